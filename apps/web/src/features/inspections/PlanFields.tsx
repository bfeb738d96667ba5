import type { InspectionView } from '@duban/contracts';
import { Alert, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useUnitChoices } from './choices.js';
import { ChoiceField, DateField, TextField } from './fields.js';
import { ShownOverlaps } from './ShownOverlaps.js';

type Topics = InspectionView['topics'];

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
  const { objects: chosen = [], ...typed } = Form.useWatch<Partial<TypedPlan> | undefined>('plan') ?? {};
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
      <ShownOverlaps
        objects={chosen}
        topics={typed.topics}
        from={typed.from}
        until={typed.until}
        {...(except === undefined ? {} : { except })}
      />
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

/** The plan of a command, without what was left empty. */
export const planOf = ({ basis, exception, ...plan }: TypedPlan) => ({
  ...plan,
  ...(basis ? { basis } : {}),
  ...(exception ? { exception } : {}),
});
