import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ItemFigures } from './ItemFigures.js';
import { EarlierLinks } from './EarlierLinks.js';
import { ItemOrigin } from './ItemOrigin.js';
import { OpenGroup } from './OpenGroup.js';
import { OpenUnit } from './OpenNames.js';
import { canAccept, type DraftItem } from './order.js';
import { PastNote } from './PastNote.js';
import { SuggestedUnits } from './SuggestedUnits.js';
import { UnitPicker } from './UnitPicker.js';
import type { ItemDeeds } from './use-deeds.js';
import { useSuggestions } from './use-suggestions.js';
import { useUnits } from './use-units.js';
import { useDoubts } from './use-words.js';

interface ItemDetailProps {
  item: DraftItem;
  isEditable: boolean;
  deeds: ItemDeeds;
}

/** Everything about the item that is worked on, why it deserves a look, and what can be done. */
export function ItemDetail({ item, isEditable, deeds }: ItemDetailProps) {
  const { t } = useTranslation('wizard');
  return (
    <div className="wizard-detail">
      {item.dropped !== null && <p>{t('dropped', { reason: item.dropped })}</p>}
      <Reasons item={item} />
      {item.dropped === null && <EarlierLinks item={item} isEditable={isEditable} deeds={deeds} />}
      <p className="text">{item.text}</p>
      {item.dropped === null && <Units item={item} isEditable={isEditable} deeds={deeds} />}
      {item.dropped === null && <ItemFigures item={item} isEditable={isEditable} deeds={deeds} />}
      {isEditable && <Deeds item={item} deeds={deeds} />}
    </div>
  );
}

/** Why it deserves a look, in sentences that say what to do. */
function Reasons({ item }: { item: DraftItem }) {
  const { whyOf } = useDoubts();
  if (item.reasons.length === 0) return null;
  return (
    <ul className="wizard-reasons">
      {item.reasons.map((reason) => (
        <li key={`${reason.code}${reason.about ?? ''}${reason.line ?? ''}`}>{whyOf(reason)}</li>
      ))}
    </ul>
  );
}

function Units({ item, isEditable, deeds }: ItemDetailProps) {
  const { t } = useTranslation('wizard');
  const openUnits = item.reasons.flatMap(({ code, about }) => (code === 'unit-unknown' && about ? [about] : []));
  const openGroups = item.reasons.flatMap(({ code, about }) => (code === 'group-undecided' && about ? [about] : []));
  const isUnknownLead = item.lead !== null && item.lead.unit === null;
  const section = item.sectionPath.join(' › ');
  return (
    <>
      <dl className="wizard-fields">
        <Field name={t('field.origin')}>
          <ItemOrigin item={item} />
        </Field>
        {section !== '' && <Field name={t('field.section')}>{section}</Field>}
        <Field name={t('field.lead')}>
          <LeadField item={item} isEditable={isEditable} deeds={deeds} />
          {item.lead?.unit != null && <PastNote name={item.lead.name} past={item.lead.past} />}
        </Field>
        <Named name={t('field.jointLeads')} units={item.jointLeads} />
        <Named name={t('field.coordinating')} units={item.coordinating} />
        {item.groups.map(({ name, members }) => (
          <Field key={name} name={t('field.group')}>
            <GroupText name={name} members={members} />
          </Field>
        ))}
      </dl>
      {isEditable && isUnknownLead && <OpenUnit name={item.lead?.name ?? ''} decide={deeds.decide} isLead />}
      {isEditable && openUnits.map((name) => <OpenUnit key={name} name={name} decide={deeds.decide} />)}
      {isEditable &&
        openGroups.map((name) => <OpenGroup key={name} name={name} decide={deeds.decide} item={item.id} />)}
    </>
  );
}

function Field({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="quiet">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Named({ name, units }: { name: string; units: DraftItem['coordinating'] }) {
  const { t } = useTranslation('wizard');
  if (units.length === 0) return null;
  return (
    <Field name={name}>
      {units.map((unit) => (unit.unit === null ? t('unit.unknown', { name: unit.name }) : unit.name)).join('、')}
      {units.map(
        ({ name: printed, unit, past }) =>
          unit !== null && past && <PastNote key={printed} name={printed} past={past} />,
      )}
    </Field>
  );
}

function GroupText({ name, members }: { name: string; members: readonly string[] }) {
  const { t } = useTranslation('wizard');
  const { nameOf } = useUnits();
  if (members.length === 0) return <>{t('group.nobody', { name })}</>;
  return (
    <details>
      <summary>{t('group.members', { name, count: members.length })}</summary>
      {members.map(nameOf).join('、')}
    </details>
  );
}

const MOST_OFFERED = 9;

/** Who leads; where nobody does, those that the item names are a click away. */
function LeadField({ item, isEditable, deeds }: ItemDetailProps) {
  const { t } = useTranslation('wizard');
  const { nameOf } = useUnits();
  const suggested = useSuggestions().items.find((each) => each.item === item.id);
  if (!isEditable) return <>{item.lead?.name ?? t('unit.none')}</>;
  const lead = item.lead?.unit ?? null;
  const setLead = (unit: string): void => deeds.decide({ type: 'setLead', item: item.id, unit });
  const named = [...item.jointLeads, ...item.coordinating].flatMap(({ unit }) => (unit === null ? [] : [unit]));
  const offered = lead === null ? [...new Set([...named, ...item.groups.flatMap(({ members }) => members)])] : [];
  return (
    <>
      <UnitPicker size="small" label={t('field.lead')} value={lead} onChange={setLead} />
      <span className="quiet small">
        {' '}
        {t(`basis.${item.leadDecided === 'no' ? item.leadBasis : item.leadDecided}`)}
      </span>
      {offered.length > 0 && (
        <span className="wizard-offers">
          {offered.slice(0, MOST_OFFERED).map((unit) => (
            <Button key={unit} size="small" onClick={() => setLead(unit)}>
              {nameOf(unit)}
            </Button>
          ))}
        </span>
      )}
      {lead === null && <SuggestedUnits units={suggested?.lead ?? []} onChoose={setLead} />}
    </>
  );
}

function Deeds({ item, deeds }: Omit<ItemDetailProps, 'isEditable'>) {
  const { t } = useTranslation('wizard');
  if (item.dropped !== null)
    return (
      <div className="wizard-deeds">
        <Button size="small" onClick={() => deeds.restore(item)}>
          {t('restore')}
        </Button>
      </div>
    );
  return (
    <div className="wizard-deeds">
      <Button
        size="small"
        type={item.reasons.length > 0 ? 'primary' : 'default'}
        disabled={!canAccept(item)}
        onClick={() => deeds.accept(item)}
      >
        {t(item.reasons.length > 0 ? 'accept' : 'next')}
      </Button>
      <Button size="small" onClick={() => deeds.edit(item)}>
        {t('edit')}
      </Button>
      <Button size="small" onClick={() => deeds.split(item)}>
        {t('split.word')}
      </Button>
      <Button size="small" onClick={() => deeds.mergeNext(item)}>
        {t('merge')}
      </Button>
      <Button size="small" danger onClick={() => deeds.drop(item)}>
        {t('drop.word')}
      </Button>
    </div>
  );
}
