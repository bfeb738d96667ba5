import type { WorkCalendar } from '@duban/calendar';
import { type LedgerRow, type OperationAnswer, type TaskView } from '@duban/contracts';
import { allowedCommands, lastDayOf } from '@duban/engine';
import type { Duban } from '@duban/jobs';
import type { LightThresholds, Member, Permissions, TaskState } from '@duban/lifecycle';
import type { SharedReads } from '@duban/persistence';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import type { Reach } from '../http/reach.js';
import { badQuery, onlyFields, pageFrom } from '../list/page.js';
import { readMeetingsAbout } from '../meeting/meeting.read.js';
import { decisionsAbout, mayReadMeeting, meetingOfTask } from '../meeting/meeting.view.js';
import { readTexts } from '../report/contents.js';
import { DUBAN, LIGHTS, PERMISSIONS, SHARED_READS, WORK_CALENDAR } from '../tokens.js';
import { actorOf } from './actor.js';
import { ledgerConditions, lightLimits, type LookedAfter } from './ledger.filters.js';
import { type Client, ledgerKey, ledgerRow, type LightRules, readLedger } from './ledger.read.js';
import {
  readContinued,
  readExtensionCounts,
  readLine,
  readMembers,
  readObligations,
  readRoot,
  type StoredMember,
  type TaskKey,
  type TaskRoot,
} from './task.read.js';
import { originalView, readFirstUnits, readUnitNames } from './units.read.js';
import {
  addressesIn,
  figuresView,
  memberView,
  obligationView,
  pauseView,
  regionsView,
  reopenedView,
} from './task.view.js';

/** The ledger, and one task. */
@Controller()
export class TaskController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
    @Inject(PERMISSIONS) private readonly permissions: Permissions,
    @Inject(LIGHTS) private readonly thresholds: LightThresholds,
    @Inject(WORK_CALENDAR) private readonly calendar: WorkCalendar,
  ) {}

  @Operation('tasks.list')
  async list(@Asked() { query, caller, reach }: Ask<'tasks.list'>): Promise<OperationAnswer<'tasks.list'>> {
    const { sort, limit, cursor, fields, mine } = query;
    if (sort === 'nextDueAt' && reach.all && !query.directive && !query.unit)
      throw badQuery('sort', 'goes with a directive or a unit in this order');
    const rules = this.lightRules();
    const conditions = ledgerConditions(caller.tenant, query, {
      reach,
      mine: mine ? lookedAfterBy(caller.post) : null,
      limits: lightLimits(this.thresholds, this.calendar, rules.today),
    });
    const lines = await this.reads.read(caller.tenant, (client) =>
      readLedger(client, conditions, { sort, cursor, limit }),
    );
    return pageFrom(lines, limit, sort, {
      keyOf: (line) => ledgerKey(sort, line),
      view: (line): LedgerRow => ledgerRow(line, rules),
      fields,
    });
  }

  @Operation('task.read')
  async read(
    @Asked() ask: Ask<'task.read'>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<OperationAnswer<'task.read'>> {
    const view = await this.reads.read(ask.caller.tenant, (client) => this.viewOf(client, ask));
    if (!view) throw notFound();
    const tag = `"${view.version}"`;
    // The light and what is allowed follow from the day and the post too, so that no cache may answer in our place.
    void reply.header('etag', tag).header('cache-control', 'no-store');
    if (request.headers['if-none-match'] === tag) void reply.status(304).send();
    else void reply.send(onlyFields(view, ask.query.fields));
    return {};
  }

  /** Only what the fields need is read: a line alone is one statement. */
  private async viewOf(client: Client, { params, query, caller, reach }: Ask<'task.read'>) {
    const { tenant, post } = caller;
    const reads = readAsked(client, tenant, params, reach, new Set(query.fields ?? ALL));
    const { line, root, parts, obligations, links, extensions, meetings } = await reads;
    const [members, units, first] = parts;
    if (!line) return undefined;
    const texts = await readTexts(client, tenant, [
      ...addressesIn(members, obligations, root?.context),
      ...meetings.flatMap((meeting) => decisionsAbout(meeting, params.id).map(({ content }) => content)),
    ]);
    const state = root && stateOf(root, [...members, ...obligations]);
    const actor = post && actorOf(post);
    const now = this.duban.clock.now();
    const allowed = (member: string | null) =>
      state && actor ? allowedCommands(this.permissions, actor, state, member, now) : [];
    const around = { texts, units, allowed };
    return {
      ...ledgerRow(line, this.lightRules()),
      version: line.version,
      units: line.units ?? [],
      ...(root && {
        ...rootView(root),
        pause: pauseView(root.context, texts),
        reopened: reopenedView(root.context, texts),
        ...figuresView(root, obligations),
      }),
      ...links,
      extensions,
      meetings: meetings.map((meeting) =>
        meetingOfTask(meeting, params.id, { texts, mayRead: mayReadMeeting(this.permissions, post, meeting) }),
      ),
      ...(state && { lastDay: lastDayOf(state, params.year) }),
      original: originalView(first, root?.context, units),
      members: members.map((member) => memberView(member, around)),
      obligations: obligations.map((obligation) => obligationView(obligation, around)),
      allowed: allowed(null),
    };
  }

  private lightRules(): LightRules {
    const { thresholds, calendar } = this;
    return { thresholds, calendar, today: calendar.dateOf(this.duban.clock.now()) };
  }
}

