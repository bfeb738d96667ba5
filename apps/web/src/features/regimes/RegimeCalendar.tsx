import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { YearPreview } from '@duban/contracts';
import { Alert, Button, Checkbox } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../client/session.js';
import { useAsk } from '../../client/use-ask.js';
import type { DayMark } from '../../parts/calendar/YearCalendar.js';
import { useDayWords, YearCalendar } from '../../parts/calendar/YearCalendar.js';
import { standingOf, type Table } from '../../parts/calendar/months.js';
import { Panel } from '../../parts/Page.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useLanguage } from '../../parts/useTerm.js';
import { dayOf, dayText } from '../../time/days.js';
import { type Entry, entriesOf } from './year-entries.js';

interface RegimeCalendarProps {
  year: number;
  onYear: (year: number) => void;
  preview: YearPreview | undefined;
  isBehind: boolean;
  isWrong: boolean;
}

/** The year that the rules make, as a wall calendar. */
export function RegimeCalendar({ year, onYear, preview, isBehind, isWrong }: RegimeCalendarProps) {
  const { t } = useTranslation(['regimes', 'admin']);
  const [showsSent, setShowsSent] = useState(false);
  const now = useNow();
  const tables = useAsk('holidays.list', {});
  const isKnown = tables.data?.rows.some((row) => row.year === year) ?? false;
  const table = useAsk('holiday.read', { params: { year } }, { enabled: isKnown, keepsPrevious: false });
  const entries = useMemo(() => (preview ? entriesOf(preview) : new Map<string, Entry[]>()), [preview]);
  const { marks, legend } = useMarks(entries, showsSent);
  const provisional = useMemo(() => provisionalDays(entries), [entries]);
  const shownTable = isKnown ? (table.data ?? null) : null;
  return (
    <Panel
      title={t('yearCalendar')}
      extra={
        <span className="regimes-year">
          <Button
            size="small"
            icon={<LeftOutlined />}
            aria-label={t('admin:yearBefore')}
            onClick={() => onYear(year - 1)}
          />
          <strong>{year}</strong>
          <Button
            size="small"
            icon={<RightOutlined />}
            aria-label={t('admin:yearAfter')}
            onClick={() => onYear(year + 1)}
          />
          <Checkbox checked={showsSent} onChange={({ target }) => setShowsSent(target.checked)}>
            {t('showSent')}
          </Checkbox>
        </span>
      }
    >
      <p className="regimes-sum" role="status">
        {preview ? <YearSum preview={preview} /> : t('workingOut')}
        {isWrong && <strong className="regimes-fault"> {t('lastGood')}</strong>}
        {isBehind && !isWrong && <span className="quiet"> {t('workingOut')}</span>}
      </p>
      {tables.data && !isKnown && <Alert type="warning" showIcon title={t('admin:noTable', { year })} />}
      <YearCalendar
        year={year}
        table={shownTable}
        marks={marks}
        provisional={provisional}
        today={now && dayOf(now)}
        legend={legend}
        describe={(day) => <DayDetails day={day} entries={entries.get(day) ?? []} table={shownTable} />}
      />
    </Panel>
  );
}

function YearSum({ preview }: { preview: YearPreview }) {
  const { t } = useTranslation('regimes');
  const { months, provisional, notAsked } = preview;
  const sum = (name: 'reports' | 'subReports'): number => months.reduce((all, month) => all + month[name], 0);
  return (
    <>
      {t('yearSum', { reports: sum('reports'), subReports: sum('subReports') })}
      {provisional > 0 && t('yearProvisional', { count: provisional })}
      {notAsked.length > 0 && t('yearNotAsked', { count: notAsked.length })}
    </>
  );
}

function provisionalDays(entries: ReadonlyMap<string, readonly Entry[]>): Set<string> {
  const isProvisional = (entry: Entry): boolean => 'provisional' in entry && entry.provisional;
  return new Set([...entries].filter(([, each]) => each.some(isProvisional)).map(([day]) => day));
}

function useMarks(entries: ReadonlyMap<string, readonly Entry[]>, showsSent: boolean) {
  const { t } = useTranslation('regimes');
  return useMemo(() => {
    const mark = (name: MarkName, look: DayMark['look']): DayMark => ({
      sign: t(`mark.${name}.sign`),
      word: t(`mark.${name}.word`),
      look,
    });
    const marks = {
      monthly: mark('monthly', 'strong'),
      quarterly: mark('quarterly', 'strong'),
      annual: mark('annual', 'strong'),
      subReport: mark('subReport', 'pale'),
      notAsked: mark('notAsked', 'faint'),
      reminder: mark('reminder', 'faint'),
      slip: mark('slip', 'faint'),
    } satisfies Record<MarkName, DayMark>;
    const shown = ([...entries] as const).map(([day, each]): [string, DayMark[]] => {
      const names = each.map(nameOf).filter((name) => showsSent || (name !== 'reminder' && name !== 'slip'));
      return [day, [...new Set(names)].map((name) => marks[name])];
    });
    const used = new Set(shown.flatMap(([, each]) => each));
    return {
      marks: new Map(shown.filter(([, each]) => each.length > 0)),
      legend: Object.values(marks).filter((each) => used.has(each)),
    };
  }, [entries, showsSent, t]);
}

type MarkName = 'monthly' | 'quarterly' | 'annual' | 'subReport' | 'notAsked' | 'reminder' | 'slip';

const nameOf = (entry: Entry): MarkName => (entry.what === 'report' ? entry.kind : entry.what);

function DayDetails({ day, entries, table }: { day: string; entries: readonly Entry[]; table: Table | null }) {
  const { t } = useTranslation('regimes');
  const language = useLanguage();
  const words = useDayWords();
  const wordsOf = useEntryWords();
  const standing = words(standingOf(day, table), false);
  return (
    <>
      <strong>{dayText(day, language)}</strong>
      <span className="quiet"> {standing.join(' ')}</span>
      {entries.length === 0 ? (
        <span className="quiet"> · {t('nothingDue')}</span>
      ) : (
        <ul className="regimes-entries">
          {entries.map((entry, index) => (
            <li key={index}>{wordsOf(entry)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function useEntryWords(): (entry: Entry) => ReactNode {
  const { t } = useTranslation('regimes');
  const language = useLanguage();
  const periodText = usePeriod();
  return (entry) => {
    const period = periodText(entry.period);
    if (entry.what === 'notAsked') return t('entry.notAsked', { period });
    if (entry.what === 'reminder') return t('entry.reminder', { period, of: t(`entry.${entry.of}`) });
    if (entry.what === 'slip') return t('entry.slip', { period, of: t(`entry.${entry.of}`), rung: entry.rung });
    const { what, opensOn, rolledFrom, dayOff, provisional } = entry;
    return [
      t('entry.due', { period, what: t(`entry.${what}`), opens: dayText(opensOn, language, opensOn) }),
      rolledFrom && t('entry.rolled', { from: dayText(rolledFrom, language, rolledFrom) }),
      dayOff && t('entry.dayOff'),
      provisional && t('entry.provisional'),
    ]
      .filter(Boolean)
      .join(t('comma'));
  };
}
