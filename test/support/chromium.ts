import { existsSync } from 'node:fs';

/** Where a Chromium is on this machine, if there is one; best the shell, which draws pages and no browser around them. */
export const chromiumPath = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => existsSync(path));
