import type { TaskView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Due, Moment } from '../../parts/Due.js';
import { Light, Mark, StatusMark } from '../../parts/Light.js';
import { useTerm } from '../../parts/useTerm.js';
import { useLanguage } from '../../parts/useTerm.js';
import { dayText } from '../../time/days.js';
import { OutcomeMark } from './OutcomeMark.js';
import type { Standing } from './standing.js';
import { type Place, workPath } from './where.js';

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
          <StatusMark status={status} /> {level > 0 && <Mark tone="red">{t('head.level', { level })}</Mark>}
          {suspendedAt !== null && (
            <span className="quiet small">
              {' '}
              <Moment at={suspendedAt} /> {t('head.suspended')}
            </span>
          )}
        </Fact>
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
  return (
    <>
      {missed.length > 0 && <OutcomeMark state="missed" count={missed.length} />}{' '}
      {late.length > 0 && <OutcomeMark state="metLate" count={late.length} />}
      {oldest && <span className="quiet small"> {t('head.oldestMiss', { day: dayText(oldest.dueOn, language) })}</span>}
    </>
  );
}
