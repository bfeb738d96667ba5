import type { ReturnDifference } from '@duban/contracts';
import { Alert, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextDifference } from '../../parts/TextDifference.js';
import { useTerm } from '../../parts/useTerm.js';
import { type Accepted, accepted } from './accepted.js';
import type { SheetStore } from './sheet-store.js';

type Cell = ReturnDifference['changed'][number]['cells'][number];

interface WorkbookDifferenceProps {
  difference: ReturnDifference;
  store: SheetStore;
  onClose: () => void;
}

/** What a filled table says otherwise than the sheet, cell by cell to be taken or left. */
export function WorkbookDifference({ difference, store, onClose }: WorkbookDifferenceProps) {
  const { t } = useTranslation(['returns', 'frame']);
  const { same, changed, faults } = difference;
  const all = changed.flatMap(({ member, cells }) => cells.map((cell): Accepted => ({ ...cell, member })));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const taken = all.filter((cell) => !left.has(keyOf(cell)));
  const take = (): void => {
    store.replace(accepted(taken, (member) => store.line(member)?.draft));
    onClose();
  };
  const toggle = (cells: readonly Accepted[], isTaken: boolean): void =>
    setLeft((now) => {
      const next = new Set(now);
      for (const cell of cells)
        if (isTaken) next.delete(keyOf(cell));
        else next.add(keyOf(cell));
      return next;
    });
  return (
    <Modal
      open
      width={960}
      title={t('differenceTitle', { count: all.length, same })}
      onCancel={onClose}
      onOk={all.length > 0 ? take : onClose}
      okText={all.length > 0 ? t('takeCells', { count: taken.length }) : t('close', { ns: 'frame' })}
      cancelText={t('cancel', { ns: 'frame' })}
      okButtonProps={{ disabled: all.length > 0 && taken.length === 0 }}
    >
      {faults.length > 0 && <Faults faults={faults} />}
      {all.length === 0 && <p>{t('noDifference')}</p>}
      {all.length > 0 && (
        <Checkbox
          checked={left.size === 0}
          indeterminate={left.size > 0 && taken.length > 0}
          onChange={({ target }) => toggle(all, target.checked)}
        >
          {t('takeAll')}
        </Checkbox>
      )}
      {changed.map((change) => (
        <section key={change.member} className="returns-change">
          <h3>
            {change.number} {change.title}
          </h3>
          {change.cells
            .map((cell): Accepted => ({ ...cell, member: change.member }))
            .map((cell) => (
              <ChangedCell
                key={keyOf(cell)}
                cell={cell}
                isTaken={!left.has(keyOf(cell))}
                onToggle={(isTaken) => toggle([cell], isTaken)}
              />
            ))}
        </section>
      ))}
    </Modal>
  );
}

/** What cannot be taken, and what to do about it. */
function Faults({ faults }: Pick<ReturnDifference, 'faults'>) {
  const { t } = useTranslation('returns');
  return (
    <Alert
      className="returns-faults"
      type="warning"
      showIcon
      title={t('faultyLines', { count: faults.length })}
      description={
        <ul className="returns-remarks">
          {faults.map(({ line, column, message }) => (
            <li key={`${line} ${column} ${message}`}>
              {column === null ? t('atLine', { line }) : t('atCell', { line, column })} {message}
            </li>
          ))}
        </ul>
      }
    />
  );
}

const keyOf = ({ member, field, figure }: Accepted): string => `${member} ${field} ${figure}`;

function ChangedCell({
  cell,
  isTaken,
  onToggle,
}: {
  cell: Cell;
  isTaken: boolean;
  onToggle: (isTaken: boolean) => void;
}) {
  const term = useTerm();
  const [before, after] =
    cell.field === 'nature'
      ? [cell.before, cell.after].map((code) => code && term('nature', code))
      : [cell.before, cell.after];
  return (
    <Checkbox className="returns-change-cell" checked={isTaken} onChange={({ target }) => onToggle(target.checked)}>
      <span className="quiet small">{cell.column} </span>
      <TextDifference before={before ?? ''} after={after ?? ''} />
    </Checkbox>
  );
}
