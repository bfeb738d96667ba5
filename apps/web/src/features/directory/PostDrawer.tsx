import type { PostSaved, PostView } from '@duban/contracts';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSave } from '../../parts/useSave.js';
import { useTerm } from '../../parts/useTerm.js';
import { useUnitNames } from '../../parts/useUnitNames.js';
import { ChangedMeanwhile, EditDrawer, Labelled } from './EditDrawer.js';
import { useDraft } from './useDraft.js';
import { roles } from './words.js';

interface Draft {
  unit: string | null;
  role: PostSaved['role'];
  title: string;
  looksAfter: PostSaved['looksAfter'];
}

const fresh: Draft = { unit: null, role: 'unitLiaison', title: '', looksAfter: { units: [], tasks: [] } };

const savedOf = ({ unit, role, title, looksAfter }: PostView): Draft => ({
  unit: unit?.id ?? null,
  role: role as Draft['role'],
  title,
  looksAfter,
});

/** A post: of which unit, in which role, and which units a leader looks after. */
export function PostDrawer({ post, onClose }: { post: PostView | null; onClose: () => void }) {
  const { t } = useTranslation('directory');
  const term = useTerm();
  const units = useUnitNames().map(({ id, name }) => ({ value: id, label: name }));
  const [id] = useState(() => post?.id ?? crypto.randomUUID());
  const edit = useDraft(post ? savedOf(post) : fresh, post?.version ?? null);
  const { save, isSaving, fault } = useSave('post.save');
  const { draft, patch } = edit;
  // Once it is held, what has been done in its name would change its meaning.
  const isFixed = (post?.holders.length ?? 0) > 0;
  return (
    <EditDrawer
      title={post ? `${post.unit?.name ?? t('posts.ofGovernment')} · ${post.title}` : t('posts.make')}
      isOpen
      isSaving={isSaving}
      isIdle={!edit.isDirty}
      fault={fault}
      onClose={onClose}
      onSubmit={() => void save({ params: { id }, body: draft }, { version: edit.version, onDone: onClose })}
    >
      <ChangedMeanwhile edit={edit} />
      {isFixed && <p className="quiet">{t('posts.fixed')}</p>}
      <Labelled label={t('field.unit')} fault={fault} at="/unit" hint={t('posts.unitHint')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          disabled={isFixed}
          placeholder={t('posts.ofGovernment')}
          value={draft.unit}
          onChange={(unit?: string | null) => patch({ unit: unit ?? null })}
          options={units}
        />
      </Labelled>
      <Labelled label={t('field.role')} fault={fault} at="/role">
        <Select
          disabled={isFixed}
          value={draft.role}
          onChange={(role) => patch({ role })}
          options={roles.map((value) => ({ value, label: term('role', value) }))}
        />
      </Labelled>
      <Labelled label={t('field.title')} fault={fault} at="/title" hint={t('posts.titleHint')}>
        <Input value={draft.title} required maxLength={200} onChange={({ target }) => patch({ title: target.value })} />
      </Labelled>
      <Labelled label={t('field.looksAfter')} fault={fault} at="/looksAfter" hint={t('posts.looksAfterHint')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={draft.looksAfter.units}
          onChange={(chosen) => patch({ looksAfter: { ...draft.looksAfter, units: chosen } })}
          options={units}
        />
      </Labelled>
    </EditDrawer>
  );
}
