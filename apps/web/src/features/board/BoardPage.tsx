import type { BoardCell } from '@duban/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { StatusMark } from '../../parts/Light.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { taskPath } from '../../parts/task-path.js';
import { toDecideOf } from './board-model.js';
import { PartDrawer } from './PartDrawer.js';
import { TaskList } from './TaskList.js';
import { TaskMatrix } from './TaskMatrix.js';
import { type BoardLine, useBoard } from './useBoard.js';
import { useUrge } from './useUrge.js';
import './board.css';

/** 牵头看板: a lead unit's tasks, the units of each, who is silent and what waits. */
export default function BoardPage() {
  const { t } = useTranslation(['board', 'frame']);
  const query = useAsk('board.read', {});
  const lines = useBoard(query.data);
  const urging = useUrge();
  const silent = lines.flatMap(({ task, silent: cells }) => cells.map((cell) => ({ task, cell })));
  const fresh = silent.filter(({ cell }) => !urging.wasUrgedToday(cell));
  return (
    <Page
      title={t('pages.board', { ns: 'frame' })}
      under={query.data && t('under', { tasks: lines.length, silent: silent.length })}
      actions={
        silent.length > 0 && (
          <Button
            type="primary"
            disabled={fresh.length === 0}
            loading={urging.isDoing}
            title={t('urge.means')}
            onClick={() => void urging.urge(fresh)}
          >
            {fresh.length === 0 ? t('urge.allDone') : t('urge.all', { count: fresh.length })}
          </Button>
        )
      }
    >
      <Asked query={query}>{() => (lines.length === 0 ? <NoTasks /> : <Board lines={lines} urging={urging} />)}</Asked>
    </Page>
  );
}

function NoTasks() {
  const { t } = useTranslation('board');
  return (
    <Panel>
      <Nothing>
        {t('none')} <Link to="/help/lead">{t('help')}</Link>
      </Nothing>
    </Panel>
  );
}

interface BoardProps {
  lines: readonly BoardLine[];
  urging: ReturnType<typeof useUrge>;
}

/** The list, and the chosen task beside it. The choice stands in the address. */
function Board({ lines, urging }: BoardProps) {
  const [search, setSearch] = useSearchParams();
  const [opened, setOpened] = useState<string>();
  const wanted = search.get('task');
  const line = lines.find(({ task: { task } }) => `${task.year}/${task.id}` === wanted) ?? lines[0];
  if (!line) return null;
  const { task } = line;
  const choose = ({ task: { task: chosen } }: BoardLine): void => {
    setSearch({ task: `${chosen.year}/${chosen.id}` }, { replace: true });
    setOpened(undefined);
  };
  const cell = task.cells.find(({ obligation }) => obligation.id === opened);
  const around = neighbours(toDecideOf(task), cell);
  const open = (next: BoardCell | undefined) => next && (() => setOpened(next.obligation.id));
  return (
    <div className="board">
      <TaskList lines={lines} chosen={task.task.id} onChoose={choose} />
      <ChosenTask line={line} urging={urging} opened={opened} onOpen={setOpened} />
      {cell && (
        <PartDrawer
          debt={{ task, cell }}
          urging={urging}
          onNext={open(around.next)}
          onBefore={open(around.before)}
          onClose={() => setOpened(undefined)}
        />
      )}
    </div>
  );
}

/** What waits for a decision before and after a cell, which itself may be something else. */
function neighbours(waiting: readonly BoardCell[], cell: BoardCell | undefined) {
  const at = waiting.findIndex(({ obligation }) => obligation.id === cell?.obligation.id);
  return at < 0 ? { before: undefined, next: waiting[0] } : { before: waiting[at - 1], next: waiting[at + 1] };
}

interface ChosenTaskProps {
  line: BoardLine;
  urging: ReturnType<typeof useUrge>;
  opened: string | undefined;
  onOpen: (obligation: string) => void;
}

function ChosenTask({ line: { task, silent }, urging, opened, onOpen }: ChosenTaskProps) {
  const { t } = useTranslation('board');
  const fresh = silent.filter((cell) => !urging.wasUrgedToday(cell));
  const waiting = toDecideOf(task)[0];
  return (
    <Panel
      title={task.number === null ? task.title : t('numbered', { number: task.number, title: task.title })}
      extra={<StatusMark status={task.status} />}
    >
      <div className="board-acts">
        {waiting && (
          <Button size="small" type="primary" onClick={() => onOpen(waiting.obligation.id)}>
            {t('decide', { count: toDecideOf(task).length })}
          </Button>
        )}
        {silent.length > 0 && (
          <Button
            size="small"
            disabled={fresh.length === 0}
            loading={urging.isDoing}
            onClick={() => void urging.urge(fresh.map((cell) => ({ task, cell })))}
          >
            {fresh.length === 0 ? t('urge.allDone') : t('urge.ofTask', { count: fresh.length })}
          </Button>
        )}
        <Link to={taskPath(task.task)}>{t('openTask')}</Link>
      </div>
      <TaskMatrix
        key={task.task.id}
        task={task}
        chosen={opened}
        onChoose={({ cell }) => onOpen(cell.obligation.id)}
        wasUrgedToday={urging.wasUrgedToday}
      />
      <p className="quiet small">{t('legend')}</p>
    </Panel>
  );
}
