import type { DraftSuggestions } from '@duban/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { taskPath } from '../../parts/task-path.js';
import { useAside } from '../../parts/useAside.js';

type Suggested = DraftSuggestions['items'][number]['lead'][number];

/** Units that may lead, each with what speaks for it. Nobody leads before one is chosen. */
export function SuggestedUnits({ units, onChoose }: { units: readonly Suggested[]; onChoose: (unit: string) => void }) {
  const { t } = useTranslation('wizard');
  if (units.length === 0) return null;
  return (
    <div className="wizard-suggested">
      <span className="quiet small">{t('suggested.title')}</span>
      <ul>
        {units.map((suggested) => (
          <li key={suggested.unit}>
            <Button size="small" onClick={() => onChoose(suggested.unit)}>
              {suggested.name}
            </Button>
            <Because suggested={suggested} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Because({ suggested: { because, words } }: { suggested: Suggested }) {
  const { t } = useTranslation('wizard');
  const aside = useAside();
  return (
    <span className="quiet small">
      {because.length > 0 && t('suggested.earlier')}
      {because.map(({ task, number, title, words: shared }, index) => (
        <span key={task.id}>
          {index > 0 && '、'}
          <Link to={taskPath(task)} target="_blank">
            {aside(`${number ?? ''} ${title}`.trim(), shared.slice(0, 3).join('、'))}
          </Link>
        </span>
      ))}
      {because.length === 0 && words.length > 0 && t('suggested.words', { words: words.slice(0, 4).join('、') })}
    </span>
  );
}
