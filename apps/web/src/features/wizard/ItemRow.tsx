import { Checkbox } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../parts/Light.js';
import { ItemDetail } from './ItemDetail.js';
import { canAccept, doubtKey, type DraftItem } from './order.js';
import type { ItemDeeds } from './use-deeds.js';
import { useDoubts } from './use-words.js';

interface ItemRowProps {
  item: DraftItem;
  isActive: boolean;
  isShown: boolean;
  isEditable: boolean;
  /** Of the one that is worked on alone: the others need not be drawn again. */
  deeds: ItemDeeds | undefined;
  onChoose: (item: string) => void;
  /** Where several are decided about at once: picks it, or puts it back. */
  onPick?: ((item: string) => void) | undefined;
  isPicked?: boolean;
}

/** A draft task in the list; the one that is worked on is open. */
export const ItemRow = memo(function ItemRow(props: ItemRowProps) {
  const { item, isActive, isShown, isEditable, deeds, onChoose, onPick, isPicked = false } = props;
  const { t } = useTranslation('wizard');
  const className = ['wizard-row', isActive ? 'wizard-row-active' : '', isShown ? 'wizard-row-shown' : ''];
  if (onPick) className.push('wizard-row-pickable');
  return (
    <li className={className.join(' ').trim()} data-id={item.id}>
      {onPick && (
        <Checkbox
          checked={isPicked}
          disabled={item.dropped !== null}
          aria-label={t('picked.one', { title: item.title })}
          onChange={() => onPick(item.id)}
        />
      )}
      <button
        type="button"
        className="wizard-row-head"
        data-row={item.id}
        tabIndex={isActive ? 0 : -1}
        aria-expanded={isActive}
        onClick={() => onChoose(item.id)}
      >
        <span className="wizard-row-number figures">{item.number ?? '–'}</span>
        <span className="wizard-row-title">
          <span className={item.dropped === null ? '' : 'wizard-dropped'}>{item.title}</span>
          <RowUnits item={item} />
        </span>
        <RowMarks item={item} />
      </button>
      {deeds && <ItemDetail item={item} isEditable={isEditable} deeds={deeds} />}
    </li>
  );
});

function RowUnits({ item: { lead, leadDecided, coordinating, jointLeads, groups, reasons } }: { item: DraftItem }) {
  const { t } = useTranslation('wizard');
  const isInferred = leadDecided === 'no' && reasons.some(({ code }) => code === 'lead-inferred');
  const others = coordinating.length + jointLeads.length;
  return (
    <span className="quiet small">
      {lead ? t(isInferred ? 'row.leadInferred' : 'row.lead', { name: lead.name }) : t('row.noLead')}
      {others > 0 && ` · ${t('row.others', { count: others })}`}
      {groups.length > 0 && ` · ${groups.map(({ name }) => name).join('、')}`}
    </span>
  );
}

/** A sign with a word for each doubt. */
function RowMarks({ item }: { item: DraftItem }) {
  const { t } = useTranslation('wizard');
  const { wordOf } = useDoubts();
  if (item.dropped !== null) return <Mark tone="grey">{t('state.dropped')}</Mark>;
  if (item.reasons.length === 0) return <Mark tone="green">{t('state.decided')}</Mark>;
  const keys = [...new Set(item.reasons.map(doubtKey))];
  return (
    <span className="wizard-row-marks">
      {keys.map((key) => (
        <Mark key={key} tone={canAccept(item) ? 'yellow' : 'red'}>
          {wordOf(key)}
        </Mark>
      ))}
    </span>
  );
}
