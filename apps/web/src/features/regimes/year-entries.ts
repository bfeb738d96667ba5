import type { YearPreview } from '@duban/contracts';
import { dayOf } from '../../time/days.js';

/** What a regime brings on one day. */
export type Entry =
  | {
      what: 'report' | 'subReport';
      kind: 'monthly' | 'quarterly' | 'annual';
      period: string;
      /** Day on which its window opens. */
      opensOn: string;
      /** The day that the rules write, where another took its place. */
      rolledFrom: string | null;
      dayOff: boolean;
      provisional: boolean;
    }
  | { what: 'notAsked'; period: string }
  | { what: 'reminder'; of: 'report' | 'subReport'; period: string }
  | { what: 'slip'; of: 'report' | 'subReport'; rung: number; period: string };

type Planned = YearPreview['reports'][number];
type Schedule = Planned['report'];

/** Everything that a year under a regime brings, by day: what falls due first, then what is sent about it. */
export function entriesOf(preview: Pick<YearPreview, 'reports' | 'notAsked'>): Map<string, Entry[]> {
  const entries: [string, Entry][] = [
    ...preview.reports.map(({ period, report, rolledFrom }) => due('report', period, report, rolledFrom)),
    ...preview.reports.flatMap(({ period, subReport }) =>
      subReport ? [due('subReport', period, subReport, null)] : [],
    ),
    ...preview.notAsked.map(({ period, dueOn }): [string, Entry] => [
      dueOn,
      { what: 'notAsked', period: period.label },
    ]),
    ...preview.reports.flatMap(({ period, report, subReport }) => [
      ...sent('report', period.label, report),
      ...(subReport ? sent('subReport', period.label, subReport) : []),
    ]),
  ];
  const byDay = new Map<string, Entry[]>();
  for (const [day, entry] of entries) byDay.set(day, [...(byDay.get(day) ?? []), entry]);
  return byDay;
}

function due(
  what: 'report' | 'subReport',
  { kind, label }: Planned['period'],
  { dueOn, opensAt, dayOff, provisional }: Schedule,
  rolledFrom: string | null,
): [string, Entry] {
  return [dueOn, { what, kind, period: label, opensOn: dayOf(opensAt), rolledFrom, dayOff, provisional }];
}

const sent = (of: 'report' | 'subReport', period: string, { remindedAt, slips }: Schedule): [string, Entry][] => [
  ...remindedAt.map((at): [string, Entry] => [dayOf(at), { what: 'reminder', of, period }]),
  ...slips.map(({ rung, at }): [string, Entry] => [dayOf(at), { what: 'slip', of, rung, period }]),
];
