import type { CloseOutContent } from '@duban/contracts';
import type { MemberOf } from '../matter.js';

export interface EvidenceDraft {
  /** The target or time node that it is for. */
  subject: string;
  text: string;
  attachments: string[];
}

/** The claim that a task is done while it is typed. */
export interface ClaimDraft {
  summary: string;
  evidence: EvidenceDraft[];
}

export const emptyEvidence = (subject: string): EvidenceDraft => ({ subject, text: '', attachments: [] });

/** A claim begins with a row for each target and time node. */
export const claimDraftOf = (subjects: readonly string[]): ClaimDraft => ({
  summary: '',
  evidence: [...new Set(subjects)].map(emptyEvidence),
});

/** What is sent: rows that say something. */
export const claimOf = ({ summary, evidence }: ClaimDraft): CloseOutContent => ({
  summary: summary.trim(),
  evidence: evidence
    .filter(({ subject, text }) => subject.trim() !== '' && text.trim() !== '')
    .map(({ subject, text, attachments }) => ({ subject: subject.trim(), text: text.trim(), attachments })),
});

/** Targets and time nodes that have no evidence yet. */
export const withoutEvidence = ({ evidence }: ClaimDraft): string[] =>
  evidence.filter(({ subject, text }) => subject.trim() !== '' && text.trim() === '').map(({ subject }) => subject);

/** A claim as it was made; null where it was erased. */
export function claimContentOf(member: Pick<MemberOf, 'content'> | null): CloseOutContent | null {
  const text = member?.content?.text;
  return text ? (JSON.parse(text) as CloseOutContent) : null;
}
