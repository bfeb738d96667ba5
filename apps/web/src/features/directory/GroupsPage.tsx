import { PlusOutlined } from '@ant-design/icons';
import type { GroupView } from '@duban/contracts';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow, useRole } from '../../client/session.js';
import { Fault } from '../../parts/Asked.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { dayOf } from '../../time/days.js';
import { GroupDrawer } from './GroupDrawer.js';
import { MoreRows, Span } from './ListParts.js';
import { MemberDrawer } from './MemberDrawer.js';
import { usePages } from './usePages.js';
import { holdsOn } from './words.js';
import './directory.css';

/** 单位分组: units that documents name together, with the days from and to which each belongs to them. */
export default function GroupsPage() {
  const { t } = useTranslation(['directory', 'frame']);
  const isAdministrator = useRole() === 'administrator';
  const { pages, rows } = usePages<GroupView>('groups.list', {});
  const [opened, setOpened] = useState<string>();
  const group = rows.find(({ id }) => id === opened);
  return (
    <Page
      title={t('frame:pages.groups')}
      under={t('groups.under')}
      actions={
        isAdministrator && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpened('new')}>
            {t('groups.make')}
          </Button>
        )
      }
    >
      {pages.isError && <Fault error={pages.error} onAgain={() => void pages.refetch()} />}
      {rows.map((each) => (
        <GroupPanel key={each.id} group={each} canEdit={isAdministrator} onEdit={() => setOpened(each.id)} />
      ))}
      {!pages.isPending && rows.length === 0 && <Nothing>{t('groups.nothing')}</Nothing>}
      <MoreRows pages={pages} />
      {(group || opened === 'new') && (
        <GroupDrawer key={opened} group={group ?? null} onClose={() => setOpened(undefined)} />
      )}
    </Page>
  );
}

type Member = GroupView['members'][number];

interface GroupPanelProps {
  group: GroupView;
  canEdit: boolean;
  onEdit: () => void;
}

function GroupPanel({ group, canEdit, onEdit }: GroupPanelProps) {
  const { t } = useTranslation('directory');
  const now = useNow();
  const today = now === undefined ? undefined : dayOf(now);
  const [showsFormer, setShowsFormer] = useState(false);
  const [leaving, setLeaving] = useState<Member | 'new'>();
  const current = group.members.filter((member) => today === undefined || holdsOn(member, today));
  const members = showsFormer ? group.members : current;
  return (
    <Panel
      title={group.name}
      extra={
        canEdit && (
          <span className="directory-buttons">
            <Button size="small" onClick={onEdit}>
              {t('edit')}
            </Button>
            {group.parent === null && (
              <Button size="small" icon={<PlusOutlined />} onClick={() => setLeaving('new')}>
                {t('groups.join')}
              </Button>
            )}
          </span>
        )
      }
    >
      <p className="quiet small">
        {group.code}
        {group.aliases.length > 0 &&
          ` · ${t('groups.alsoCalled', { aliases: group.aliases.join(t('listComma')) })}`} ·{' '}
        {group.parent
          ? t('groups.partOf', { group: group.parent.name })
          : t('groups.members', { count: group.today.length })}
      </p>
      {group.members.length > current.length && (
        <Checkbox checked={showsFormer} onChange={({ target }) => setShowsFormer(target.checked)}>
          {t('groups.showAll', { count: group.members.length - current.length })}
        </Checkbox>
      )}
      <Today group={group} />
      <Members members={members} today={today} {...(canEdit ? { onChange: setLeaving } : {})} />
      {leaving && (
        <MemberDrawer
          group={group}
          member={leaving === 'new' ? null : leaving}
          today={today}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </Panel>
  );
}

/** What its kinds make of the group today, and that nobody belongs to it. */
function Today({ group: { kinds, today, parent } }: { group: GroupView }) {
  const { t } = useTranslation('directory');
  if (today.length === 0 && parent === null) return <p>{t('groups.noMembers')}</p>;
  if (kinds.length === 0) return null;
  return (
    <p>
      {t('groups.byKind', { kinds: kinds.map((kind) => t(`kinds.${kind as 'office'}`)).join(t('listComma')) })}
      <span className="quiet">{today.map(({ name }) => name).join(t('listComma'))}</span>
    </p>
  );
}

interface MembersProps {
  members: readonly Member[];
  today: string | undefined;
  onChange?: (member: Member) => void;
}

function Members({ members, today, onChange }: MembersProps) {
  const { t } = useTranslation('directory');
  return (
    <ul className="directory-members">
      {members.map((member) => (
        <li key={`${member.unit.id} ${member.validFrom}`}>
          <span>{member.excluded ? t('groups.exception', { unit: member.unit.name }) : member.unit.name}</span>
          <span className="small">
            <Span {...member} today={today} />
          </span>
          {onChange && (
            <Button
              size="small"
              type="text"
              aria-label={t('groups.changeOf', { unit: member.unit.name })}
              onClick={() => onChange(member)}
            >
              {t('groups.change')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
