import { Button } from 'antd';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../parts/Page.js';
import { useMonthOptions } from './useMonthOptions.js';
import { CheckField, ChoiceField, MonthDayField, NumberField, useEditing } from './fields.js';

/** When reports fall due, and what becomes of a due day on a day off. */
export function ReportFields() {
  const { t } = useTranslation('regimes');
  const { rules, set } = useEditing();
  const { monthly, annual, window, startMonth } = rules.reports;
  const months = useMonthOptions();
  return (
    <Panel title={t('part.reports')}>
      <CheckField
        at="/reports/monthly"
        label={t('monthly')}
        given={{ isOn: monthly !== null, set: (isOn) => set('/reports/monthly', isOn ? { day: 25 } : null) }}
      />
      {monthly && <NumberField at="/reports/monthly/day" label={t('monthlyDay')} min={1} max={31} after={t('day')} />}
      <Quarters />
      <CheckField
        at="/reports/annual"
        label={t('annual')}
        given={{ isOn: annual !== null, set: (isOn) => set('/reports/annual', isOn ? '12-25' : null) }}
      />
      {annual !== null && <MonthDayField at="/reports/annual" label={t('annualDay')} />}
      <p className="quiet small">{t('coincide')}</p>
      <ChoiceField
        at="/reports/startMonth"
        label={t('startMonth')}
        options={months}
        value={startMonth ?? '01'}
        onChoose={(month) => set('/reports/startMonth', month === '01' ? null : month)}
      />
      <ChoiceField
        at="/reports/roll"
        label={t('roll')}
        options={(['asWritten', 'earlier', 'later'] as const).map((value) => ({ value, label: t(`rolls.${value}`) }))}
      />
      <ChoiceField
        at="/reports/window"
        label={t('window')}
        options={[
          { value: 'afterLastDue', label: t('windows.afterLastDue') },
          { value: 'before', label: t('windows.before') },
        ]}
        value={window === 'afterLastDue' ? window : 'before'}
        onChoose={(chosen) => set('/reports/window', chosen === 'before' ? { workingDaysBefore: 10 } : chosen)}
      />
      {window !== 'afterLastDue' && (
        <NumberField
          at="/reports/window/workingDaysBefore"
          label={t('windowDays')}
          min={1}
          max={60}
          after={t('workingDaysBefore')}
        />
      )}
      <NumberField at="/reports/hour" label={t('hour')} min={1} max={24} after={t('hourAfter')} />
    </Panel>
  );
}

function Quarters() {
  const { t } = useTranslation('regimes');
  const { rules, set, isReadOnly } = useEditing();
  const { quarterly } = rules.reports;
  const next = `${String(Math.min(12, quarterly.length * 3 + 3)).padStart(2, '0')}-25`;
  return (
    <fieldset className="regimes-list">
      <legend>{t('quarterly')}</legend>
      {quarterly.map((_, index) => (
        <div className="regimes-row" key={index}>
          <MonthDayField at={`/reports/quarterly/${index}`} label={t('quarterlyDay', { place: index + 1 })} />
          {!isReadOnly && (
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('remove', { what: t('quarterlyDay', { place: index + 1 }) })}
              onClick={() => set('/reports/quarterly', quarterly.toSpliced(index, 1))}
            />
          )}
        </div>
      ))}
      {quarterly.length === 0 && <p className="quiet small">{t('noQuarterly')}</p>}
      {!isReadOnly && quarterly.length < 4 && (
        <Button size="small" icon={<PlusOutlined />} onClick={() => set('/reports/quarterly', [...quarterly, next])}>
          {t('addQuarter')}
        </Button>
      )}
    </fieldset>
  );
}
