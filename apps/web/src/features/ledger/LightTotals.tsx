import { useTranslation } from 'react-i18next';
import { Mark } from '../../parts/Light.js';
import { useTerm } from '../../parts/useTerm.js';
import type { FoundRow } from './ledger-filter.js';

const colours = ['red', 'yellow', 'green', 'grey'] as const;

interface TotalsProps {
  rows: readonly FoundRow[];
  chosen: readonly string[];
  onChange: (colours: string[]) => void;
}

/** How many tasks have which light; each figure narrows the list to its own. */
export function LightTotals({ rows, chosen, onChange }: TotalsProps) {
  const { t } = useTranslation('ledger');
  const term = useTerm();
  return (
    <div className="ledger-lights" role="group" aria-label={t('by.light')}>
      {colours.map((colour) => {
        const count = rows.filter(({ light }) => light.colour === colour).length;
        const isChosen = chosen.includes(colour);
        return (
          <button
            key={colour}
            type="button"
            className="ledger-light"
            aria-pressed={isChosen}
            onClick={() => onChange(isChosen ? chosen.filter((each) => each !== colour) : [...chosen, colour])}
          >
            <Mark tone={colour}>{term('colour', colour)}</Mark> <span className="figures">{count}</span>
          </button>
        );
      })}
    </div>
  );
}
