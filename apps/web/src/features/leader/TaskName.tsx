import type { LeaderView } from '@duban/contracts';
import { Link } from 'react-router';

type Named = Pick<LeaderView['slipping']['rows'][number], 'task' | 'number' | 'title'>;

/** A task as a link to its page. */
export function TaskName({ row: { task, number, title } }: { row: Named }) {
  const name = [number, title].filter(Boolean).join(' ');
  return task ? <Link to={`/tasks/${task.year}/${task.id}`}>{name}</Link> : <>{name}</>;
}
