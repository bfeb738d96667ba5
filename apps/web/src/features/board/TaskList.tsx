import { Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark, StatusMark } from '../../parts/Light.js';
import type { BoardLine } from './useBoard.js';

interface TaskListProps {
  lines: readonly BoardLine[];
  chosen: string | undefined;
  onChoose: (line: BoardLine) => void;
}

type Shown = 'waiting' | 'all';

/** The tasks that the unit leads, with how many units are silent and what waits, the most silent first. */
export function TaskList({ lines, chosen, onChoose }: TaskListProps) {
  const { t } = useTranslation('board');
  const waiting = lines.filter(({ counts }) => counts.silent + counts.toDecide + counts.cameBack > 0);
  const [shown, setShown] = useState<Shown>(waiting.length > 0 ? 'waiting' : 'all');
  const [sought, setSought] = useState('');
  const listed = (shown === 'waiting' ? waiting : lines).filter(
    ({ task }) => task.title.includes(sought) || task.number === sought,
  );
  return (
    <nav className="board-list" aria-label={t('tasks')}>
      <Segmented<Shown>
        block
        value={shown}
        onChange={setShown}
        options={[
          { value: 'waiting', label: t('shown.waiting', { count: waiting.length }) },
          { value: 'all', label: t('shown.all', { count: lines.length }) },
        ]}
      />
      <Input.Search
        allowClear
        value={sought}
        aria-label={t('seek')}
        placeholder={t('seek')}
        onChange={({ target }) => setSought(target.value.trim())}
      />
      <ul>
        {listed.map((line) => (
          <li key={line.task.task.id}>
            <button
              type="button"
              className="board-line"
              aria-current={line.task.task.id === chosen ? 'true' : undefined}
              onClick={() => onChoose(line)}
            >
              <LineText line={line} />
            </button>
          </li>
        ))}
      </ul>
      {listed.length === 0 && <p className="quiet small">{t(shown === 'waiting' ? 'nothingWaits' : 'noneFound')}</p>}
    </nav>
  );
}

function LineText({ line: { task, counts } }: { line: BoardLine }) {
  const { t } = useTranslation('board');
  return (
    <>
      <span className="board-line-title">
        {task.number === null ? task.title : t('numbered', { number: task.number, title: task.title })}
      </span>
      <span className="board-line-marks">
        <StatusMark status={task.status} />
        {counts.silent > 0 && <Mark tone="red">{t('count.silent', { count: counts.silent })}</Mark>}
        {counts.toDecide > 0 && <Mark tone="blue">{t('count.toDecide', { count: counts.toDecide })}</Mark>}
        {counts.cameBack > 0 && <Mark tone="yellow">{t('count.cameBack', { count: counts.cameBack })}</Mark>}
      </span>
    </>
  );
}
