import type { LedgerRow } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import type texts from '../texts/zh/index.js';
import { lights, type Tone } from '../theme/theme.js';
import { useTerm } from './useTerm.js';
import './marks.css';

/** A sign for each colour, so that none is told by its colour alone. */
const signs: Readonly<Record<Tone, string>> = { red: '●', yellow: '▲', green: '✓', blue: '◆', grey: '–' };

/** A short word in a tone, with the sign of the tone. */
export function Mark({ tone, children, title }: { tone: Tone; children: string; title?: string }) {
  const { strong, pale } = lights[tone];
  return (
    <span className="mark" style={{ color: strong, background: pale }} title={title}>
      <span aria-hidden="true">{signs[tone]}</span> {children}
    </span>
  );
}

type LightOf = NonNullable<LedgerRow['light']>;

/** 亮灯: the colour as a word, and why. */
export function Light({ light, brief = false }: { light: LightOf; brief?: boolean }) {
  const term = useTerm();
  const reason = useLightReason()(light);
  return (
    <span className="light">
      <Mark tone={light.colour} title={reason}>
        {term('colour', light.colour)}
      </Mark>
      {!brief && <span className="quiet small"> {reason}</span>}
    </span>
  );
}

/** Why a light is as it is, in words. */
export function useLightReason(): (light: LightOf) => string {
  const { t } = useTranslation('terms');
  return ({ reason, data }) =>
    t(`lightReason.${reason as keyof typeof texts.terms.lightReason}`, data as { rung: number });
}

const toneOfState: Readonly<Record<string, Tone>> = {
  missed: 'red',
  overdue: 'red',
  metLate: 'yellow',
  returned: 'yellow',
  rejected: 'red',
  refused: 'yellow',
  open: 'blue',
  met: 'green',
  accepted: 'green',
  approved: 'green',
  completed: 'green',
  confirmed: 'green',
  inForce: 'green',
  granted: 'green',
  submitted: 'blue',
  reporting: 'blue',
  drafted: 'blue',
};

/** How a part or an obligation stands. */
export function StateMark({ state }: { state: string }) {
  const term = useTerm();
  return <Mark tone={toneOfState[state] ?? 'grey'}>{term('state', state)}</Mark>;
}

/** How a task stands. */
export function StatusMark({ status, closedAs }: { status: string; closedAs?: LedgerRow['closedAs'] | undefined }) {
  const term = useTerm();
  // What goes on, or cannot be measured, is closed and no achievement.
  if (closedAs && closedAs !== 'measured') return <Mark tone="blue">{term('closing', closedAs)}</Mark>;
  return <Mark tone={toneOfState[status] ?? 'grey'}>{term('status', status)}</Mark>;
}
