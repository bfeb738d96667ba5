import { randomUUID } from 'node:crypto';
import type { WorkCalendar } from '@duban/calendar';
import type { OperationAnswer } from '@duban/contracts';
import { allowedMeetingCommands } from '@duban/engine';
import type { Duban } from '@duban/jobs';
import { type LightThresholds, type Permissions, scopeOf } from '@duban/lifecycle';
import type { SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { z } from 'zod';
import { acceptedOf } from '../http/answers.js';
import { Fault, notFound } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { keyAfter, pageFrom } from '../list/page.js';
import { actorOf } from '../task/actor.js';
import { DUBAN, LIGHTS, PERMISSIONS, SHARED_READS, WORK_CALENDAR } from '../tokens.js';
import { readAroundMeeting, readMeeting, readMeetings, readMeetingTasks } from './meeting.read.js';
import { meetingRow, meetingView, partOfUnit } from './meeting.view.js';
import { suggestAgenda } from './suggest-agenda.js';

/** Meetings and field days: their agenda is drawn from the work, and what they decide is owed like anything else. */
@Controller()
export class MeetingController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
    @Inject(PERMISSIONS) private readonly permissions: Permissions,
    @Inject(LIGHTS) private readonly thresholds: LightThresholds,
    @Inject(WORK_CALENDAR) private readonly calendar: WorkCalendar,
  ) {}

  @Operation('meetings.list')
  async list(@Asked() { query, caller, reach }: Ask<'meetings.list'>): Promise<OperationAnswer<'meetings.list'>> {
    const { cursor, limit, status } = query;
    const after = keyAfter(cursor, SORT, MeetingsKey);
    const lines = await this.reads.read(caller.tenant, (client) =>
      readMeetings(client, caller.tenant, { after, limit, status, unit: reach.all ? null : reach.unit }),
    );
    const page = pageFrom(lines, limit, SORT, {
      keyOf: ({ id, state }) => [state.context.heldOn, id],
      view: (line) => meetingRow(reach.all ? line : (partOfUnit(line, reach.unit) ?? line)),
    });
    return { ...page, mayCall: scopeOf(this.permissions, 'meeting.call', caller.post?.role ?? null).ok };
  }

  @Operation('meeting.suggestAgenda')
  async suggest(
    @Asked() { query, caller }: Ask<'meeting.suggestAgenda'>,
  ): Promise<OperationAnswer<'meeting.suggestAgenda'>> {
    const asked = { limit: query.limit, redFromRung: this.thresholds.red.fromRung };
    return { rows: await this.reads.read(caller.tenant, (client) => suggestAgenda(client, caller.tenant, asked)) };
  }

  @Operation('meeting.read')
  async read(@Asked() { params, caller, reach }: Ask<'meeting.read'>): Promise<OperationAnswer<'meeting.read'>> {
    const { tenant, post } = caller;
    return this.reads.read(tenant, async (client) => {
      const stored = await readMeeting(client, tenant, params);
      if (!stored || !post) throw notFound();
      const seen = reach.all ? stored : partOfUnit(stored, reach.unit);
      if (!seen) throw notFound();
      const around = await readAroundMeeting(client, tenant, seen);
      const allowed = allowedMeetingCommands(this.permissions, actorOf(post), stored.state);
      const view = meetingView(seen, { around, post: post.id, allowed });
      return reach.all ? view : { ...view, scores: [], timeline: [] };
    });
  }

  @Operation('meeting.recordDecision')
  async recordDecision(
    @Asked() { params, body, caller, requestId }: Ask<'meeting.recordDecision'>,
  ): Promise<OperationAnswer<'meeting.recordDecision'>> {
    const { tenant, post } = caller;
    if (!post) throw notFound();
    const { id, text, units, dueOn, task: named } = body;
    // An order on a task that is not there would begin one.
    if (named && !(await this.isThere(tenant, named))) throw new Fault('unknown-task', `There is no task ${named.id}.`);
    const task = named ?? { kind: 'task' as const, year: this.yearToday(), id: randomUUID() };
    const common = { post: post.id, group: `decision ${id}`, text, dueOn };
    const answers = await this.duban.engine.execute(
      tenant,
      [
        { ...common, type: 'meeting.decide', target: { kind: 'meeting', ...params }, decision: id, task },
        { ...common, type: 'instruction.give', target: task, units, meeting: { ...params, decision: id } },
      ],
      { requestId },
    );
    this.duban.runner.poke();
    const [decided] = acceptedOf(answers);
    return { id, task, version: decided?.version ?? 0 };
  }

  private isThere(tenant: string, task: { year: number; id: string }): Promise<boolean> {
    return this.reads.read(tenant, async (client) => (await readMeetingTasks(client, tenant, [task])).size > 0);
  }

  private yearToday(): number {
    return Number(this.calendar.dateOf(this.duban.clock.now()).slice(0, 4));
  }
}

const SORT = 'day';
const MeetingsKey = z.tuple([z.iso.date(), z.uuid()]);
