import type { CallerPost } from '@duban/access';
import type { Instant, WorkCalendar } from '@duban/calendar';
import type { BoardCell, BoardTask, OperationAnswer } from '@duban/contracts';
import { allowedCommands, instantFromRow } from '@duban/engine';
import type { Duban } from '@duban/jobs';
import type { Permissions, TaskState } from '@duban/lifecycle';
import type { SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { readTexts, reasonView, type Texts } from '../report/contents.js';
import { actorOf } from '../task/actor.js';
import { DUBAN, PERMISSIONS, SHARED_READS, WORK_CALENDAR } from '../tokens.js';
import { type BoardDebt, type BoardRoot, readBoardDebts, readBoardTasks, readUrges } from './board.read.js';

/** What the parts and obligations of the board need beside themselves. */
interface Around {
  texts: Texts;
  urges: ReadonlyMap<string, Instant>;
  post: CallerPost | null;
}

/** 牵头看板: the units of the tasks that a unit leads. */
@Controller()
export class BoardController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
    @Inject(PERMISSIONS) private readonly permissions: Permissions,
    @Inject(WORK_CALENDAR) private readonly calendar: WorkCalendar,
  ) {}

  @Operation('board.read')
  async read(@Asked() { caller, reach }: Ask<'board.read'>): Promise<OperationAnswer<'board.read'>> {
    const { tenant, post } = caller;
    const now = this.duban.clock.now();
    return this.reads.read(tenant, async (client) => {
      const [roots, debtsOf, urges] = await Promise.all([
        readBoardTasks(client, tenant, reach),
        readBoardDebts(client, tenant, reach, this.calendar.dateOf(now)),
        readUrges(client, tenant, reach),
      ]);
      const texts = await readTexts(client, tenant, [...debtsOf.values()].flat().map(reasonOf));
      const tasks = roots.map((root) => this.taskOf(root, debtsOf.get(root.id) ?? [], { texts, urges, post }));
      return { now, tasks };
    });
  }

  private taskOf(root: BoardRoot, debts: readonly BoardDebt[], around: Around): BoardTask {
    const { year, id, number, title, status, level, directive } = root;
    const owing = new Set(debts.map(({ obligation }) => obligation.context.unit));
    // Members of groups are told, and mostly owe nothing.
    const units = root.units.filter(({ id: unit, relation }) => relation !== 'member' || owing.has(unit));
    const allowed = this.allowedOn(root, debts, around.post);
    const cells = debts.map((debt) => cellOf(debt, around, allowed));
    return { task: { kind: 'task', year, id }, directive, number, title, status, level, units, cells };
  }

  /** What a post may do on the parts and obligations of a task, as far as they are on the board. */
  private allowedOn({ definition, value, context }: BoardRoot, debts: readonly BoardDebt[], post: CallerPost | null) {
    const members = new Map(
      debts
        .flatMap(({ obligation, part }) => (part ? [obligation, part] : [obligation]))
        .map((each) => [each.id, each]),
    );
    const state: TaskState = { definition, value, context, members };
    const now = this.duban.clock.now();
    return (id: string): string[] => (post ? allowedCommands(this.permissions, actorOf(post), state, id, now) : []);
  }
}

const reasonOf = ({ part }: BoardDebt): string | null =>
  part && 'reason' in part.context ? (part.context.reason ?? null) : null;

function cellOf(debt: BoardDebt, { texts, urges }: Around, allowed: (id: string) => string[]): BoardCell {
  const { obligation, dueOn, dueAt } = debt;
  const { id, value, context } = obligation;
  const { unit, kind, period, schedule, deliveredAt } = context;
  const state = {
    id,
    state: value,
    opensAt: schedule.opensAt,
    dueOn,
    dueAt: instantFromRow(dueAt),
    deliveredAt,
    allowed: allowed(id),
  };
  const urgedAt = urges.get(id);
  return {
    unit,
    kind,
    period,
    obligation: state,
    part: partOf(debt, texts, allowed),
    urgedAt: urgedAt === undefined ? null : instantFromRow(urgedAt),
  };
}

function partOf(debt: BoardDebt, texts: Texts, allowed: (id: string) => string[]): BoardCell['part'] {
  const { part } = debt;
  if (!part || !('submissions' in part.context)) return null;
  const { submissions, submittedAt } = part.context;
  return {
    id: part.id,
    kind: part.kind,
    state: part.value,
    version: part.version,
    submissions,
    submittedAt,
    reason: reasonView(reasonOf(debt), texts),
    allowed: allowed(part.id),
  };
}
