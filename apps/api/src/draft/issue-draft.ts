import type { Caller } from '@duban/access';
import type { LocalDate } from '@duban/calendar';
import type { Refusal } from '@duban/contracts';
import type { Duban } from '@duban/jobs';
import { inTenant } from '@duban/persistence';
import { Fault, notFound } from '../http/fault.js';
import { type DraftOnDesk, takeUp } from './draft.desk.js';
import { changeDraft, type Client, readDraftText } from './draft.store.js';
import { requireVersionGiven, staleDraft } from './draft.versions.js';
import { type DraftIssuing, faultOfIssue, type IssuedAnswer, issuingOf } from './issuing.js';

export interface IssueCall {
  caller: Caller;
  draft: string;
  /** The version that was seen, where it was told. */
  expected: number | undefined;
  key: string | null;
  requestId: string;
  today: LocalDate;
}

/** What was issued; `replayed` where it had been by the same key. */
export interface IssueOutcome {
  answer: IssuedAnswer;
  replayed: boolean;
}

/**
 * Issues a draft: all of it or nothing. A process that dies on the way leaves the draft as `issuing`: issuing it once more
 * finds out what was done, and does it where it was not. Throws the fault by which it is refused.
 */
export async function issueDraft({ pool, engine, clock }: Duban, call: IssueCall): Promise<IssueOutcome> {
  const { tenant } = call.caller;
  // 1 Nobody changes the draft from here on.
  const claimed = await inTenant(pool, tenant, (client) => claim(client, call));
  if ('replayed' in claimed) return claimed;
  const { desk, issuing } = claimed;
  // 2 The engine does all of it, or nothing.
  const answers = await engine.execute(tenant, issuing.commands, { requestId: call.requestId });
  const refusals = answers.filter((answer): answer is Refusal => !answer.ok);
  // 3 The draft says what became of it.
  return inTenant(pool, tenant, async (client) => {
    if (refusals.length > 0 && !(await isThere(client, tenant, issuing))) {
      await changeDraft(client, tenant, desk.draft, { status: 'open' });
      return { fault: faultOfIssue(refusals, issuing.answer.number) };
    }
    const answer: IssuedAnswer = { ...issuing.answer, issuedAt: clock.now() };
    const content = { ...desk.draft.content, issued: { key: call.key, answer } };
    await changeDraft(client, tenant, desk.draft, { status: 'issued', content, directive: issuing.directive });
    return { answer, replayed: false };
  }).then((outcome) => {
    // Thrown outside the transaction, which has to keep that the draft is open again.
    if ('fault' in outcome) throw outcome.fault;
    return outcome;
  });
}

async function claim(
  client: Client,
  call: IssueCall,
): Promise<IssueOutcome | { desk: DraftOnDesk; issuing: DraftIssuing }> {
  const { caller, draft: id, expected, key, today } = call;
  const { tenant, post } = caller;
  const desk = await takeUp(client, tenant, id, today);
  const { draft } = desk;
  const { issued } = draft.content;
  if (draft.status === 'issued') {
    if (key !== null && issued?.key === key) return { answer: issued.answer as IssuedAnswer, replayed: true };
    throw new Fault('not-in-state', 'This draft has been issued.', { state: 'issued' });
  }
  if (expected !== undefined) requireVersionGiven(draft, expected);
  const [read, government] = await Promise.all([readDraftText(client, tenant, id), readName(client, tenant)]);
  if (!post || !read) throw notFound();
  const issuing = issuingOf(desk, post.id, { government, text: read.text });
  if (!(await changeDraft(client, tenant, draft, { status: 'issuing' }))) throw staleDraft(draft.version + 1);
  return { desk: { ...desk, draft: { ...draft, version: draft.version + 1 } }, issuing };
}

async function readName(client: Client, tenant: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>({
    name: 'name-of-tenant',
    text: 'SELECT name FROM tenant WHERE id = $1',
    values: [tenant],
  });
  return rows[0]?.name ?? '';
}

/** Whether the directive of this very draft is there already: an issue before this one has made it. */
async function isThere(client: Client, tenant: string, { directive }: DraftIssuing): Promise<boolean> {
  const { rows } = await client.query({
    name: 'directive-of-draft',
    text: `SELECT FROM directive WHERE tenant_id = $1 AND year = $2 AND id = $3 AND status <> 'draft'`,
    values: [tenant, directive.year, directive.id],
  });
  return rows.length > 0;
}
