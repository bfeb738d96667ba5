import type { ReturnRow } from '@duban/contracts';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { isCopy } from '../../parts/report/report-draft.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { FigureCells } from './FigureCells.js';
import { faultsOf, type TextField } from './row-draft.js';
import { isDone, type LineState, type SheetStore } from './sheet-store.js';
import { isOpenRow, TaskCell } from './TaskCell.js';
import { useLine } from './useSheet.js';

interface SheetRowProps {
  row: ReturnRow;
  store: SheetStore;
}

/** One report of the sheet: the task, what was said last time, and what is said now. */
export const SheetRow = memo(function SheetRow({ row, store }: SheetRowProps) {
  const { t } = useTranslation('returns');
  const line = useLine(store, row.member);
  if (!line) return null;
  const filling = { row, line, store, isOpen: isOpenRow(row) };
  return (
    <div className="returns-row" role="row" data-row={row.member} data-filled={isDone(row, line)}>
      <TaskCell row={row} line={line} store={store} />
      <div className="returns-cell returns-before" role="cell" data-label={t('column.before')}>
        <Before row={row} />
      </div>
      <div className="returns-cell" role="cell" data-label={t('column.summary')}>
        <Progress {...filling} />
      </div>
      <div className="returns-cell" role="cell" data-label={t('column.problems')}>
        <TextCell {...filling} field="problems" />
      </div>
      <div className="returns-cell" role="cell" data-label={t('column.nextStep')}>
        <TextCell {...filling} field="nextStep" />
      </div>
      <div className="returns-cell" role="cell" data-label={t('column.figures')}>
        <FigureCells
          row={row}
          figures={line.draft.figures}
          isOpen={filling.isOpen}
          onChange={(figures) => store.change(row.member, { figures })}
        />
      </div>
    </div>
  );
});

interface Filling extends SheetRowProps {
  line: LineState;
  isOpen: boolean;
}

function TextCell({
  row: { member },
  line: { draft },
  store,
  isOpen,
  field,
  isFaulty = false,
}: Filling & { field: TextField; isFaulty?: boolean }) {
  const { t } = useTranslation('returns');
  return (
    <textarea
      data-column={field}
      data-member={member}
      className="returns-field"
      aria-label={t(`column.${field}`)}
      aria-invalid={isFaulty}
      value={draft[field]}
      placeholder={field === 'reason' && isOpen ? t('reasonWhy') : undefined}
      rows={2}
      readOnly={!isOpen}
      onChange={({ target }) => store.change(member, { [field]: target.value })}
    />
  );
}

/** What is new; or that nothing is, and why. */
function Progress(filling: Filling) {
  const { t } = useTranslation('returns');
  const { row, line, isOpen } = filling;
  const { summary, isUnchanged } = line.draft;
  return (
    <>
      <TextCell {...filling} field="summary" />
      {isOpen && !isUnchanged && isCopy(summary, row.previous?.content?.summary) && (
        <p className="returns-warn" role="status">
          {t('copied')}
        </p>
      )}
      {(isOpen || isUnchanged) && <Unchanged {...filling} />}
    </>
  );
}

/** Nothing new since the period before: an honest answer, which asks for its reason when it is given again. */
function Unchanged(filling: Filling) {
  const { t } = useTranslation('returns');
  const { row, line, store, isOpen } = filling;
  const { isUnchanged, reason } = line.draft;
  const needsReason = isOpen && faultsOf(row, line.draft).includes('reason');
  return (
    <>
      <label className="returns-unchanged">
        <input
          type="checkbox"
          data-column="unchanged"
          data-member={row.member}
          checked={isUnchanged}
          disabled={!isOpen}
          onChange={({ target }) => store.change(row.member, { isUnchanged: target.checked })}
        />
        {t('unchanged')}
        <UnchangedCount row={row} isUnchanged={isUnchanged} />
      </label>
      {isUnchanged && (isOpen || reason !== '') && <TextCell {...filling} field="reason" isFaulty={needsReason} />}
      {needsReason && <p className="returns-fault">{t('fault.reason')}</p>}
    </>
  );
}

/** How often there had been nothing new, counting this time. */
function UnchangedCount({ row: { previous }, isUnchanged }: { row: ReturnRow; isUnchanged: boolean }) {
  const { t } = useTranslation('returns');
  const before = previous?.unchanged ?? 0;
  if (!isUnchanged && before === 0) return null;
  return (
    <span className="quiet small">
      {isUnchanged ? t('unchangedCount', { count: before + 1 }) : t('unchangedBefore', { count: before })}
    </span>
  );
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
