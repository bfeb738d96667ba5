import type { GroupView } from '@duban/contracts';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSave } from '../../parts/useSave.js';
import { AliasField, ChangedMeanwhile, EditDrawer, Labelled } from './EditDrawer.js';
import { useDraft } from './useDraft.js';
import { usePages } from './usePages.js';
import { unitKinds } from './words.js';

type Kind = (typeof unitKinds)[number];

const savedOf = ({ code, name, aliases, kinds, parent }: GroupView) => ({
  code,
  name,
  aliases,
  kinds: kinds as Kind[],
  parent: parent?.id ?? null,
});

const fresh: ReturnType<typeof savedOf> = { code: '', name: '', aliases: [], kinds: [], parent: null };

/** The name of a group, and what else documents call it. */
export function GroupDrawer({ group, onClose }: { group: GroupView | null; onClose: () => void }) {
  const { t } = useTranslation('directory');
  const [id] = useState(() => group?.id ?? crypto.randomUUID());
  const edit = useDraft(group ? savedOf(group) : fresh, group?.version ?? null);
  const wholes = usePages<GroupView>('groups.list', {}).rows.filter((each) => each.id !== id && each.parent === null);
  const { save, isSaving, fault } = useSave('group.save');
  const { draft, patch } = edit;
  return (
    <EditDrawer
      title={group?.name ?? t('groups.make')}
      isOpen
      isSaving={isSaving}
      isIdle={!edit.isDirty}
      fault={fault}
      onClose={onClose}
      onSubmit={() => void save({ params: { id }, body: draft }, { version: edit.version, onDone: onClose })}
    >
      <ChangedMeanwhile edit={edit} />
      <Labelled label={t('field.name')} fault={fault} at="/name">
        <Input value={draft.name} required maxLength={200} onChange={({ target }) => patch({ name: target.value })} />
      </Labelled>
      <Labelled label={t('field.code')} fault={fault} at="/code" hint={t('groups.codeHint')}>
        <Input value={draft.code} required maxLength={100} onChange={({ target }) => patch({ code: target.value })} />
      </Labelled>
      <Labelled label={t('field.aliases')} fault={fault} at="/aliases" hint={t('units.aliasesHint')}>
        <AliasField value={draft.aliases} onChange={(typed) => patch({ aliases: typed })} />
      </Labelled>
      <Labelled label={t('groups.parent')} fault={fault} at="/parent" hint={t('groups.parentHint')}>
        <Select
          allowClear
          value={draft.parent}
          onChange={(chosen?: string | null) => patch({ parent: chosen ?? null })}
          options={wholes.map((each) => ({ value: each.id, label: each.name }))}
        />
      </Labelled>
      {draft.parent === null && (
        <Labelled label={t('groups.kinds')} fault={fault} at="/kinds" hint={t('groups.kindsHint')}>
          <Select
            mode="multiple"
            value={draft.kinds}
            onChange={(chosen) => patch({ kinds: chosen })}
            options={unitKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        </Labelled>
      )}
    </EditDrawer>
  );
}
