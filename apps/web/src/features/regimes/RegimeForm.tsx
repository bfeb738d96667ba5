import { useTranslation } from 'react-i18next';
import { Panel } from '../../parts/Page.js';
import { useTerm } from '../../parts/useTerm.js';
import type { Rules } from './draft.js';
import { CheckField, ChoiceField, NumberField, SeveralField, TextField, useEditing } from './fields.js';
import { LadderFields } from './LadderFields.js';
import { ReportFields } from './ReportFields.js';

/** All parts of a regime, in the order in which they matter. */
export function RegimeForm() {
  const { t } = useTranslation('regimes');
  return (
    <div className="regimes-form" role="form" aria-label={t('rules')}>
      <Panel title={t('part.name')}>
        <TextField at="/title" label={t('title')} />
        <SourceFields />
      </Panel>
      <ReportFields />
      <RouteFields />
      <PeriodFields />
      <ReminderFields />
      <LadderFields />
    </div>
  );
}

function SourceFields() {
  const { t } = useTranslation('regimes');
  const { rules, set } = useEditing();
  return (
    <>
      <CheckField
        at="/source"
        label={t('hasSource')}
        given={{
          isOn: rules.source !== undefined,
          set: (isOn) => set('/source', isOn ? { document: '', clause: '' } : undefined),
        }}
      />
      {rules.source && (
        <>
          <TextField at="/source/document" label={t('sourceDocument')} />
          <TextField at="/source/clause" label={t('sourceClause')} />
        </>
      )}
    </>
  );
}

const approvers = ['supervisor', 'chiefSupervisor', 'leaderInCharge', 'headOfGovernment'] as const;

function RouteFields() {
  const { t } = useTranslation('regimes');
  const term = useTerm();
  const { rules } = useEditing();
  return (
    <Panel title={t('part.route')}>
      <CheckField at="/owes/reports/named" label={t('owesNamed')} />
      <ChoiceField
        at="/owes/reports/groups"
        label={t('owesGroups')}
        options={(['all', 'none'] as const).map((value) => ({ value, label: t(`groups.${value}`) }))}
      />
      <ChoiceField
        at="/route"
        label={t('route')}
        options={(['viaLead', 'direct'] as const).map((value) => ({ value, label: t(`routes.${value}`) }))}
      />
      {rules.route === 'viaLead' && (
        <NumberField
          at="/subReport/workingDaysBefore"
          label={t('subReportBefore')}
          min={0}
          max={60}
          after={t('workingDaysBefore')}
        />
      )}
      <ChoiceField
        at="/signing"
        label={t('signing')}
        options={(['head', 'skipped'] as const).map((value) => ({ value, label: t(`signings.${value}`) }))}
      />
      <SeveralField
        at="/planApprovals"
        label={t('planApprovals')}
        placeholder={t('noApproval')}
        options={approvers.map((value) => ({ value, label: term('role', value) }))}
      />
      <CheckField at="/laterReportCures" label={t('laterReportCures')} />
    </Panel>
  );
}

const periods = ['acknowledgement', 'planPart', 'plan', 'supplement', 'resumeGrace'] as const;

function PeriodFields() {
  const { t } = useTranslation('regimes');
  return (
    <Panel title={t('part.periods')}>
      {periods.map((period) => (
        <NumberField
          key={period}
          at={`/${period}/workingDays`}
          label={t(`periods.${period}`)}
          min={1}
          max={250}
          after={t('workingDays')}
        />
      ))}
    </Panel>
  );
}

const reminded = [
  'acknowledgement',
  'planPart',
  'plan',
  'subReport',
  'report',
  'supplement',
  'milestone',
  'reply',
] as const satisfies readonly (keyof Rules['reminders'])[];

function ReminderFields() {
  const { t } = useTranslation('regimes');
  const term = useTerm();
  const options = Array.from({ length: 61 }, (_, value) => ({
    value,
    label: value === 0 ? t('onTheDay') : t('daysBefore', { count: value }),
  }));
  return (
    <Panel title={t('part.reminders')}>
      <p className="quiet small">{t('remindHint')}</p>
      <NumberField at="/remindAt" label={t('remindAt')} min={1} max={23} after={t('oClock')} />
      {reminded.map((kind) => (
        <SeveralField
          key={kind}
          at={`/reminders/${kind}`}
          label={term('kind', kind)}
          placeholder={t('noReminder')}
          options={options}
        />
      ))}
    </Panel>
  );
}
