import type { DraftView, OperationAnswer } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { TextDifference } from '../../parts/TextDifference.js';
import { type DoubtKey } from './order.js';
import { useDoubts } from './use-words.js';

type LeftOutReason = NonNullable<DraftView['prose']>['leftOut'][number]['reason'];

type FieldChange = OperationAnswer<'draft.changes'>['changes'][number]['fields'][number];

/** Fields before and after; a long text with its differences marked. */
export function FieldChanges({ fields }: { fields: readonly FieldChange[] }) {
  const { t } = useTranslation('wizard');
  const wordsOf = useFieldWords();
  if (fields.length === 0) return null;
  return (
    <dl className="wizard-changes">
      {fields.map((change) => {
        const { field, item, about } = change;
        const [before, after] = [wordsOf(change, change.before), wordsOf(change, change.after)];
        return (
          <div key={`${field}${item ?? ''}${about ?? ''}`}>
            <dt className="quiet">{about === null ? t(`changed.${field}`) : `${t(`changed.${field}`)}“${about}”`}</dt>
            <dd>
              {field === 'text' && before !== null && after !== null ? (
                <TextDifference before={before} after={after} />
              ) : (
                <>
                  <del>{before ?? t('changed.nothing')}</del> → <ins>{after ?? t('changed.nothing')}</ins>
                </>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Codes among the values in words. */
function useFieldWords(): (change: FieldChange, value: string | null) => string | null {
  const { t } = useTranslation('wizard');
  const { wordOf } = useDoubts();
  return ({ field }, value) => {
    if (value === null) return null;
    if (field === 'timeLimit' && (value === 'open' || value === 'none')) return t(`changed.limit.${value}`);
    if (field === 'leftOut') return t(`leftOut.reason.${value as LeftOutReason}`);
    if (field === 'leadDecided') return t(`changed.decided.${value as 'no' | 'confirmed' | 'given'}`);
    if (field === 'accepted' && value === 'all') return t('changed.allAccepted');
    if (field === 'accepted')
      return value
        .split(' ')
        .map((code) => (code === 'diagnostic' ? t('mark.doubt') : wordOf(code as DoubtKey)))
        .join('、');
    return value;
  };
}
