import type { Reference } from '@duban/contracts';
import { type CourseStep, followCourse } from './course.js';
import { act, type Act, type SeenTask, type Stage } from './world.js';

/** A clue's own context is not asked: what follows is known beforehand. */
type Step = CourseStep<unknown>;

/** Three clues in a year: one without a name, one whose handler changes, one that is checked twice. */
export async function planClues(
  stage: Stage,
  tasks: readonly SeenTask[],
  targetOf: (name: string) => Reference,
): Promise<void> {
  const lives = { nameless, handedOver, checkedTwice };
  for (const [index, [name, life]] of Object.entries(lives).entries()) {
    const target = targetOf(name);
    const about = tasks[stage.chance.between(0, tasks.length - 1, target.id, 'about')];
    if (!about) continue;
    const [first, ...rest] = life(stage, target, { ...about.target, kind: 'task' });
    if (!first) continue;
    const after = 12 + 30 * index + stage.chance.between(0, 9, target.id, 'comes');
    await followCourse(stage, target, `clue/${name}`, [{ ...first, after }, ...rest]);
  }
}

type About = Reference & { kind: 'task' };

/** From the hotline, with nobody's name: linked to its task, assigned, checked, founded and closed. */
function nameless(stage: Stage, target: Reference, link: About): Step[] {
  const { supervisor } = stage.posts;
  return [
    step(1, enter(target, supervisor, { source: '12345', handler: null, seal: null })),
    step(
      1,
      act('clue.link', target, supervisor, { link }),
      act('clue.assign', target, supervisor, { handler: supervisor }),
    ),
    step(2, act('clue.check', target, supervisor, {})),
    step(6, act('clue.conclude', target, supervisor, { outcome: 'founded', finding: '情况属实，已责成整改。' })),
    step(3, act('clue.close', target, supervisor, {})),
  ];
}

/** By letter, sealed: opened by its handler, handed over by two people, passed on, closed, and the identity erased. */
function handedOver(stage: Stage, target: Reference): Step[] {
  const { supervisor, secondSupervisor, chiefSupervisor, headOfGovernment } = stage.posts;
  const ask = act('clue.askHandOver', target, supervisor, { to: secondSupervisor, reason: '岗位调整。' });
  return [
    step(1, enterSealed(stage, target, 'letter')),
    step(1, act('clue.check', target, supervisor, {})),
    step(2, openIdentity(stage, target, supervisor)),
    step(2, ask),
    step(1, act('clue.refuseHandOver', target, chiefSupervisor, { reason: '请先核实完毕。' })),
    step(3, ask),
    step(1, giveHalf(stage, target, 'chief', chiefSupervisor)),
    step(1, giveHalf(stage, target, 'second', headOfGovernment)),
    step(2, openIdentity(stage, target, secondSupervisor)),
    step(
      4,
      act('clue.conclude', target, secondSupervisor, {
        outcome: 'transferred',
        finding: '属其他机关职责，已转办。',
        to: '市信访局',
      }),
    ),
    step(3, act('clue.close', target, secondSupervisor, {})),
    step(20, act('clue.eraseIdentity', target, chiefSupervisor, { reason: '保存期满。' })),
  ];
}

/** By a visit, sealed: unfounded and closed; what came afterwards opens it again. */
function checkedTwice(stage: Stage, target: Reference, link: About): Step[] {
  const { supervisor } = stage.posts;
  return [
    step(1, enterSealed(stage, target, 'visit')),
    step(1, act('clue.check', target, supervisor, {})),
    step(4, act('clue.conclude', target, supervisor, { outcome: 'unfounded', finding: '反映情况与事实不符。' })),
    step(2, act('clue.close', target, supervisor, {})),
    step(12, act('clue.reopen', target, supervisor, { reason: '来访人补充了材料。' })),
    step(2, act('clue.link', target, supervisor, { link }), openIdentity(stage, target, supervisor)),
    step(5, act('clue.conclude', target, supervisor, { outcome: 'founded', finding: '部分属实，已责成整改。' })),
    step(2, act('clue.close', target, supervisor, {})),
  ];
}

const step = (after: number, ...acts: Act[]): Step => ({ after, acts: () => acts });

type Entry = { source: '12345' | 'letter' | 'visit'; handler: string | null; seal: Seal | null };
type Seal = { sealed: string; shares: { person: string; share: 'key' | 'chief' | 'second'; sealed: string }[] };

const enter = (target: Reference, by: string, entry: Entry): Act =>
  act('clue.enter', target, by, { ...entry, title: '群众反映项目进度', text: '反映项目现场长期无人施工。' });

/** The engine keeps what is sealed as bytes and never opens them, so that any bytes stand for an identity here. */
function enterSealed({ posts }: Stage, target: Reference, source: Entry['source']): Act {
  const { supervisor, chiefSupervisor, headOfGovernment, person } = posts;
  const shares = [
    { person: person(supervisor), share: 'key' as const, sealed: bytesFor(target, 'key') },
    { person: person(chiefSupervisor), share: 'chief' as const, sealed: bytesFor(target, 'chief') },
    { person: person(headOfGovernment), share: 'second' as const, sealed: bytesFor(target, 'second') },
  ];
  const seal = { sealed: bytesFor(target, 'identity'), shares };
  return enter(target, supervisor, { source, handler: supervisor, seal });
}

const openIdentity = ({ posts }: Stage, target: Reference, handler: string): Act =>
  act('clue.open', target, handler, { reason: '向反映人核实情况。', person: posts.person(handler) });

function giveHalf({ posts }: Stage, target: Reference, half: 'chief' | 'second', by: string): Act {
  const share = half === 'chief' ? ('handedChief' as const) : ('handedSecond' as const);
  const shares = [{ person: posts.person(posts.secondSupervisor), share, sealed: bytesFor(target, share) }];
  return act('clue.approveHandOver', target, by, { half, person: posts.person(by), shares });
}

const bytesFor = ({ id }: Reference, what: string): string => Buffer.from(`${what} of ${id}`).toString('base64');
