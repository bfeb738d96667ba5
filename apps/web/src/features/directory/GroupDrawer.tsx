import type { GroupView } from '@duban/contracts';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSave } from '../../parts/useSave.js';
import { AliasField, ChangedMeanwhile, EditDrawer, Labelled } from './EditDrawer.js';
import { useDraft } from './useDraft.js';

/** The name of a group, and what else documents call it. */
export function GroupDrawer({ group, onClose }: { group: GroupView | null; onClose: () => void }) {
  const { t } = useTranslation('directory');
  const [id] = useState(() => group?.id ?? crypto.randomUUID());
  const { code = '', name = '', aliases = [] } = group ?? {};
  const edit = useDraft({ code, name, aliases }, group?.version ?? null);
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
    </EditDrawer>
  );
}
