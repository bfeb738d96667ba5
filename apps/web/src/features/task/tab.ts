import type { TaskView } from '@duban/contracts';
import type { Place } from '../../parts/task-path.js';
import type { Standing } from './standing.js';

/** What every part of the page is given. */
export interface TabProps {
  place: Place;
  view: TaskView;
  standing: Standing;
}
