import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StateMark } from '../../parts/Light.js';
import { Panel } from '../../parts/Page.js';
import { workPath } from '../../parts/task-path.js';
import { useDisagreement } from '../../parts/useDisagreement.js';
import { useTerm } from '../../parts/useTerm.js';
import type { Matter } from './matter.js';
import { useActs } from './useActs.js';

/** Where the lead and a unit of its task disagree, either may ask the inspectorate to decide; what was asked before, and how it stands. */
export function Disagreement({ matter: { task, member, obligation } }: { matter: Matter }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const { give, isDoing } = useActs(task);
  const asked = task.members.filter(({ kind, about }) => kind === 'disagreement' && about === member?.id);
  const ask = useDisagreement({ target: task.task, of: [member, obligation], label: t('disagree.reason') });
  if (!ask && asked.length === 0) return null;
  const raise = async (): Promise<void> => {
    const command = await ask?.();
    if (command) await give([command]);
  };
  return (
    <Panel title={term('kind', 'disagreement')}>
      {asked.map(({ id, unit, state }) => (
        <p key={id}>
          <Link to={workPath(task.task, id)}>{t('disagree.askedBy', { unit: unit?.name ?? '' })}</Link>{' '}
          <StateMark state={state} />
        </p>
      ))}
      {ask && (
        <>
          <p className="quiet small">{t('disagree.means')}</p>
          <Button disabled={isDoing} onClick={() => void raise()}>
            {term('command', 'disagreement.raise')}
          </Button>
        </>
      )}
    </Panel>
  );
}
