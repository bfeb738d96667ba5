import { randomUUID } from 'node:crypto';
import { createDatabase, dropDatabase, withDatabase } from '@duban/persistence';
import { inject } from 'vitest';

export interface FreshDatabase {
  ownerUrl: string;
  appUrl: string;
  queueUrl: string;
  /** Bypasses row security: for looking at what is stored, not for the code under test. */
  superuserUrl: string;
  name: string;
  drop(): Promise<void>;
}

/** Copies the migrated template, so that each test file has a database of its own; about 0.1 s. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { superuserUrl, template, passwords } = inject('testServer');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(superuserUrl, name, template);
  const urlFor = (role: keyof typeof passwords): string => {
    const url = new URL(withDatabase(superuserUrl, name));
    url.username = `duban_${role}`;
    url.password = passwords[role];
    return url.href;
  };
  return {
    ownerUrl: urlFor('owner'),
    appUrl: urlFor('app'),
    queueUrl: urlFor('queue'),
    superuserUrl: withDatabase(superuserUrl, name),
    name,
    drop: () => dropDatabase(superuserUrl, name),
  };
}
