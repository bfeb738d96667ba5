import type { ReturnRow } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ProblemError } from '../../client/problem.js';
import { useFaultText } from '../../parts/FaultText.js';
import { Mark, StateMark } from '../../parts/Light.js';
import { workPath } from '../../parts/task-path.js';
import { useTerm } from '../../parts/useTerm.js';
import { isFilled } from './row-draft.js';
import { isDirty, type LineState, type SheetStore } from './sheet-store.js';

/** Whether the post may write on a line now. */
export const isOpenRow = ({ commands }: ReturnRow): boolean =>
  commands.includes('report.draft') || commands.includes('subReport.submit');

/** Which task, how it stands, and what is amiss. */
export function TaskCell({ row, line, store }: { row: ReturnRow; line: LineState; store: SheetStore }) {
  const { t } = useTranslation('returns');
  const term = useTerm();
  const { task, number, title, member, obligation, owedAs, lead, reason } = row;
  return (
    <div className="returns-cell returns-task" role="rowheader">
      <Link to={workPath(task, member)} tabIndex={0}>
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
  if (!isFilled(line.draft)) return <p className="returns-warn">{t('needsSummary')}</p>;
  const isLocal = row.kind === 'subReport';
  return <span className="quiet small">{t(line.sending ? 'saving' : isLocal ? 'keptHere' : 'unsaved')}</span>;
}
