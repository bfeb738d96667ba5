import type { DraftView } from '@duban/contracts';
import { Checkbox, Segmented } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../../parts/Nothing.js';
import { ConfirmLimits } from './ConfirmLimits.js';
import { Doubts } from './Doubts.js';
import { ItemRow } from './ItemRow.js';
import { LeftOut } from './LeftOut.js';
import { countsOf, type DraftItem, type Filter } from './order.js';
import { PickedBar } from './PickedBar.js';
import type { ItemDeeds } from './use-deeds.js';
import type { Drafting } from './use-drafting.js';
import type { Picks } from './use-picks.js';
import type { ListView } from './use-view.js';

interface ItemListProps {
  draft: DraftView;
  view: ListView;
  pointed: string | undefined;
  deeds: ItemDeeds;
  picks: Picks;
  drafting: Drafting;
}

const filters: readonly Filter[] = ['doubtful', 'decided', 'dropped', 'all'];

/** The draft tasks, and of a report what was left out of them. */
export function ItemList(props: ItemListProps) {
  const { draft, pointed, deeds, view } = props;
  const { t } = useTranslation('wizard');
  const [wanted, setWanted] = useState<'items' | 'leftOut'>('items');
  const counts = countsOf(draft.items);
  const words = draft.prose?.leftOut;
  return (
    <section
      className="wizard-items document-side document-list"
      aria-label={t('tasks', { count: draft.counts.items })}
    >
      {words && (
        <div className="wizard-filters">
          <Segmented<'items' | 'leftOut'>
            aria-label={t('prose.label')}
            value={wanted}
            onChange={setWanted}
            options={[
              { value: 'items', label: `${t('prose.candidates')} ${draft.counts.items}` },
              { value: 'leftOut', label: `${t('prose.leftOut')} ${words.length}` },
            ]}
          />
          <span className="quiet small" role="status">
            {t('prose.confirmed', { count: counts.decided })}
          </span>
        </div>
      )}
      {words && wanted === 'leftOut' ? (
        <LeftOut words={words} pointed={pointed} isEditable={draft.status === 'open'} decide={deeds.decide} />
      ) : (
        <Items {...props} view={view} />
      )}
    </section>
  );
}

/** Those that deserve a look, what has been decided, and what can be said once for many. */
function Items({ draft, view, pointed, deeds, picks, drafting }: ItemListProps) {
  const isEditable = draft.status === 'open';
  const { shown } = view;
  const { t } = useTranslation('wizard');
  const counts = countsOf(draft.items);
  const isReport = draft.prose !== null;
  return (
    <>
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
      {isEditable && <PickedBar picks={picks} drafting={drafting} />}
      <div className="wizard-list">
        {isEditable && <Doubts draft={draft} deeds={deeds} doubt={view.doubt} onDoubt={view.setDoubt} />}
        {shown.length === 0 && <Nothing>{t(view.filter === 'doubtful' ? 'nothingDoubtful' : 'nothingHere')}</Nothing>}
        <ol>
          {shown.map((item, index) => (
            <Fragment key={item.id}>
              {isReport && <SectionLine item={item} before={shown[index - 1]} />}
              <ItemRow
                item={item}
                isActive={item.id === view.active}
                isShown={item.id === pointed}
                isEditable={isEditable}
                deeds={item.id === view.active ? deeds : undefined}
                onChoose={view.choose}
                onPick={isReport && isEditable ? picks.toggle : undefined}
                isPicked={picks.has(item.id)}
              />
            </Fragment>
          ))}
        </ol>
      </div>
    </>
  );
}

/** The section of a report, where another one begins. */
function SectionLine({ item, before }: { item: DraftItem; before: DraftItem | undefined }) {
  const nameOf = (one: DraftItem | undefined): string => one?.sectionPath.slice(0, 2).at(-1) ?? '';
  const name = nameOf(item);
  return name === '' || name === nameOf(before) ? null : <li className="wizard-section">{name}</li>;
}
