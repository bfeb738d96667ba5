import type { ReturnRow } from '@duban/contracts';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Mark, StateMark } from '../../parts/Light.js';
import { isCopy } from '../../parts/report/report-draft.js';
import { useFaultText } from '../../parts/FaultText.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useTerm } from '../../parts/useTerm.js';
import { ProblemError } from '../../client/problem.js';
import { FigureCells } from './FigureCells.js';
import { faultsOf, isFilled, type TextField } from './row-draft.js';
import { isDirty, type LineState, type SheetStore } from './sheet-store.js';
import { useLine } from './useSheet.js';

interface SheetRowProps {
  row: ReturnRow;
  store: SheetStore;
  today: string;
}

/** Whether the post may write on a line now. */
export const isOpenRow = ({ commands }: ReturnRow): boolean =>
  commands.includes('report.draft') || commands.includes('subReport.submit');

/** One report of the sheet: the task, what was said last time, and what is said now. */
export const SheetRow = memo(function SheetRow({ row, store, today }: SheetRowProps) {
  const { t } = useTranslation('returns');
  const line = useLine(store, row.member);
  if (!line) return null;
  const { draft } = line;
  const isOpen = isOpenRow(row);
  const faults = isOpen ? faultsOf(row, draft) : [];
  const cell = (field: TextField) => (
    <textarea
      data-column={field}
      data-member={row.member}
      className="returns-field"
      aria-label={t(`column.${field}`)}
      aria-invalid={field === 'reason' && faults.includes('reason')}
      value={draft[field]}
      placeholder={field === 'reason' ? t('reasonWhy') : undefined}
      rows={field === 'summary' ? 3 : 2}
      readOnly={!isOpen}
      onChange={({ target }) => store.change(row.member, { [field]: target.value })}
    />
  );
  return (
    <div className="returns-row" role="row" data-row={row.member} data-filled={isFilled(draft)}>
      <TaskCell row={row} line={line} store={store} />
      <div className="returns-cell returns-before" role="cell" data-label={t('column.before')}>
        <Before row={row} />
      </div>
      <div className="returns-cell" role="cell" data-label={t('column.summary')}>
        {cell('summary')}
        {isOpen && isCopy(draft.summary, row.previous?.content?.summary) && (
          <p className="returns-warn" role="status">
            {t('copied')}
          </p>
        )}
        <label className="returns-unchanged">
          <input
            type="checkbox"
            data-column="unchanged"
            data-member={row.member}
            checked={draft.isUnchanged}
            disabled={!isOpen}
            onChange={({ target }) => store.change(row.member, { isUnchanged: target.checked })}
          />
          {t('unchanged')}
          <UnchangedCount row={row} isUnchanged={draft.isUnchanged} />
        </label>
        {draft.isUnchanged && (
          <>
            {cell('reason')}
            {faults.includes('reason') && <p className="returns-fault">{t('fault.reason')}</p>}
          </>
        )}
      </div>
      <div className="returns-cell" role="cell" data-label={t('column.problems')}>
        {cell('problems')}
      </div>
      <div className="returns-cell" role="cell" data-label={t('column.nextStep')}>
        {cell('nextStep')}
      </div>
      <div className="returns-cell" role="cell" data-label={t('column.figures')}>
        <FigureCells
          row={row}
          figures={draft.figures}
          isOpen={isOpen}
          today={today}
          onChange={(figures) => store.change(row.member, { figures })}
        />
      </div>
    </div>
  );
});

/** How often there had been nothing new, counting this time. */
function UnchangedCount({ row: { previous }, isUnchanged }: { row: ReturnRow; isUnchanged: boolean }) {
  const { t } = useTranslation('returns');
  const before = previous?.unchanged ?? 0;
  if (!isUnchanged && before === 0) return null;
  return <span className="quiet small">{t('unchangedCount', { count: isUnchanged ? before + 1 : before })}</span>;
}

function Before({ row: { previous } }: { row: ReturnRow }) {
  const { t } = useTranslation(['returns', 'frame']);
  const period = usePeriod();
  if (!previous) return <span className="quiet">{t('noBefore')}</span>;
  const { content } = previous;
  return (
    <>
      <span className="quiet small">{period(previous.period)}</span>
      <div className="text returns-before-text">{content?.summary ?? t('erased', { ns: 'frame' })}</div>
      {content?.problems?.map((problem) => (
        <div key={problem} className="text small quiet">
          {t('problemBefore', { problem })}
        </div>
      ))}
    </>
  );
}

/** Which task, how it stands, and what is amiss. */
function TaskCell({ row, line, store }: { row: ReturnRow; line: LineState; store: SheetStore }) {
  const { t } = useTranslation('returns');
  const term = useTerm();
  const { task, number, title, member, obligation, owedAs, lead, reason } = row;
  return (
    <div className="returns-cell returns-task" role="rowheader">
      <Link to={`/tasks/${task.year}/${task.id}/work/${member}`} tabIndex={0}>
        {number !== null && <span className="quiet">{number} </span>}
        {title}
      </Link>
      <div className="returns-marks">
        <StateMark state={obligation.state === 'missed' ? 'missed' : row.state} />
        {obligation.kind === 'supplement' && <Mark tone="yellow">{term('kind', 'supplement')}</Mark>}
        {owedAs !== 'lead' && <span className="quiet small">{t('leadIs', { unit: lead?.name ?? '' })}</span>}
      </div>
      {reason?.text && isOpenRow(row) && <p className="text returns-warn">{t('cameBack', { reason: reason.text })}</p>}
      <LineStatus row={row} line={line} store={store} />
    </div>
  );
}

function LineStatus({ row, line, store }: { row: ReturnRow; line: LineState; store: SheetStore }) {
  const { t } = useTranslation('returns');
  const faultText = useFaultText();
  if (line.refusal === 'stale')
    return (
      <div className="returns-fault" role="alert">
        {t('stale')}
        <div className="text small quiet">{row.content?.summary}</div>
        <button type="button" className="returns-link" onClick={() => store.resolve(row, true)}>
          {t('keepMine')}
        </button>{' '}
        <button type="button" className="returns-link" onClick={() => store.resolve(row, false)}>
          {t('takeTheirs')}
        </button>
      </div>
    );
  if (line.refusal)
    return (
      <p className="returns-fault" role="alert">
        {faultText(new ProblemError(line.refusal, 0))}
      </p>
    );
  if (!isOpenRow(row) || !isDirty(line)) return null;
  const isLocal = row.kind === 'subReport' && isFilled(line.draft);
  return <span className="quiet small">{t(line.sending ? 'saving' : isLocal ? 'keptHere' : 'unsaved')}</span>;
}
