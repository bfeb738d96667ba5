import type { DraftView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

const steps = ['check', 'terms', 'issue'] as const;
export type Step = (typeof steps)[number];

/** The step that an address names; the first where it names none. */
export const stepOf = (query: URLSearchParams): Step => steps.find((step) => step === query.get('step')) ?? 'check';

/** The three steps, each with what is still open in it. */
export function Steps({ draft, step }: { draft: DraftView; step: Step }) {
  const { t } = useTranslation('wizard');
  const { counts, issues } = draft;
  const open: Record<Step, number> = {
    check: counts.doubtful,
    terms: issues.filter(({ item, code }) => item === undefined && code !== 'no-items').length,
    issue: issues.length,
  };
  return (
    <nav aria-label={t('steps')} className="wizard-steps">
      <ol>
        {steps.map((each, index) => (
          <li key={each}>
            <Link
              className="wizard-step"
              to={`?step=${each}`}
              replace
              aria-current={each === step ? 'step' : undefined}
            >
              <span className="figures">{index + 1}</span> {t(`step.${each}`)}
              <span className="small quiet">
                {' '}
                {open[each] > 0 ? t(`stepOpen.${each}`, { count: open[each] }) : t(`stepDone.${each}`)}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
