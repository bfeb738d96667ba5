import type { InspectionView } from '@duban/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { stateOfStep, type Step, stepsFor } from './steps.js';

const signs = { done: '✓', now: '●', ahead: '○', none: '–' } as const;

interface StepListProps {
  view: InspectionView;
  chosen: Step;
  onChoose: (step: Step) => void;
}

/** The steps along the side, on a phone along the top; each can be looked at. */
export function StepList({ view, chosen, onChoose }: StepListProps) {
  const { t } = useTranslation('inspections');
  const present = useRef<HTMLButtonElement>(null);
  // On a phone the steps stand in one line that is wider than the screen.
  useEffect(() => present.current?.scrollIntoView({ block: 'nearest', inline: 'center' }), [chosen]);
  return (
    <nav aria-label={t('steps')} className="inspections-steps">
      <ol>
        {stepsFor(view).map((step) => {
          const state = stateOfStep(step, view);
          return (
            <li key={step}>
              <button
                type="button"
                className={`inspections-step inspections-${state}`}
                aria-current={step === chosen ? 'step' : undefined}
                ref={step === chosen ? present : null}
                onClick={() => onChoose(step)}
              >
                <span aria-hidden="true" className="inspections-sign">
                  {signs[state]}
                </span>
                {t(`step.${step}`)}
                <span className="only-read">{t(`stepState.${state}`)}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
