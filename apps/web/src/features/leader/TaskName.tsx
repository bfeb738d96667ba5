import type { LeaderView } from '@duban/contracts';
import { Link } from 'react-router';
import { taskPath } from '../../parts/task-path.js';

type Named = Pick<LeaderView['slipping']['rows'][number], 'task' | 'number' | 'title'>;

/** A task as a link to its page. */
export function TaskName({ row: { task, number, title } }: { row: Named }) {
  const name = [number, title].filter(Boolean).join(' ');
  return task ? <Link to={taskPath(task)}>{name}</Link> : <>{name}</>;
}
