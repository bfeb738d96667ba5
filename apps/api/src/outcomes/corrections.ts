import type { OutcomeCorrection, PostedCorrection, VerdictCounts } from '@duban/contracts';
import { Fault } from '../http/fault.js';
import type { Hand, Judgement, OutcomesContent, OutcomesReading, StoredCorrection } from './outcomes.store.js';

/** The most corrections that are kept of one report: each change carries all of them out. */
const CORRECTIONS_LIMIT = 2_000;

export const rowId = (index: number): string => `t${index + 1}`;

/** What was read of each row, before anybody corrected it. */
export function judgementsAsRead({ matches }: OutcomesReading): Judgement[] {
  return matches.map(({ verdict, marks, claims }) => {
    const answered = claims.filter(({ outcomeSpan }) => outcomeSpan !== null);
    const told = answered.find((claim) => claim.verdict !== 'notComparable') ?? answered[0];
    const [start, length] = told?.outcomeSpan ?? [0, 0];
    return { verdict, marks, outcome: told ? { quote: told.outcomeQuote ?? '', start, end: start + length } : null };
  });
}

/** How each row stands after the corrections that were not taken back; a row is null where nobody has corrected it. */
export function judgementsNow({ matches }: OutcomesReading, corrections: readonly StoredCorrection[]) {
  const last = new Map(corrections.filter(stands).map(({ row, after }) => [row, after]));
  return matches.map((_, index) => last.get(rowId(index)) ?? null);
}

const stands = ({ takenBack }: StoredCorrection): boolean => takenBack === null;

/** How many rows have each verdict now. */
export function countsOf({ reading, corrections }: Pick<OutcomesContent, 'reading' | 'corrections'>): VerdictCounts {
  const counts: VerdictCounts = { met: 0, missed: 0, partlyMet: 0, notComparable: 0, noOutcome: 0 };
  const now = judgementsNow(reading, corrections);
  reading.matches.forEach(({ verdict }, index) => (counts[now[index]?.verdict ?? verdict] += 1));
  return counts;
}

/** By whom, and at which business moment. */
interface Act {
  by: Hand;
  at: string;
}

/** The corrections after those that were posted. Throws a fault that points at the one that cannot be taken. */
export function takeCorrections(
  { reading, corrections }: Pick<OutcomesContent, 'reading' | 'corrections'>,
  report: string,
  posted: readonly PostedCorrection[],
  act: Act,
): StoredCorrection[] {
  let taken = [...corrections];
  for (const [index, correction] of posted.entries()) {
    if (correction.type === 'undo') taken = takenBack(taken, correction.count, index, act);
    else taken.push(corrected(reading, taken, report, { correction, index, act }));
  }
  if (taken.length > CORRECTIONS_LIMIT)
    throw refused(posted.length - 1, 'type', `No more than ${CORRECTIONS_LIMIT} corrections are kept of a report.`);
  return taken;
}

/** The last ones that stand are taken back, and stay in the list. */
function takenBack(corrections: StoredCorrection[], count: number, index: number, act: Act): StoredCorrection[] {
  const standing = corrections.filter(stands);
  if (count > standing.length) throw refused(index, 'count', `Only ${standing.length} corrections can be taken back.`);
  const last = new Set(standing.slice(standing.length - count));
  return corrections.map((each) => (last.has(each) ? { ...each, takenBack: act } : each));
}

interface Posted {
  correction: OutcomeCorrection;
  index: number;
  act: Act;
}

function corrected(
  reading: OutcomesReading,
  corrections: readonly StoredCorrection[],
  report: string,
  { correction: { row, verdict, marks, outcome, reason }, index, act }: Posted,
): StoredCorrection {
  const place = reading.matches.findIndex((_, each) => rowId(each) === row);
  const before = judgementsNow(reading, corrections)[place] ?? judgementsAsRead(reading)[place];
  if (!before) throw refused(index, 'row', `There is no row ${row}.`);
  if (outcome && (outcome.start >= outcome.end || outcome.end > report.length))
    throw refused(index, 'outcome', 'The stretch lies beyond the text of the report.');
  const answer = outcome && { ...outcome, quote: report.slice(outcome.start, outcome.end) };
  const after = { verdict, marks, outcome: answer === undefined ? before.outcome : answer };
  return { row, before, after, reason, ...act, takenBack: null };
}

const refused = (index: number, field: string, message: string): Fault =>
  new Fault('bad-body', `Correction ${index + 1} cannot be taken: ${message}`, {
    issues: [{ path: `/corrections/${index}/${field}`, message }],
  });
