import type { AccountView, PersonView } from '@duban/contracts';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSave } from '../../parts/useSave.js';
import { AccountPanel } from './AccountPanel.js';
import { ChangedMeanwhile, EditDrawer, Labelled } from './EditDrawer.js';
import { useDraft } from './useDraft.js';

interface PersonDrawerProps {
  /** Null: a new one. */
  person: PersonView | null;
  account: AccountView | undefined;
  canEdit: boolean;
  /** A new one is there, to be given an account. */
  onMade: (id: string) => void;
  onClose: () => void;
}

const savedOf = (person: PersonView | null): { name: string; phone: string | null; email: string | null } => ({
  name: person?.name ?? '',
  phone: person?.phone ?? null,
  email: person?.email ?? null,
});

/** A person: name, how to reach them, and how they sign in. */
export function PersonDrawer({ person, account, canEdit, onMade, onClose }: PersonDrawerProps) {
  const { t } = useTranslation('directory');
  const [id] = useState(() => person?.id ?? crypto.randomUUID());
  const edit = useDraft(savedOf(person), person?.version ?? null);
  const { save, isSaving, fault } = useSave('person.save');
  const { draft, patch } = edit;
  return (
    <EditDrawer
      title={person?.name ?? t('people.make')}
      isOpen
      isSaving={isSaving}
      isIdle={!canEdit || !edit.isDirty}
      fault={fault}
      onClose={onClose}
      onSubmit={() =>
        void save(
          { params: { id }, body: draft },
          { version: edit.version, onDone: () => (person ? onClose() : onMade(id)) },
        )
      }
      below={
        <>
          {person && canEdit && <AccountPanel person={person} account={account} />}
          {!person && <p className="quiet">{t('people.newHint')}</p>}
        </>
      }
    >
      <ChangedMeanwhile edit={edit} />
      <Labelled label={t('field.person')} fault={fault} at="/name">
        <Input value={draft.name} required maxLength={60} onChange={({ target }) => patch({ name: target.value })} />
      </Labelled>
      <Labelled label={t('field.phone')} fault={fault} at="/phone" hint={t('people.phoneHint')}>
        <Input
          value={draft.phone ?? ''}
          inputMode="tel"
          maxLength={26}
          onChange={({ target }) => patch({ phone: target.value || null })}
        />
      </Labelled>
      <Labelled label={t('field.email')} fault={fault} at="/email">
        <Input
          value={draft.email ?? ''}
          inputMode="email"
          maxLength={320}
          onChange={({ target }) => patch({ email: target.value || null })}
        />
      </Labelled>
    </EditDrawer>
  );
}
