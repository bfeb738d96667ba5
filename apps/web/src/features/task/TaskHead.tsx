import type { TaskView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNow } from '../../client/session.js';
import { Due, Moment } from '../../parts/Due.js';
import { Light, Mark, StatusMark } from '../../parts/Light.js';
import { type Place, taskPath, workPath } from '../../parts/task-path.js';
import { useTerm } from '../../parts/useTerm.js';
import { useLanguage } from '../../parts/useTerm.js';
import { dayOf, dayText } from '../../time/days.js';
import { OutcomeMark } from './OutcomeMark.js';
import { useContinuedTask } from './useContinuedTask.js';
import type { Standing } from './standing.js';

interface HeadProps {
  place: Place;
  view: TaskView;
  standing: Standing;
}

/** How the task stands, at a glance. */
export function TaskHead({ place, view, standing }: HeadProps) {
  const { t } = useTranslation('task');
  const { directive } = view;
  const { status, level, light, units, suspendedAt, at } = standing;
  return (
    <section className="panel task-head" aria-label={t('head.label')}>
      <dl>
        <Fact name={t('head.status')}>
          <StatusMark status={status} closedAs={at === null ? view.closedAs : null} />{' '}
          {level > 0 && <Mark tone="red">{t('head.level', { level })}</Mark>}
          {suspendedAt !== null && (
            <span className="quiet small">
              {' '}
              <Moment at={suspendedAt} /> {t('head.suspended')}
            </span>
          )}
        </Fact>
        {at === null && view.pause && <Pause pause={view.pause} />}
        {light !== null && (
          <Fact name={t('head.light')}>
            <Light light={light} />
          </Fact>
        )}
        <Fact name={t('head.lead')}>
          <UnitsOf units={units} relations={['lead', 'jointLead']} />
        </Fact>
        <Fact name={t('head.coordinating')}>
          <UnitsOf units={units} relations={['coordinating']} />
        </Fact>
        {at === null && <Next place={place} view={view} />}
        <Fact name={t('head.missed')}>
          <Missed standing={standing} />
        </Fact>
        <Continued name={t('head.continues')} tasks={view.continues} />
        <Continued name={t('head.continuedBy')} tasks={view.continuedBy} />
        <Fact name={t('head.directive')}>
          {directive === null ? (
            t('head.free')
          ) : (
            <Link to={`/directives/${directive.year}/${directive.id}`}>
              {directive.number} {directive.title}
            </Link>
          )}
        </Fact>
      </dl>
    </section>
  );
}

/** To which day it is meant to rest, and on what basis; nothing resumes by itself. */
function Pause({ pause: { until, basis } }: { pause: NonNullable<TaskView['pause']> }) {
  const { t } = useTranslation(['task', 'frame']);
  const now = useNow();
  const isOver = now !== undefined && until <= dayOf(now);
  return (
    <Fact name={t('head.pause')}>
      <Due dueOn={until} isDone /> {isOver && <Mark tone="yellow">{t('head.pauseOver')}</Mark>}
      <div className="quiet small text">{basis.erased ? t('erased', { ns: 'frame' }) : basis.text}</div>
    </Fact>
  );
}

/** Tasks of other years with which this one goes on, or which go on with it. */
function Continued({ name, tasks }: { name: string; tasks: TaskView['continues'] }) {
  const continuedTask = useContinuedTask();
  const { t } = useTranslation('task');
  if (tasks.length === 0) return null;
  return (
    <Fact name={name}>
      {tasks.map((each, index) => (
        <span key={each.task.id}>
          {index > 0 && t('separator')}
          <Link to={taskPath(each.task)}>{continuedTask(each)}</Link>{' '}
          <span className="quiet small">{each.directive}</span>
        </span>
      ))}
    </Fact>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function UnitsOf({ units, relations }: { units: Standing['units']; relations: readonly string[] }) {
  const { t } = useTranslation('task');
  const term = useTerm();
  const own = units.filter(({ relation }) => relations.includes(relation));
  if (own.length === 0) return <>–</>;
  return (
    <>
      {own.map(({ id, name, relation }, index) => (
        <span key={id}>
          {index > 0 && t('separator')}
          {name}
          {relation === 'jointLead' && <span className="quiet">({term('relation', relation)})</span>}
        </span>
      ))}
    </>
  );
}

function Next({ place, view: { nextDue, lastReportAt } }: { place: Place; view: TaskView }) {
  const { t } = useTranslation('task');
  const term = useTerm();
  return (
    <>
      <Fact name={t('head.nextDue')}>
        {nextDue === null ? (
          t('head.nothingDue')
        ) : (
          <Link to={workPath(place, nextDue.obligation)}>
            {term('kind', nextDue.kind)} <Due dueOn={nextDue.dueOn} />
          </Link>
        )}
      </Fact>
      <Fact name={t('head.lastReport')}>{lastReportAt === null ? t('head.never') : <Moment at={lastReportAt} />}</Fact>
    </>
  );
}

function Missed({ standing: { obligations } }: { standing: Standing }) {
  const { t } = useTranslation('task');
  const language = useLanguage();
  const missed = obligations.filter(({ state }) => state === 'missed');
  const late = obligations.filter(({ state }) => state === 'metLate');
  if (missed.length + late.length === 0) return <>{t('head.neverLate')}</>;
  const oldest = missed[0];
  const exempted = [...missed, ...late].filter(({ exemption }) => exemption !== null);
  return (
    <>
      {missed.length > 0 && <OutcomeMark state="missed" count={missed.length} />}{' '}
      {late.length > 0 && <OutcomeMark state="metLate" count={late.length} />}
      {exempted.length > 0 && <Mark tone="grey">{t('head.exempted', { count: exempted.length })}</Mark>}
      {oldest && <span className="quiet small"> {t('head.oldestMiss', { day: dayText(oldest.dueOn, language) })}</span>}
    </>
  );
}