/** What the asked fields need, side by side. */
async function readAsked(client: Client, tenant: string, key: TaskKey, reach: Reach, fields: ReadonlySet<string>) {
  const wants = (names: readonly string[]) => names.some((name) => fields.has(name));
  const withParts = wants(OF_PARTS);
  const [line, root, parts, obligations, links, extensions, meetings] = await Promise.all([
    readLine(client, tenant, key, reach),
    withParts || wants(OF_ROOT) ? readRoot(client, tenant, key) : undefined,
    withParts ? readParts(client, tenant, key) : noParts,
    wants(OF_OBLIGATIONS) ? readObligations(client, tenant, key) : [],
    wants(OF_LINKS) ? readContinued(client, tenant, key, reach) : undefined,
    wants(OF_EXTENSIONS) ? readExtensionCounts(client, tenant, key) : [],
    wants(OF_MEETINGS) ? readMeetingsAbout(client, tenant, key) : [],
  ]);
  return { line, root, parts, obligations, links, extensions, meetings };
}

type Parts = readonly [StoredMember[], Map<string, string>, Awaited<ReturnType<typeof readFirstUnits>>];

const noParts: Parts = [[], new Map(), null];

/** The parts of a task, and the names of the units that they speak of. */
const readParts = (client: Client, tenant: string, key: TaskKey): Promise<Parts> =>
  Promise.all([
    readMembers(client, tenant, key),
    readUnitNames(client, tenant, key),
    readFirstUnits(client, tenant, key),
  ]);

/** The properties for which the parts and obligations are read, and those for which the root is. */
const OF_PARTS = ['members', 'obligations', 'allowed', 'lastDay', 'original'];
const OF_OBLIGATIONS = [...OF_PARTS, 'timeLimits'];
const OF_EXTENSIONS = ['extensions'];
const OF_MEETINGS = ['meetings'];
const OF_ROOT = ['body', 'targets', 'timeLimits', 'definition', 'regions', 'suspendedAt', 'pause', 'reopened'];
const OF_LINKS = ['continues', 'continuedBy'];
const ALL = [...OF_PARTS, ...OF_ROOT, ...OF_LINKS, ...OF_EXTENSIONS, ...OF_MEETINGS];

const rootView = ({
  body,
  definition,
  value,
  context,
}: TaskRoot): Pick<TaskView, 'body' | 'definition' | 'regions' | 'suspendedAt'> => ({
  body,
  definition,
  regions: regionsView(value),
  suspendedAt: context.suspendedAt,
});

const stateOf = ({ definition, value, context }: TaskRoot, members: readonly Member[]): TaskState => ({
  definition,
  value,
  context,
  members: new Map(members.map((member) => [member.id, member])),
});

/** What is a post's own: what it looks after, or what its unit leads. */
function lookedAfterBy(post: { unit: { id: string } | null; looksAfter: LookedAfter } | null): LookedAfter {
  if (!post) return { units: [], tasks: [] };
  const { units, tasks } = post.looksAfter;
  return { units: [...units, ...(post.unit ? [post.unit.id] : [])], tasks };
}
