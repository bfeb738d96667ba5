import type { DraftView } from '@duban/contracts';
import { Checkbox, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../../parts/Nothing.js';
import { ConfirmLimits } from './ConfirmLimits.js';
import { Doubts } from './Doubts.js';
import { ItemRow } from './ItemRow.js';
import { countsOf, type Filter } from './order.js';
import type { ItemDeeds } from './use-deeds.js';
import type { ListView } from './use-view.js';

interface ItemListProps {
  draft: DraftView;
  view: ListView;
  pointed: string | undefined;
  deeds: ItemDeeds;
}

const filters: readonly Filter[] = ['doubtful', 'decided', 'dropped', 'all'];

/** The draft tasks: those that deserve a look, what has been decided, and what can be said once for many. */
export function ItemList({ draft, view, pointed, deeds }: ItemListProps) {
  const isEditable = draft.status === 'open';
  const { shown } = view;
  const { t } = useTranslation('wizard');
  const counts = countsOf(draft.items);
  return (
    <section className="wizard-items" aria-label={t('tasks', { count: draft.counts.items })}>
      <div className="wizard-filters">
        <Segmented
          size="small"
          aria-label={t('filter.label')}
          value={view.filter}
          onChange={view.setFilter}
          options={filters.map((filter) => ({ value: filter, label: `${t(`filter.${filter}`)} ${counts[filter]}` }))}
        />
        <Checkbox checked={view.isByDoubt} onChange={({ target }) => view.setByDoubt(target.checked)}>
          {t('doubtfulFirst')}
        </Checkbox>
        <ConfirmLimits draft={draft} deeds={deeds} />
      </div>
      <div className="wizard-list">
        {isEditable && <Doubts draft={draft} deeds={deeds} doubt={view.doubt} onDoubt={view.setDoubt} />}
        {shown.length === 0 && <Nothing>{t(view.filter === 'doubtful' ? 'nothingDoubtful' : 'nothingHere')}</Nothing>}
        <ol>
          {shown.map((item) => (
            <ItemRow
              key={item.id}
              item={item}
              isActive={item.id === view.active}
              isShown={item.id === pointed}
              isEditable={isEditable}
              deeds={item.id === view.active ? deeds : undefined}
              onChoose={view.choose}
            />
          ))}
        </ol>
      </div>
    </section>
  );
}
