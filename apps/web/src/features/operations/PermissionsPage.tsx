import type { OperationAnswer } from '@duban/contracts';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Page, Panel } from '../../parts/Page.js';
import { useTerm } from '../../parts/useTerm.js';
import './operations.css';

type Table = OperationAnswer<'permissions.read'>;
type Reach = Table['rows'][number]['reach'][Table['roles'][number]];

/** Who may do what, as the server decides it. */
export default function PermissionsPage() {
  const { t } = useTranslation(['admin', 'frame']);
  const table = useAsk('permissions.read', {});
  const [sought, setSought] = useState('');
  const [withReads, setWithReads] = useState(false);
  return (
    <Page title={t('pages.permissions', { ns: 'frame' })} under={t('permissions.under')}>
      <Panel
        title={
          <Input.Search
            allowClear
            placeholder={t('permissions.search')}
            aria-label={t('permissions.search')}
            onChange={({ target }) => setSought(target.value.trim())}
          />
        }
        extra={
          <Checkbox checked={withReads} onChange={({ target }) => setWithReads(target.checked)}>
            {t('permissions.withReads')}
          </Checkbox>
        }
      >
        <p className="quiet small">{t('permissions.legend')}</p>
        <Asked query={table}>{(data) => <PermissionTable {...data} sought={sought} withReads={withReads} />}</Asked>
      </Panel>
    </Page>
  );
}

function PermissionTable({ roles, rows, sought, withReads }: Table & { sought: string; withReads: boolean }) {
  const { t } = useTranslation('admin');
  const term = useTerm();
  const reachText = useReachText();
  const shown = rows
    .filter(({ kind }) => withReads || kind === 'command')
    .filter(({ id }) => `${id} ${term('command', id)}`.toLowerCase().includes(sought.toLowerCase()));
  return (
    // It scrolls in both directions, by keyboard too.
    <div className="permission-table" tabIndex={0} role="region" aria-label={t('permissions.table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('permissions.what')}</th>
            {roles.map((role) => (
              <th key={role} scope="col">
                {term('role', role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, isOpen, reach }) => (
            <tr key={id}>
              <th scope="row">
                {term('command', id)}
                {term('command', id) !== id && <span className="quiet small"> {id}</span>}
              </th>
              {roles.map((role) => (
                <td key={role}>{isOpen ? t('permissions.open') : reachText(reach[role])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useReachText(): (reach: Reach) => string {
  const { t } = useTranslation('admin');
  return (reach) => {
    if (reach === 'all') return t('permissions.all');
    return reach.map((relation) => t(`permissions.relation.${relation}`)).join('、');
  };
}
