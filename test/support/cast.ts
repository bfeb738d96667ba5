import type { Pages, Visitor } from './browser.js';

/** Everybody who takes part in a story, signed in, each in a browser of their own. */
export async function enter<Actor extends string>(
  pages: Pages,
  cast: Readonly<Record<Actor, string>>,
): Promise<Record<Actor, Visitor>> {
  const entered = Object.entries<string>(cast).map(async ([actor, signIn]) => [actor, await pages.as(signIn)] as const);
  return Object.fromEntries(await Promise.all(entered)) as Record<Actor, Visitor>;
}

/** What went wrong on their pages, and on whose. */
export const faultsOf = (people: Readonly<Record<string, Visitor>>): string[] =>
  Object.entries(people).flatMap(([actor, { faults }]) => faults.map((fault) => `${actor}: ${fault}`));
