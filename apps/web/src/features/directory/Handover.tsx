import type { PersonView, PostView } from '@duban/contracts';
import { Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSave } from '../../parts/useSave.js';
import { DayField, EditDrawer, Labelled } from './EditDrawer.js';
import { Terms } from './ListParts.js';
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
  const [acting, setActing] = useState(false);
  const [q, setQ] = useState('');
  const { save, isSaving, fault } = useSave('post.occupy');
  const { pages, rows } = usePages<PersonView>('people.list', { q: q.trim() || undefined });
  const send = (): void => {
    const body = { person: person === NOBODY ? null : (person ?? null), from: from ?? '', to, acting };
    void save({ params: { id: post.id }, body }, { version: post.version, said: t('handover.done'), onDone: onClose });
  };
  const choose = (acts: boolean): void => {
    setActing(acts);
    if (person === NOBODY) setPerson(undefined);
  };
  const nameOf = ({ name, posts }: PersonView): string =>
    posts.length > 0 ? `${name} (${posts.map(({ unit, title }) => `${unit?.name ?? ''}${title}`).join(' ')})` : name;
  return (
    <EditDrawer
      title={t('handover.title', { post: `${post.unit?.name ?? t('posts.ofGovernment')}${post.title}` })}
      isOpen
      isSaving={isSaving}
      isIdle={person === undefined || from === null || (acting && to === null)}
      fault={fault}
      onClose={onClose}
      onSubmit={send}
      below={<Before post={post} today={today} />}
    >
      <Manner acting={acting} onChange={choose} />
      <p className="quiet">{t(acting ? 'handover.actsHint' : 'handover.hint')}</p>
      <Labelled
        label={t(acting ? 'handover.actor' : 'handover.successor')}
        fault={fault}
        at="/person"
        hint={t('handover.successorHint')}
      >
        <Select
          showSearch={{ filterOption: false, onSearch: setQ }}
          loading={pages.isFetching}
          placeholder={t('handover.choose')}
          value={person}
          onChange={setPerson}
          options={[
            // What Enter takes after a name was typed is a person of that name, never nobody.
            ...rows.map((each) => ({ value: each.id, label: nameOf(each) })),
            ...(acting ? [] : [{ value: NOBODY, label: t('handover.vacant') }]),
          ]}
        />
      </Labelled>
      <Labelled label={t('handover.from')} fault={fault} at="/from">
        <DayField value={from} onChange={setFrom} />
      </Labelled>
      <Labelled label={t('handover.to')} fault={fault} at="/to" {...(acting ? {} : { hint: t('handover.toHint') })}>
        <DayField value={to} onChange={setTo} />
      </Labelled>
    </EditDrawer>
  );
}

/** For good, or for some days in which the holder is away. */
function Manner({ acting, onChange }: { acting: boolean; onChange: (acting: boolean) => void }) {
  const { t } = useTranslation('directory');
  const options = [
    { value: false, label: t('handover.succeeds') },
    { value: true, label: t('handover.acts') },
  ];
  return <Radio.Group value={acting} options={options} onChange={({ target }) => onChange(Boolean(target.value))} />;
}

/** Who has held it and will hold it. */
function Before({ post, today }: Pick<HandoverProps, 'post' | 'today'>) {
  const { t } = useTranslation('directory');
  return (
    <>
      <h3>{t('handover.before')}</h3>
      {post.holders.length === 0 && <p className="quiet">{t('handover.nobody')}</p>}
      <Terms post={post} today={today} />
    </>
  );
}
