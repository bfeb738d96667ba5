import type { UnitSaved, UnitView } from '@duban/contracts';
import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNow } from '../../client/session.js';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { useSave } from '../../parts/useSave.js';
import { useTerm } from '../../parts/useTerm.js';
import { dayOf } from '../../time/days.js';
import { AliasField, ChangedMeanwhile, DayField, EditDrawer, Labelled } from './EditDrawer.js';
import { Span } from './ListParts.js';
import { UnitChanges } from './UnitChanges.js';
import { savedOf } from './unit-saved.js';
import { useDraft } from './useDraft.js';
import { holdsOn, unitKinds } from './words.js';

interface UnitDrawerProps {
  /** Null: a new one. */
  unit: UnitView | null;
  canEdit: boolean;
  /** Of a new one: the name to begin with. */
  name?: string;
  onClose: () => void;
}

const fresh = {
  name: '',
  shortName: null,
  kind: 'department',
  aliases: [],
  validFrom: null,
  validTo: null,
} satisfies UnitSaved as UnitSaved;

/** A unit: its names, from when to when it exists; and who holds its posts. */
export function UnitDrawer({ unit, canEdit, name = '', onClose }: UnitDrawerProps) {
  const { t } = useTranslation('directory');
  const [id] = useState(() => unit?.id ?? crypto.randomUUID());
  const edit = useDraft(unit ? savedOf(unit) : fresh, unit?.version ?? null, unit ? {} : { name });
  const { save, isSaving, fault } = useSave('unit.save');
  const { draft, patch } = edit;
  return (
    <EditDrawer
      title={unit?.name ?? t('units.make')}
      isOpen
      isSaving={isSaving}
      isIdle={!canEdit || !edit.isDirty}
      fault={fault}
      onClose={onClose}
      onSubmit={() => void save({ params: { id }, body: draft }, { version: edit.version, onDone: onClose })}
      below={unit && <UnitMore unit={unit} canEdit={canEdit} />}
    >
      <ChangedMeanwhile edit={edit} />
      <Labelled label={t('field.name')} fault={fault} at="/name">
        <Input value={draft.name} required maxLength={200} onChange={({ target }) => patch({ name: target.value })} />
      </Labelled>
      <Labelled label={t('field.shortName')} fault={fault} at="/shortName">
        <Input
          value={draft.shortName ?? ''}
          maxLength={200}
          onChange={({ target }) => patch({ shortName: target.value || null })}
        />
      </Labelled>
      <Labelled label={t('field.kind')} fault={fault} at="/kind">
        <Select
          value={draft.kind}
          onChange={(kind) => patch({ kind })}
          options={unitKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
      </Labelled>
      <Labelled label={t('field.aliases')} fault={fault} at="/aliases" hint={t('units.aliasesHint')}>
        <AliasField value={draft.aliases} onChange={(aliases) => patch({ aliases })} />
      </Labelled>
      <Labelled label={t('field.validFrom')} fault={fault} at="/validFrom">
        <DayField value={draft.validFrom} onChange={(validFrom) => patch({ validFrom })} />
      </Labelled>
      <LastDay unit={unit} fault={fault} value={draft.validTo} onChange={(validTo) => patch({ validTo })} />
      <Labelled label={t('field.sort')} fault={fault} at="/sort" hint={t('units.sortHint')}>
        <InputNumber
          min={0}
          max={1_000_000}
          precision={0}
          value={draft.sort ?? null}
          onChange={(sort) => patch({ sort: sort ?? undefined })}
        />
      </Labelled>
    </EditDrawer>
  );
}

interface LastDayProps {
  unit: UnitView | null;
  fault: unknown;
  value: string | null;
  onChange: (day: string | null) => void;
}

/** The last day of a unit that has ended, to be corrected or taken back; how one ends is a deed of its own. */
function LastDay({ unit, fault, value, onChange }: LastDayProps) {
  const { t } = useTranslation('directory');
  if (unit === null || unit.validTo === null) return null;
  return (
    <Labelled label={t('field.validTo')} fault={fault} at="/validTo" hint={t('units.endHint')}>
      <DayField value={value} onChange={onChange} />
    </Labelled>
  );
}

/** What a unit was, the posts of a unit and who holds them today, and the groups that it is in. */
function UnitMore({ unit, canEdit }: { unit: UnitView; canEdit: boolean }) {
  const { id } = unit;
  const { t } = useTranslation('directory');
  const term = useTerm();
  const query = useAsk('unit.read', { params: { id } });
  const now = useNow();
  const today = now === undefined ? undefined : dayOf(now);
  return (
    <Asked query={query}>
      {({ posts, groups }) => (
        <>
          <UnitChanges unit={unit} canEdit={canEdit} />
          <h3>{t('units.posts')}</h3>
          {posts.length === 0 && <p className="quiet">{t('units.noPosts')}</p>}
          <ul className="directory-list">
            {posts.map((post) => {
              const holder = today && post.holders.find((each) => holdsOn(each, today));
              return (
                <li key={post.id}>
                  <Link to={`/admin/posts?unit=${id}`}>{post.title}</Link>{' '}
                  <span className="quiet">{term('role', post.role)}</span> ·{' '}
                  {holder ? holder.person.name : <strong>{t('posts.vacant')}</strong>}
                </li>
              );
            })}
          </ul>
          <h3>{t('units.groups')}</h3>
          {groups.length === 0 && <p className="quiet">{t('units.noGroups')}</p>}
          <ul className="directory-list">
            {groups.map((group) => (
              <li key={`${group.id} ${group.validFrom}`}>
                {group.name} <Span {...group} today={today} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Asked>
  );
}
