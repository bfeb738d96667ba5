import type { PersonView, PostView } from '@duban/contracts';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSave } from '../../parts/useSave.js';
import { DayField, EditDrawer, Labelled } from './EditDrawer.js';
import { Span } from './ListParts.js';
import { usePages } from './usePages.js';

interface HandoverProps {
  post: PostView;
  today: string | undefined;
  onClose: () => void;
}

const NOBODY = 'nobody';

/** Hands a post over to a successor from a day on; whoever held it before does so until the day before. */
export function Handover({ post, today, onClose }: HandoverProps) {
  const { t } = useTranslation('directory');
  const [person, setPerson] = useState<string>();
  const [from, setFrom] = useState(today ?? null);
  const [to, setTo] = useState<string | null>(null);
  const [q, setQ] = useState('');
  const { save, isSaving, fault } = useSave('post.occupy');
  const { pages, rows } = usePages<PersonView>('people.list', { q: q.trim() || undefined });
  const send = (): void => {
    const body = { person: person === NOBODY ? null : (person ?? null), from: from ?? '', to };
    void save({ params: { id: post.id }, body }, { version: post.version, said: t('handover.done'), onDone: onClose });
  };
  const nameOf = ({ name, posts }: PersonView): string =>
    posts.length > 0 ? `${name} (${posts.map(({ unit, title }) => `${unit?.name ?? ''}${title}`).join(' ')})` : name;
  return (
    <EditDrawer
      title={t('handover.title', { post: `${post.unit?.name ?? t('posts.ofGovernment')}${post.title}` })}
      isOpen
      isSaving={isSaving}
      isIdle={person === undefined || from === null}
      fault={fault}
      onClose={onClose}
      onSubmit={send}
      below={
        <>
          <h3>{t('handover.before')}</h3>
          {post.holders.length === 0 && <p className="quiet">{t('handover.nobody')}</p>}
          <ul className="directory-list">
            {post.holders.map((holder) => (
              <li key={`${holder.person.id} ${holder.validFrom}`}>
                {holder.person.name} <Span {...holder} today={today} />
              </li>
            ))}
          </ul>
        </>
      }
    >
      <p className="quiet">{t('handover.hint')}</p>
      <Labelled label={t('handover.successor')} fault={fault} at="/person" hint={t('handover.successorHint')}>
        <Select
          showSearch={{ filterOption: false, onSearch: setQ }}
          loading={pages.isFetching}
          placeholder={t('handover.choose')}
          value={person}
          onChange={setPerson}
          options={[
            // What Enter takes after a name was typed is a person of that name, never nobody.
            ...rows.map((each) => ({ value: each.id, label: nameOf(each) })),
            { value: NOBODY, label: t('handover.vacant') },
          ]}
        />
      </Labelled>
      <Labelled label={t('handover.from')} fault={fault} at="/from">
        <DayField value={from} onChange={setFrom} />
      </Labelled>
      <Labelled label={t('handover.to')} fault={fault} at="/to" hint={t('handover.toHint')}>
        <DayField value={to} onChange={setTo} />
      </Labelled>
    </EditDrawer>
  );
}
