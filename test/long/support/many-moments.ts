import { createCalendar, Regime } from '@duban/calendar';
import { Engine, seeded } from '@duban/engine';
import { holidays, permissions, type World } from '../../support/world.js';

const YEAR = 2023;
/** No more at once than the pool has connections. */
const LANES = 8;

/**
 * Issues directives of one task each whose acknowledgements fall due a minute apart from each other, each by a regime of
 * another time zone, since a regime knows days and hours only. Nobody is reminded of anything.
 */
export async function issueAtManyMoments(world: World, count: number): Promise<void> {
  const lane = async (first: number): Promise<void> => {
    for (let index = first; index < count; index += LANES) await issueIn(world, index, zoneAt(index - count / 2));
  };
  await Promise.all(Array.from({ length: LANES }, (_, first) => lane(first)));
}

/** So many minutes from UTC: `+08:00`. */
function zoneAt(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${`${hours}`.padStart(2, '0')}:${`${rest}`.padStart(2, '0')}`;
}

async function issueIn({ pool, clock, ids, tenant }: World, index: number, zone: string): Promise<void> {
  const calendar = createCalendar(holidays, zone);
  const engine = new Engine({ pool, clock, calendar, randomness: seeded(`zone ${zone}`), permissions });
  const regime = Regime.parse({
    code: 'annual',
    title: '年报',
    zone,
    reports: { monthly: null, annual: '12-25' },
    reminders: { acknowledgement: [] },
  });
  const post = ids.post('clerk');
  const directive = { kind: 'directive', year: YEAR, id: ids.unit(`directive ${index}`) };
  const task = { kind: 'task', year: YEAR, id: ids.unit(`task ${index}`) };
  const heading = { number: '1', title: '任务', sectionPath: [] };
  const lead = { name: '甲局', unit: ids.unit('u0') };
  const item = {
    ...heading,
    text: '办好一件实事。',
    lead,
    leadBasis: 'printed',
    coordinating: [],
    groups: [],
    openEnded: false,
  };
  const content = {
    code: null,
    number: `某政〔${YEAR}〕${index + 1}号`,
    title: '重点工作',
    issuer: '某市人民政府',
    issuedOn: null,
    text: '正文',
    items: [item],
  };
  const assignment = { directive, position: 0, ...heading, lead: lead.unit, coordinating: [] };
  const common = { post, group: 'issue' };
  const answers = [
    ...(await engine.execute(tenant, [{ type: 'directive.import', target: directive, post, content }])),
    ...(await engine.execute(tenant, [
      { ...common, type: 'directive.issue', target: directive, effectiveOn: `${YEAR}-01-01`, regime, tasks: [task.id] },
      { ...common, type: 'task.issue', target: task, assignment },
    ])),
  ];
  const refused = answers.find(({ ok }) => !ok);
  if (refused) throw new Error(JSON.stringify(refused));
}
