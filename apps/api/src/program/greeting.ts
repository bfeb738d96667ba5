import { type Instant, localTimeOf } from '@duban/calendar';
import { DEMO_PASSWORD, demoPeople } from '../demo/demo-people.js';
import type { Demonstration } from '../demo/demonstration.js';
import type { Setup } from './setup-token.js';

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
    '  Anybody signed in may move the business time forward: POST /api/v1/demo/clock. Stop with Ctrl-C.',
    '',
    '',
  ].join('\n');
}

/** What is printed when the product is ready. */
export function tellReal(url: string, { isDone, token }: Setup): string {
  const lines = [
    '',
    '督办 Duban',
    '',
    `  ${url}            the browser`,
    `  ${url}/api/docs   the interface for programs`,
    '',
  ];
  if (isDone) return `${lines.join('\n')}\n`;
  const example = {
    government: { code: 'riverside', name: '河畔市人民政府' },
    administrator: { name: '王伟', account: 'wangwei', password: '…' },
    ...(token === undefined ? {} : { setupToken: token }),
  };
  lines.push('  Nobody works here yet. Name the government and its first administrator, once:', '');
  lines.push(`  curl ${url}/api/v1/setup -H 'content-type: application/json' -d '${JSON.stringify(example)}'`, '');
  return `${lines.join('\n')}\n`;
}
