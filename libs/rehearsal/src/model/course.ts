import type { LocalDate } from '@duban/calendar';
import type { Reference } from '@duban/contracts';
import { workingDaysFromNow } from './moments.js';
import type { Act, Stage } from './world.js';

/** One step of a course: so many working days after the one before it. `Seen` is what the aggregate knows by then. */
export interface CourseStep<Seen> {
  after: number;
  acts(seen: Seen, on: LocalDate): Act[];
}

/** Leads one aggregate through its steps: each is meant when the one before it has been done, and a refusal ends it. */
export async function followCourse<Seen>(
  stage: Stage,
  target: Reference,
  key: string,
  steps: readonly CourseStep<Seen>[],
): Promise<void> {
  const [step, ...rest] = steps;
  if (!step) return;
  const at = workingDaysFromNow(stage, step.after, 14);
  const seen = await stage.contextOf<Seen>(target);
  const acts = step.acts(seen as Seen, stage.calendar.dateOf(at));
  const last = acts.at(-1);
  if (!last) return;
  const goOn: Act = {
    ...last,
    follow: async (answer) => {
      await last.follow?.(answer);
      if (answer.ok) await followCourse(stage, target, key, rest);
    },
  };
  stage.intend(at, key, [...acts.slice(0, -1), goOn]);
}
