import type { InspectionView, OperationAnswer } from '@duban/contracts';
import { Alert, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../client/use-ask.js';
import { useUnitChoices } from './choices.js';
import { ChoiceField, DateField, TextField } from './fields.js';

type Topics = InspectionView['topics'];
type Overlaps = OperationAnswer<'inspection.overlaps'>['rows'];

const methods = ['selfCheck', 'hearing', 'visit', 'panel', 'documents', 'leads', 'talk', 'internet'] as const;

/** A plan as it is typed. */
export interface TypedPlan {
  objects: string[];
  topics: string[];
  content: string;
  from: string;
  until: string;
  methods: (typeof methods)[number][];
  basis?: string;
  exception?: string;
}

interface PlanFieldsProps {
  topics: Topics;
  /** Kinds of units that article 5 does not list. */
  basisNeeded: readonly string[];
  /** The inspection that is planned, where it is there already. */
  except?: string;
}

/** 督查方案: objects, contents, scope and days; what overlaps is shown while they are typed. */
export function PlanFields({ topics, basisNeeded, except }: PlanFieldsProps) {
  const { t } = useTranslation('inspections');
  const units = useUnitChoices();
  const chosen = Form.useWatch<string[] | undefined>(['plan', 'objects']) ?? [];
  const unlisted = units.filter(({ value, kind }) => chosen.includes(value) && basisNeeded.includes(kind));
  return (
    <>
      <ChoiceField name={['plan', 'objects']} label={t('field.objects')} options={units} isSeveral />
      {unlisted.length > 0 && (
        <>
          <Alert
            type="warning"
            showIcon
            className="inspections-warning"
            title={t('unlisted', { units: unlisted.map(({ label }) => label).join('、') })}
          />
          <TextField name={['plan', 'basis']} label={t('field.objectBasis')} rows={2} />
        </>
      )}
      <ChoiceField
        name={['plan', 'topics']}
        label={t('field.topics')}
        options={topics.map(({ code, title }) => ({ value: code, label: title }))}
        isSeveral
      />
      <TextField name={['plan', 'content']} label={t('field.planContent')} />
      <div className="inspections-pair">
        <DateField name={['plan', 'from']} label={t('field.from')} />
        <DateField name={['plan', 'until']} label={t('field.until')} />
      </div>
      <ShownOverlaps {...(except === undefined ? {} : { except })} />
      <ChoiceField
        name={['plan', 'methods']}
        label={t('field.methods')}
        options={methods.map((value) => ({ value, label: t(`method.${value}`) }))}
        isSeveral
      />
      <TextField
        name={['plan', 'exception']}
        label={t('field.exception')}
        hint={t('field.exceptionHint')}
        rows={1}
        isOptional
      />
    </>
  );
}

/** What is inspected already of these objects, on these topics, in these days. */
function ShownOverlaps({ except }: { except?: string }) {
  const { t } = useTranslation('inspections');
  const body = askedOf(Form.useWatch<Partial<TypedPlan> | undefined>('plan') ?? {}, except);
  const isAsked = body.units.length > 0 && body.topics.length > 0 && body.from !== '' && body.from <= body.until;
  const { data } = useAsk('inspection.overlaps', { body }, { enabled: isAsked, keepsPrevious: true });
  if (!isAsked || !data) return null;
  if (data.rows.length === 0) return <p className="quiet small inspections-warning">{t('overlap.none')}</p>;
  return <OverlapAlert rows={data.rows} />;
}

/** What is asked of a plan that is being typed. */
const askedOf = ({ objects = [], topics = [], from = '', until = '' }: Partial<TypedPlan>, except?: string) => ({
  units: objects,
  topics,
  from,
  until,
  ...(except === undefined ? {} : { except }),
});

function OverlapAlert({ rows }: { rows: Overlaps }) {
  const { t } = useTranslation('inspections');
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      className="inspections-warning"
      title={t('overlap.title', { count: rows.length })}
      description={
        <>
          <p>{t('overlap.what')}</p>
          <ul className="inspections-overlaps">
            {rows.map(({ id, title, units, topics, from, until }) => (
              <li key={id}>
                {t('overlap.row', {
                  title,
                  units: units.map(({ name }) => name).join('、'),
                  topics: topics.map((topic) => topic.title).join('、'),
                  days: from && until ? t('days', { from, until }) : '',
                })}
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}

/** The plan of a command, without what was left empty. */
export const planOf = ({ basis, exception, ...plan }: TypedPlan) => ({
  ...plan,
  ...(basis ? { basis } : {}),
  ...(exception ? { exception } : {}),
});
