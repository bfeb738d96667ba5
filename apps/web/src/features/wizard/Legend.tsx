import { useTranslation } from 'react-i18next';

const kinds = ['number', 'text', 'lead', 'coordinating', 'group', 'timeLimit', 'target', 'reporting', 'doubt'] as const;

/** What the lines and small words in the document mean. */
export function Legend() {
  const { t } = useTranslation('wizard');
  return (
    <ul className="wizard-legend small" aria-label={t('legend')}>
      {kinds.map((kind) => (
        <li key={kind}>
          <span
            className={`wizard-mark-${kind}`}
            {...(kind === 'number' || kind === 'text' ? {} : { 'data-label': t(`label.${kind}`) })}
          >
            {t(`mark.${kind}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
