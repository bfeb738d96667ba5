import type { TaskView } from '@duban/contracts';
import { expect } from 'vitest';
import type { Visitor } from './browser.js';

/** A task as a visitor may see it; `address` is that of its page. */
export async function readTask({ context }: Visitor, address: string): Promise<TaskView> {
  return (await (await context.request.get(`/api/v1${address}`)).json()) as TaskView;
}

/** What is done about the own work, not about that of others. */
const isOwn = (command: string): boolean => !['obligation.urge', 'disagreement.raise'].includes(command);

/** What of a kind the visitor's own unit owes. */
export async function owed(visitor: Visitor, address: string, wanted: string): Promise<string> {
  const { obligations } = await readTask(visitor, address);
  const found = obligations.find(({ kind, allowed }) => kind === wanted && allowed.some(isOwn));
  if (!found) throw new Error(`No ${wanted} is owed.`);
  return found.id;
}

/** A part of the task of a kind that the visitor may do something about. */
export async function part(visitor: Visitor, address: string, wanted: string): Promise<string> {
  const { members } = await readTask(visitor, address);
  const found = members.find(({ kind, allowed }) => kind === wanted && allowed.some(isOwn));
  if (!found) throw new Error(`There is no ${wanted} to settle.`);
  return found.id;
}

/** Business time goes on, and what falls due meanwhile is worked off. */
export async function pass({ context }: Visitor, by: string): Promise<void> {
  const moved = await context.request.post('/api/v1/demo/clock', { data: { by } });
  expect(await moved.json()).toMatchObject({ isDone: true });
}
