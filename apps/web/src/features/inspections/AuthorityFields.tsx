import type { InspectionView } from '@duban/contracts';
import { Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useUnitChoices } from './choices.js';
import { ChoiceField, DateField, TextField } from './fields.js';

const levels = ['province', 'prefecture', 'county', 'township'] as const;

/** Who inspects (articles 2, 6 and 7). */
export function AuthorityFields({ topics }: { topics: InspectionView['topics'] }) {
  const { t } = useTranslation('inspections');
  const units = useUnitChoices();
  const by = Form.useWatch<'government' | 'department' | undefined>('by');
  const isDesignated = Form.useWatch<boolean | undefined>('isDesignated');
  return (
    <>
      <Form.Item name="by" label={t('field.authority')}>
        <Radio.Group
          options={[
            { value: 'government', label: t('field.byGovernment') },
            { value: 'department', label: t('field.byDepartment') },
          ]}
        />
      </Form.Item>
      {by === 'department' ? (
        <>
          <ChoiceField name="unit" label={t('field.department')} options={units} />
          <Form.Item name="isDesignated">
            <Radio.Group
              options={[
                { value: true, label: t('field.designation') },
                { value: false, label: t('field.noDesignation') },
              ]}
            />
          </Form.Item>
          {isDesignated && <DesignationFields topics={topics} />}
        </>
      ) : (
        <ChoiceField
          name="level"
          label={t('field.governmentLevel')}
          options={levels.map((value) => ({ value, label: t(`level.${value}`) }))}
        />
      )}
    </>
  );
}

/** On what, and for how long, a department may inspect. */
function DesignationFields({ topics }: { topics: InspectionView['topics'] }) {
  const { t } = useTranslation('inspections');
  return (
    <>
      <TextField name={['designation', 'matter']} label={t('field.designation')} rows={1} />
      <ChoiceField
        name={['designation', 'topics']}
        label={t('field.designationTopics')}
        options={topics.map(({ code, title }) => ({ value: code, label: title }))}
        isSeveral
      />
      <div className="inspections-pair">
        <DateField name={['designation', 'from']} label={t('field.from')} />
        <DateField name={['designation', 'until']} label={t('field.until')} />
      </div>
    </>
  );
}
