import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useUnitChoices } from './choices.js';
import { ChoiceField, DateField } from './fields.js';
import { ShownOverlaps } from './ShownOverlaps.js';

/** Whom and when it is meant to inspect, as it is typed: all of it or nothing. */
export interface TypedIntended {
  objects?: string[];
  from?: string;
  until?: string;
}

/** 拟督查对象 and 拟安排时间, for the plan of the year; what overlaps is shown while they are typed. */
export function IntendedFields({ topics }: { topics: readonly string[] }) {
  const { t } = useTranslation('inspections');
  const units = useUnitChoices();
  const typed = Form.useWatch<TypedIntended | undefined>('intended') ?? {};
  const isOptional = !isBegun(typed);
  return (
    <>
      <ChoiceField
        name={['intended', 'objects']}
        label={t('field.intendedObjects')}
        hint={t('field.intendedHint')}
        options={units}
        isSeveral
        isOptional={isOptional}
      />
      <div className="inspections-pair">
        <DateField name={['intended', 'from']} label={t('field.intendedFrom')} isOptional={isOptional} />
        <DateField name={['intended', 'until']} label={t('field.intendedUntil')} isOptional={isOptional} />
      </div>
      <ShownOverlaps {...typed} topics={topics} />
    </>
  );
}

const isBegun = ({ objects = [], from, until }: TypedIntended): boolean => objects.length > 0 || !!from || !!until;

/** What is intended, as a command says it; nothing where nothing was typed. */
export const intendedOf = ({ objects = [], from = '', until = '' }: TypedIntended) =>
  objects.length > 0 && from && until ? { intended: { objects, from, until } } : {};
