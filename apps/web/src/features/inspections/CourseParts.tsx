import type { InspectionView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Mark } from '../../parts/Light.js';
import { Nothing } from '../../parts/Nothing.js';
import { taskPath } from '../../parts/task-path.js';
import { Facts, Files, Said } from './said.js';

interface PartProps {
  view: InspectionView;
}

const namesOf = (all: readonly { name: string }[]): string => all.map(({ name }) => name).join('、');
const titlesOf = (all: readonly { title: string }[]): string => all.map(({ title }) => title).join('、');

/** What is inspected, on what basis, and by whom. */
export function Matter({ view: { basis, authority, topics, tasks } }: PartProps) {
  const { t } = useTranslation('inspections');
  const { level, unit, designation } = authority;
  return (
    <>
      <Facts
        facts={[
          [t('field.path'), basis && t(`basisPath.${basis.path}`)],
          [t('field.authority'), unit?.name ?? (level && t(`level.${level}`))],
          [t('field.topics'), titlesOf(topics)],
          [t('field.designation'), designation && <Said text={designation.matter} />],
          [t('field.designationTopics'), designation && titlesOf(designation.topics)],
          [t('field.designationDays'), designation && t('days', designation)],
        ]}
      />
      <Said text={basis?.text ?? null} />
      {tasks.map(({ year, id }, index) => (
        <p key={id}>
          <Link to={taskPath({ year, id })}>
            {t('field.tasks')} {index + 1}
          </Link>
        </p>
      ))}
    </>
  );
}

export function Approval({ view: { status, basis } }: PartProps) {
  const { t } = useTranslation('inspections');
  return (
    <>
      <p>{t(status === 'proposed' ? 'approvalPart.waiting' : 'approvalPart.approved')}</p>
      <Said text={basis?.text ?? null} />
    </>
  );
}

/** Objects, contents, scope and days. */
export function Plan({ view: { plan, intended } }: PartProps) {
  const { t } = useTranslation('inspections');
  if (!plan)
    return (
      <>
        {intended && (
          <Facts
            facts={[
              [t('field.intendedObjects'), namesOf(intended.objects)],
              [t('field.intendedDays'), t('days', intended)],
            ]}
          />
        )}
        <Nothing>{t('plan.none')}</Nothing>
      </>
    );
  return (
    <>
      <p>
        {t('plan.version', { version: plan.version })}{' '}
        <Mark tone={plan.approved ? 'green' : 'yellow'}>{t(plan.approved ? 'plan.approved' : 'plan.notApproved')}</Mark>
      </p>
      <Facts
        facts={[
          [t('field.objects'), namesOf(plan.objects)],
          [t('field.topics'), titlesOf(plan.topics)],
          [t('field.window'), t('days', plan)],
          [t('field.methods'), plan.methods.map((each) => t(`method.${each}`)).join('；')],
          [t('field.objectBasis'), plan.basis && <Said text={plan.basis} />],
          [t('field.exception'), plan.exception && <Said text={plan.exception} />],
        ]}
      />
      <Said text={plan.text} />
    </>
  );
}

export function Team({ view: { team, recused, trainedOn } }: PartProps) {
  const { t } = useTranslation('inspections');
  const named = ({ title, person }: { title: string; person: string | null }): string =>
    person === null ? title : t('person', { title, person });
  if (!team) return <Nothing>{t('team.none')}</Nothing>;
  return (
    <>
      <Facts
        facts={[
          [t('field.leader'), team.leader && named(team.leader)],
          [
            t('field.members'),
            team.members.map((each) => `${named(each)} ${t('team.until', { day: each.until })}`).join('；'),
          ],
          [
            t('field.invited'),
            team.invited
              .map(
                ({ name, capacity, until }) =>
                  `${name ?? ''} ${t(`capacity.${capacity}`)} ${t('team.until', { day: until })}`,
              )
              .join('；'),
          ],
          [t('team.recused'), recused.map(named).join('；')],
        ]}
      />
      <p className="quiet">{trainedOn ? t('team.trainedOn', { day: trainedOn }) : t('team.notTrained')}</p>
    </>
  );
}

/** What its objects know of it. */
export function Notice({ view }: PartProps) {
  const { t } = useTranslation('inspections');
  const { status, covert, notifiedOn, releasedOn, relation, plan } = view;
  if (!notifiedOn && !covert && !releasedOn && status !== 'covert') return <Nothing>{t('noticePart.none')}</Nothing>;
  return (
    <>
      {notifiedOn && !covert && !releasedOn && <p>{t('noticePart.notified', { day: notifiedOn })}</p>}
      {covert && <p>{t('noticePart.covert')}</p>}
      {releasedOn && <p>{t('noticePart.released', { day: releasedOn })}</p>}
      {relation === 'object' && plan && <Plan view={view} />}
    </>
  );
}

/** The log of evidence, and what was found. */
export function Field({ view: { evidence, findings, status } }: PartProps) {
  const { t } = useTranslation('inspections');
  return (
    <>
      <h3>{t('fieldPart.evidence')}</h3>
      {evidence.length === 0 && (
        <p className="quiet">{t(status === 'inField' ? 'fieldPart.noEvidence' : 'fieldPart.notYet')}</p>
      )}
      <ul className="plain-list">
        {evidence.map(({ id, object, method, on, text, files, covert, by }) => (
          <li key={id}>
            <strong>{object.name}</strong> {covert && <Mark tone="grey">{t('fieldPart.covert')}</Mark>}{' '}
            <span className="quiet small">
              {on} · {t(`method.${method}`)} · {[by.title, by.person].filter(Boolean).join(' ')}
            </span>
            <Said text={text} />
            <Files files={files} />
          </li>
        ))}
      </ul>
      <h3>{t('fieldPart.findings')}</h3>
      {findings.length === 0 && <p className="quiet">{t('fieldPart.noFindings')}</p>}
      <ul className="plain-list">
        {findings.map(({ id, object, topic, text, evidence: rests }) => (
          <li key={id}>
            <strong>{object.name}</strong>{' '}
            <span className="quiet small">
              {[topic?.title, t('fieldPart.rests', { count: rests.length })].filter(Boolean).join(' · ')}
            </span>
            <Said text={text} />
          </li>
        ))}
      </ul>
    </>
  );
}

export function Conclusion({ view: { conclusion } }: PartProps) {
  const { t } = useTranslation('inspections');
  return conclusion ? <Said text={conclusion} /> : <Nothing>{t('conclusionPart.none')}</Nothing>;
}

export function Closing({ view: { status, reason } }: PartProps) {
  const { t } = useTranslation('inspections');
  if (status === 'closed' || status === 'terminated')
    return (
      <>
        <p>{t(`next.${status}`)}</p>
        <Said text={reason} />
      </>
    );
  return <p className="quiet">{t('closePart.open')}</p>;
}
