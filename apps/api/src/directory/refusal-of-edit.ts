import type { DirectoryFault } from '@duban/access';
import { Fault, notFound } from '../http/fault.js';

/** An edit that is refused, as a problem. */
export function refusalOfEdit({ code, message, details }: DirectoryFault): Fault {
  if (code === 'not-found') return notFound();
  const { path, version } = details;
  return new Fault(code, message, {
    ...(path === undefined ? {} : { issues: [{ path, message }] }),
    ...(version === undefined ? {} : { version }),
  });
}
