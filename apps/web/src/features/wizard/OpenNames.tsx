import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRole } from '../../client/session.js';
import { useSave } from '../../parts/useSave.js';
import { PastNote } from './PastNote.js';
import { UnitPicker } from './UnitPicker.js';
import type { ItemDeeds } from './use-deeds.js';
import { useSuggestions } from './use-suggestions.js';

interface OpenUnitProps {
  name: string;
  decide: ItemDeeds['decide'];
  isLead?: boolean;
}

/**
 * A printed name of which nobody can tell who bears it: what is meant is said once, for every item that names it, and
 * where it is wished for the next documents.
 */
export function OpenUnit({ name, decide, isLead = false }: OpenUnitProps) {
  const { t } = useTranslation('wizard');
  const meant = useSuggestions().names.find((each) => each.name === name);
  const [learns, setLearns] = useState(false);
  const { save } = useSave('unit.learnName');
  const resolve = (unit: string | null): void => {
    decide({ type: 'resolveUnit', name, unit });
    if (learns && unit !== null)
      void save(
        { params: { id: unit }, body: { name } },
        { said: t('open.learned'), refused: () => t('open.notLearned') },
      );
  };
  const successors = meant?.past?.units ?? [];
  const alike = (meant?.units ?? []).filter(({ unit }) => !successors.some(({ id }) => id === unit));
  return (
    <div className="wizard-open">
      <strong>{t('open.unit', { name })}</strong>
      <PastNote name={name} past={meant?.past} />
      {successors.map(({ id, name: known }) => (
        <Button key={id} size="small" onClick={() => resolve(id)}>
          {known}
        </Button>
      ))}
      {alike.map(({ unit, name: known, reason }) => (
        <Button key={unit} size="small" title={t(`suggested.name.${reason}`)} onClick={() => resolve(unit)}>
          {known}
        </Button>
      ))}
      <UnitPicker size="small" label={t('open.unitLabel', { name })} value={null} onChange={resolve} />
      {!isLead && (
        <Button size="small" type="text" onClick={() => resolve(null)}>
          {t('open.leaveUnit')}
        </Button>
      )}
      {!meant?.past && (
        <Checkbox checked={learns} onChange={({ target }) => setLearns(target.checked)}>
          {t('open.learn')}
        </Checkbox>
      )}
      <NewUnit name={name} />
    </div>
  );
}

/** A unit that is not there yet is made by the administrator. */
function NewUnit({ name }: { name: string }) {
  const { t } = useTranslation('wizard');
  if (useRole() !== 'administrator') return <span className="quiet small">{t('open.askForUnit')}</span>;
  return (
    <Link className="small" to={`/admin/units?new=${encodeURIComponent(name)}`}>
      {t('open.newUnit')}
    </Link>
  );
}
