import { type Instant, localTimeOf } from '@duban/calendar';
import { DEMO_PASSWORD, demoPeople } from '../demo/demo-people.js';
import type { Demonstration } from '../demo/demonstration.js';

/** What is printed when a demonstration is ready: where it is, and who may be played. */
export function tellDemonstration(url: string, { seed }: Demonstration, now: Instant): string {
  const { name, zone } = seed.directive.government;
  const people = demoPeople(seed);
  const width = Math.max(...people.map(({ signIn }) => signIn.length));
  return [
    '',
    `督办 Duban · demonstration · ${name} · business time ${localTimeOf(now, zone)}`,
    '',
    `  ${url}            the browser`,
    `  ${url}/api/docs   the interface for programs`,
    '',
    `  Sign in as any of these, with the password ${DEMO_PASSWORD}:`,
    '',
    ...people.map(
      ({ signIn, role, name: person, unit, title }) =>
        `  ${signIn.padEnd(width)}  ${role.padEnd(16)}  ${person} ${unit ?? ''}${title}`,
    ),
    '',
    '  Everybody else of the government signs in by the code of their post, with the same password.',
    '  An administrator may move the business time forward: POST /api/v1/demo/clock. Stop with Ctrl-C.',
    '',
    '',
  ].join('\n');
}

/** What is printed when the product is ready. */
export function tellReal(url: string): string {
  return `督办 Duban · ${url} · ${url}/api/docs\n`;
}
