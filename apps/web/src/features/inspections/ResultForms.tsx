import type { InspectionView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Deed } from './Deed.js';
import { ChoiceField, TextField } from './fields.js';
import { beginningOf, choicesOf, targetOf, useFormWords, type FormProps } from './form-words.js';

type Result = InspectionView['results'][number];

const kinds = ['praise', 'incentive', 'criticism', 'accountability', 'documentChange', 'report', 'referral'] as const;

/** 结果运用, proposed to the government. */
export function ProposeResult({ view, onClose }: FormProps) {
  const { t } = useTranslation('inspections');
  return (
    <Deed<{ kind: Result['kind']; object?: string; content: string }>
      {...useFormWords('inspection.proposeResult')}
      commandsOf={({ object, ...typed }) => [
        { type: 'inspection.proposeResult', target: targetOf(view), ...typed, object: object ?? null },
      ]}
      onClose={onClose}
    >
      <ChoiceField
        name="kind"
        label={t('field.resultKind')}
        options={kinds.map((value) => ({ value, label: t(`result.${value}`) }))}
      />
      <ChoiceField
        name="object"
        label={t('field.resultObject')}
        hint={t('field.resultWhole')}
        options={choicesOf(view.plan?.objects ?? [])}
        isOptional
      />
      <TextField name="content" label={t('field.resultContent')} />
    </Deed>
  );
}

export function ApproveResult({ view, onClose }: FormProps) {
  const waiting = view.results.filter(({ state }) => state === 'proposed');
  return (
    <Deed<{ result: string }>
      {...useFormWords('inspection.approveResult')}
      initialValues={{ result: waiting[0]?.id ?? '' }}
      commandsOf={({ result }) => [{ type: 'inspection.approveResult', target: targetOf(view), result }]}
      onClose={onClose}
    >
      <ResultField results={waiting} />
    </Deed>
  );
}

export function DropResult({ view, onClose }: FormProps) {
  const { t } = useTranslation('inspections');
  const open = view.results.filter(({ state }) => state === 'proposed' || state === 'approved');
  return (
    <Deed<{ result: string; reason: string }>
      {...useFormWords('inspection.dropResult')}
      initialValues={{ result: open[0]?.id ?? '' }}
      commandsOf={(typed) => [{ type: 'inspection.dropResult', target: targetOf(view), ...typed }]}
      onClose={onClose}
    >
      <ResultField results={open} />
      <TextField name="reason" label={t('field.reason')} />
    </Deed>
  );
}

export function CarryOutResult({ view, onClose }: FormProps) {
  const { t } = useTranslation('inspections');
  const approved = view.results.filter(({ state }) => state === 'approved');
  return (
    <Deed<{ result: string; content: string }>
      {...useFormWords('inspection.carryOutResult')}
      initialValues={{ result: approved[0]?.id ?? '' }}
      commandsOf={(typed) => [{ type: 'inspection.carryOutResult', target: targetOf(view), ...typed }]}
      onClose={onClose}
    >
      <ResultField results={approved} />
      <TextField name="content" label={t('field.carriedOut')} />
    </Deed>
  );
}

function ResultField({ results }: { results: readonly Result[] }) {
  const { t } = useTranslation('inspections');
  return (
    <ChoiceField
      name="result"
      label={t('field.result')}
      options={results.map(({ id, kind, text }) => ({
        value: id,
        label: t('ofObject', { unit: t(`result.${kind}`), text: beginningOf(text) }),
      }))}
    />
  );
}
