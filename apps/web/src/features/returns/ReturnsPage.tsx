import type { ReturnSheetRow } from '@duban/contracts';
import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Due } from '../../parts/Due.js';
import { Mark } from '../../parts/Light.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useLanguage } from '../../parts/useTerm.js';
import { dayOf, dayText } from '../../time/days.js';
import { sheetsBy } from './sheets.js';
import './returns.css';

/** 本期填报: the sheets of the unit, the one that is open first. */
export default function ReturnsPage() {
  const { t } = useTranslation('returns');
  const sheets = useAsk('returns.list', {});
  return (
    <Page title={t('title')} under={t('under')}>
      <Asked query={sheets}>{({ now, rows }) => <Sheets {...sheetsBy(rows, now)} now={now} />}</Asked>
    </Page>
  );
}

function Sheets({ open, missed, coming, past, now }: ReturnType<typeof sheetsBy> & { now: string }) {
  const { t } = useTranslation('returns');
  const language = useLanguage();
  const [next] = coming;
  return (
    <>
      <Panel title={t('group.open')}>
        {open.length > 0 ? (
          <SheetList rows={open} />
        ) : (
          <Nothing>
            {next
              ? t('nextOpens', {
                  opens: dayText(dayOf(next.opensAt), language, now),
                  due: dayText(next.dueOn, language, now),
                  count: next.rows,
                })
              : t('nothingOwed')}{' '}
            <Link className="returns-inline" to="/help">
              {t('help')}
            </Link>
          </Nothing>
        )}
      </Panel>
      {missed.length > 0 && (
        <Panel title={t('group.missed')}>
          <SheetList rows={missed} />
        </Panel>
      )}
      {coming.length > 0 && (
        <Panel title={t('group.coming')}>
          <SheetList rows={coming} isLater />
        </Panel>
      )}
      {past.length > 0 && (
        <Panel title={t('group.past')}>
          <SheetList rows={past} isDone />
        </Panel>
      )}
    </>
  );
}

interface SheetListProps {
  rows: readonly ReturnSheetRow[];
  isLater?: boolean;
  isDone?: boolean;
}

function SheetList({ rows, isLater = false, isDone = false }: SheetListProps) {
  return (
    <ul className="returns-sheets">
      {rows.map((row) => (
        <SheetLine key={row.dueOn} row={row} isLater={isLater} isDone={isDone} />
      ))}
    </ul>
  );
}

function SheetLine({ row, isLater, isDone }: { row: ReturnSheetRow; isLater: boolean; isDone: boolean }) {
  const { t } = useTranslation('returns');
  const period = usePeriod();
  const language = useLanguage();
  const { dueOn, opensAt, periods, rows, lead, coordinating, filled, signed, submitted, missed, exempted } = row;
  const parts = [
    ...(lead > 0 ? [t('leads', { count: lead })] : []),
    ...(coordinating > 0 ? [t('coordinates', { count: coordinating })] : []),
  ];
  return (
    <li>
      <Link className="returns-sheet" to={`/returns/${dueOn}`}>
        <span className="returns-sheet-name">
          <strong>{periods.map(period).join('、')}</strong> <span className="quiet">{parts.join(' · ')}</span>
        </span>
        <span className="returns-sheet-due">
          <Due dueOn={dueOn} isDone={isDone} />
        </span>
        <span className="returns-sheet-state">
          {isLater ? (
            <span className="quiet">{t('opensOn', { day: dayText(dayOf(opensAt), language, dueOn) })}</span>
          ) : (
            <>
              <Progress
                percent={Math.round((submitted / rows) * 100)}
                success={{ percent: 0 }}
                size="small"
                showInfo={false}
                aria-label={t('submittedOf', { submitted, all: rows })}
              />
              <span className="figures small">{t('sheetCounts', { filled, signed, submitted, all: rows })}</span>
              {missed > 0 && <Mark tone="red">{t('missedCount', { count: missed })}</Mark>}
              {exempted > 0 && <Mark tone="grey">{t('exemptedCount', { count: exempted })}</Mark>}
            </>
          )}
        </span>
      </Link>
    </li>
  );
}
