import type { TimelineEntry } from '@duban/contracts';
import { Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Fault } from '../../parts/Asked.js';
import { Moment } from '../../parts/Due.js';
import { Panel } from '../../parts/Page.js';
import { taskPath } from '../../parts/task-path.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useActor } from '../../parts/record/useActor.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { dayText } from '../../time/days.js';
import { MorePages } from './MorePages.js';
import type { Standing } from './standing.js';
import { usePages } from './usePages.js';
import type { TabProps } from './tab.js';

/** What happened to the task, step by step and in words. */
export default function CourseTab({ place, standing }: TabProps) {
  const { t } = useTranslation('task');
  const pages = usePages('task.timeline', place);
  const [withClock, setWithClock] = useState(true);
  if (pages.isError) return <Fault error={pages.error} onAgain={() => void pages.refetch()} />;
  const entries = pages.rows
    .filter(({ seq }) => standing.seq === null || seq <= standing.seq)
    .filter(({ by }) => withClock || by !== null);
  return (
    <Panel
      title={t('course.title')}
      extra={
        <label>
          <Switch size="small" checked={withClock} onChange={setWithClock} /> {t('course.withClock')}
        </label>
      }
    >
      <ol className="task-course">
        {entries.map((entry) => (
          <Step key={entry.seq} entry={entry} standing={standing} toPlan={`${taskPath(place)}?tab=plan`} />
        ))}
      </ol>
      <MorePages pages={pages} />
    </Panel>
  );
}

/** Codes that a step bears, and where their words are: grounds of an exemption are others than those of a look-back. */
const codesOf = (type: string) =>
  [
    ['mark', 'mark'],
    ['manner', 'manner'],
    ['closesAs', 'closing'],
    ['ground', type === 'obligation.exempted' ? 'exemptionGround' : 'ground'],
  ] as const;

function Step({ entry, standing, toPlan }: { entry: TimelineEntry; standing: Standing; toPlan: string }) {
  const { t } = useTranslation(['task', 'frame']);
  const term = useTerm();
  const language = useLanguage();
  const actor = useActor();
  const { at, by, type, dueOn, says, facts } = entry;
  return (
    <li className={by === null ? 'task-course-clock' : undefined}>
      <Moment at={at} />
      <div>
        <span className="task-course-who">
          {by === null ? t('course.clock') : `${by.unit?.name ?? ''}${actor(by)}`}
        </span>{' '}
        <strong>{term('event', type)}</strong> <Of entry={entry} standing={standing} />
        {dueOn !== null && <span> {t('course.dueOn', { day: dayText(dueOn, language, at) })}</span>}
        {typeof facts['rung'] === 'number' && <span> {t('course.rung', { level: facts['rung'] })}</span>}
        {codesOf(type).map(
          ([fact, vocabulary]) =>
            typeof facts[fact] === 'string' && <span key={fact}> {term(vocabulary, facts[fact])}</span>,
        )}
        {facts['skipped'] === true && <span className="quiet"> {t('course.skipped')}</span>}
        {says.map(({ name, text, erased }) => (
          <div key={name} className="text quiet">
            {erased ? (
              t('erased', { ns: 'frame' })
            ) : text?.startsWith('{') ? (
              <Link to={toPlan}>{t('course.toPlan')}</Link>
            ) : (
              text
            )}
          </div>
        ))}
      </div>
    </li>
  );
}

/** What of the task it happened to. */
function Of({ entry: { member }, standing }: { entry: TimelineEntry; standing: Standing }) {
  const term = useTerm();
  const periodText = usePeriod();
  if (member === null) return null;
  const { id, kind, unit, period } = member;
  const level = standing.members.find((each) => each.id === id)?.level ?? null;
  return (
    <span>
      {period !== null && `${periodText(period)} `}
      {level === null ? term('kind', kind) : term('slipLevel', level)}
      {unit && ` · ${unit.name}`}
    </span>
  );
}
