import type { TaskView } from '@duban/contracts';
import type { Standing } from './standing.js';
import type { Place } from './where.js';

/** What every part of the page is given. */
export interface TabProps {
  place: Place;
  view: TaskView;
  standing: Standing;
}
