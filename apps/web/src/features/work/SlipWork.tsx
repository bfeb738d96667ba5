import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Panel } from '../../parts/Page.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useTerm } from '../../parts/useTerm.js';
import { ActButtons } from './Acts.js';
import type { Matter } from './matter.js';
import { useActs } from './useActs.js';

/** 督办单: of which level, about what, and whether it goes out. */
export function SlipWork({ matter: { task, member, obligation } }: { matter: Matter }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const periodText = usePeriod();
  const acts = useActs(task);
  if (!member) return null;
  return (
    <Panel title={term('slipLevel', member.level ?? '')}>
      {obligation && (
        <p>
          {t('slipAbout')}{' '}
          <Link to={`/tasks/${task.task.year}/${task.task.id}/work/${obligation.id}`}>
            {obligation.unit.name} · {term('kind', obligation.kind)}
            {obligation.period ? ` · ${periodText(obligation.period)}` : ''}
          </Link>
        </p>
      )}
      <div className="work-acts">
        <ActButtons acts={acts} of={member} commands={['slip.issue', 'slip.discard']} leads />
      </div>
    </Panel>
  );
}
