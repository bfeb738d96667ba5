import { useTerm } from '../../parts/useTerm.js';
import { lights, type Tone } from '../../theme/theme.js';

interface Outcome {
  tone: Tone;
  sign: string;
}

const outcomes: Readonly<Record<string, Outcome>> = {
  met: { tone: 'green', sign: '✓' },
  metLate: { tone: 'yellow', sign: '▲' },
  missed: { tone: 'red', sign: '✕' },
  open: { tone: 'blue', sign: '◆' },
  pending: { tone: 'grey', sign: '·' },
  held: { tone: 'grey', sign: '‖' },
  waived: { tone: 'grey', sign: '–' },
  cancelled: { tone: 'grey', sign: '–' },
};

/** Every outcome that has a sign, in the order of a legend. */
const outcomeStates = ['met', 'metLate', 'missed', 'open', 'held', 'pending', 'waived'] as const;

/** Colour and sign of how an obligation stands. */
export const outcomeOf = (state: string): Outcome & { strong: string; pale: string } => {
  const outcome = outcomes[state] ?? { tone: 'grey', sign: '?' };
  return { ...outcome, ...lights[outcome.tone] };
};

/** How an obligation stands, as a sign and a word; with a number where it stands for several. */
export function OutcomeMark({ state, count }: { state: string; count?: number }) {
  const term = useTerm();
  const { sign, strong, pale } = outcomeOf(state);
  return (
    <span className="mark" style={{ color: strong, background: pale }}>
      <span aria-hidden="true">{sign}</span> {term('state', state)}
      {count !== undefined && ` ${count}`}
    </span>
  );
}

/** What each sign means. */
export function Legend() {
  return (
    <p className="task-legend" aria-hidden="true">
      {outcomeStates.map((state) => (
        <OutcomeMark key={state} state={state} />
      ))}
    </p>
  );
}
