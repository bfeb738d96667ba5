import { onWorkingDay, workingDaysFromNow } from './moments.js';
import { act, type SeenObligation, type SeenTask, type Stage } from './world.js';

/**
 * A unit objects to its assignment instead of acknowledging it: mostly at once, at times when the acknowledgement has
 * been missed already. The inspectorate answers, or the unit thinks better of it and acknowledges.
 */
export function objectTo(stage: Stage, task: SeenTask, owed: SeenObligation, key: string): void {
  const { target } = task;
  const liaison = stage.posts.liaison(owed.unit);
  const late = stage.chance.draw(key, 'late') < 0.3;
  const at = late ? onWorkingDay(stage, owed.dueOn, 1, 9) : workingDaysFromNow(stage, 1, 9);
  const acknowledge = (): void =>
    stage.intend(workingDaysFromNow(stage, 1, 15), `${key}/acknowledge`, [
      act('acknowledgement.give', target, liaison, { member: owed.id }),
    ]);
  const body = { member: owed.id, text: '该项任务不属于本单位职责，建议另行明确。' };
  stage.intend(at, key, [
    act('objection.raise', target, liaison, body, async (answer) => {
      const [member] = answer.ok ? await stage.live(task, 'objection', owed.id) : [];
      if (member === undefined) return acknowledge();
      const verdict = stage.chance.choose({ upheld: 40, refused: 40, withdrawn: 20 }, key, 'verdict');
      const answered = {
        upheld: () => act('objection.uphold', target, stage.posts.supervisor, { member, reason: '经核实，异议成立。' }),
        refused: () =>
          act('objection.refuse', target, stage.posts.supervisor, { member, reason: '属于职责范围。' }, (given) =>
            given.ok ? acknowledge() : undefined,
          ),
        withdrawn: () =>
          act('objection.withdraw', target, liaison, { member }, (given) => (given.ok ? acknowledge() : undefined)),
      }[verdict];
      const wait = stage.chance.choose({ soon: 60, tardy: 40 }, key, 'wait');
      stage.intend(workingDaysFromNow(stage, wait === 'soon' ? 1 : 4, 16), `${key}/verdict`, [answered()]);
    }),
  ]);
}
