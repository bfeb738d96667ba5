import { useEffect, useRef } from 'react';
import type { Judgement } from './review-model.js';

interface Keyed {
  judgement: Judgement;
  change: (changed: Partial<Judgement>) => void;
  decide: (deed: NonNullable<Judgement['deed']>) => void;
  onStep: (step: number) => void;
  /** What may be done with the report. */
  commands: readonly string[];
}

const marks = { '1': 'good', '2': 'sufficient', '3': 'poor' } as const;
const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Review by keys, wherever nothing is being typed and no dialog is open. */
export function useReviewKeys(keyed: Keyed): void {
  const latest = useRef(keyed);
  useEffect(() => {
    latest.current = keyed;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isElsewhere(event.target)) return;
      if (press(event.key, latest.current)) event.preventDefault();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}

/** Does what a key stands for; whether it stands for anything. */
function press(key: string, { change, decide, onStep, commands }: Keyed): boolean {
  const step = steps[key];
  if (step !== undefined) onStep(step);
  else if (key in marks) change({ mark: marks[key as keyof typeof marks] });
  else if (key === 'a' && commands.includes('report.accept')) decide('accept');
  else if (key === 'r' && commands.includes('report.return')) change({ deed: 'return' });
  else if (key === 'e' && commands.includes('report.empty')) change({ deed: 'empty' });
  else return false;
  return true;
}

const isElsewhere = (target: EventTarget | null): boolean =>
  (target instanceof HTMLElement && (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable)) ||
  document.querySelector('[role=dialog]') !== null;
