import type { CloseOutContent, CloseOutView, TaskView } from '@duban/contracts';
import type { MemberOf } from '../matter.js';

type Ask = CloseOutView['asks'][number];
export type Closing = NonNullable<TaskView['closedAs']>;
export type Shows = 'evidence' | NonNullable<CloseOutContent['evidence'][number]['lacks']>;

export interface EvidenceDraft {
  /** The target or time node that it is for. */
  subject: string;
  shows: Shows;
  text: string;
  attachments: string[];
  /** Asked for by the task: it stays, and is answered. Null: the unit's own row. */
  ask: Ask | null;
  /** It was left open when an earlier claim was confirmed in part. */
  stayed: boolean;
}

/** The claim that a task is done while it is typed. */
export interface ClaimDraft {
  summary: string;
  closesAs: Closing;
  explanation: string;
  evidence: EvidenceDraft[];
}

/** The last claim that was not confirmed. */
export interface EarlierClaim {
  content: CloseOutContent;
  closesAs: Closing;
  stays: readonly number[];
}

export const emptyEvidence = (subject: string, ask: Ask | null = null): EvidenceDraft => ({
  subject,
  shows: 'evidence',
  text: '',
  attachments: [],
  ask,
  stayed: false,
});

/** A claim begins with a row for each target and time node, as far as an earlier claim says with what that said. */
export function claimDraftOf(asks: readonly Ask[], earlier: EarlierClaim | null): ClaimDraft {
  const said = (earlier?.content.evidence ?? []).map(({ subject, lacks, text, attachments }, row): EvidenceDraft => ({
    subject,
    shows: lacks ?? 'evidence',
    text,
    attachments: [...attachments],
    ask: null,
    stayed: earlier?.stays.includes(row) ?? false,
  }));
  const asked = asks.map((ask) => {
    const before = said.find(({ subject }) => subject === ask.subject);
    return before ? { ...before, ask } : emptyEvidence(ask.subject, ask);
  });
  const others = said.filter(({ subject }) => !asks.some((ask) => ask.subject === subject));
  return {
    summary: earlier?.content.summary ?? '',
    closesAs: earlier?.closesAs ?? 'measured',
    explanation: earlier?.content.explanation ?? '',
    evidence: [...asked, ...others],
  };
}

/** What is sent: rows that say something. */
export function claimOf({ summary, closesAs, explanation, evidence }: ClaimDraft): CloseOutContent {
  return {
    summary: summary.trim(),
    ...(closesAs === 'measured' ? {} : { explanation: explanation.trim() }),
    evidence: evidence
      .filter(({ subject, text }) => subject.trim() !== '' && text.trim() !== '')
      .map(({ subject, shows, text, attachments }) => ({
        subject: subject.trim(),
        ...(shows === 'evidence' ? {} : { lacks: shows }),
        text: text.trim(),
        attachments,
      })),
  };
}

export interface ClaimFault {
  /** Where: `summary`, `explanation`, `closesAs`, `evidence.1`. */
  at: string;
}

/** What is missing before a claim can be sent: as the engine asks it. */
export function claimFaults(draft: ClaimDraft): ClaimFault[] {
  const { summary, closesAs, explanation, evidence } = draft;
  const fault = (wrong: boolean, at: string): ClaimFault[] => (wrong ? [{ at }] : []);
  const isAsked = evidence.some(({ ask }) => ask !== null);
  const isShown = evidence.some(({ shows, text }) => shows === 'evidence' && text.trim() !== '');
  const rows = evidence.flatMap(({ ask, text }, row) => fault(ask !== null && text.trim() === '', `evidence.${row}`));
  return [
    ...fault(summary.trim() === '', 'summary'),
    ...fault(closesAs !== 'measured' && explanation.trim() === '', 'explanation'),
    ...rows,
    ...fault(closesAs === 'measured' && isAsked && !isShown && rows.length === 0, 'closesAs'),
  ];
}

/** A claim as it was made; null where it was erased. */
export function claimContentOf(member: Pick<MemberOf, 'content'> | null): CloseOutContent | null {
  const text = member?.content?.text;
  return text ? (JSON.parse(text) as CloseOutContent) : null;
}

/** The claim before, where it was rejected or confirmed in part. */
export function earlierClaim({ members }: Pick<TaskView, 'members'>): (EarlierClaim & { member: MemberOf }) | null {
  const member = members.findLast(({ kind }) => kind === 'closeOut') ?? null;
  const content = claimContentOf(member);
  if (!member?.closeOut || !content || !['rejected', 'partlyConfirmed'].includes(member.state)) return null;
  return { member, content, closesAs: member.closeOut.closesAs, stays: member.closeOut.stays };
}
