import { PlusOutlined } from '@ant-design/icons';
import type { OperationAnswer } from '@duban/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useRole } from '../../client/session.js';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Mark } from '../../parts/Light.js';
import { Page, Panel } from '../../parts/Page.js';
import './regimes.css';

/** 报送制度: those that come with the program, and the government's own. */
export default function RegimesPage() {
  const { t } = useTranslation(['regimes', 'frame']);
  const navigate = useNavigate();
  const query = useAsk('regimes.list', {});
  const isAdministrator = useRole() === 'administrator';
  return (
    <Page
      title={t('frame:pages.regimes')}
      under={t('listUnder')}
      actions={
        isAdministrator && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/admin/regimes/default?new=1')}>
            {t('make')}
          </Button>
        )
      }
    >
      <Panel>
        <Asked query={query}>
          {({ rows }) => (
            <ul className="regimes-rows">
              {rows.map((row) => (
                <RegimeRow key={row.code} row={row} />
              ))}
            </ul>
          )}
        </Asked>
      </Panel>
    </Page>
  );
}

function RegimeRow({ row }: { row: OperationAnswer<'regimes.list'>['rows'][number] }) {
  const { t } = useTranslation('regimes');
  return (
    <li>
      <div className="regimes-row-text">
        <Link to={`/admin/regimes/${row.code}`}>{row.title}</Link>
        <div className="quiet small">{row.code}</div>
      </div>
      <Mark tone={row.basis === 'own' ? 'blue' : 'grey'}>{t(`basis.${row.basis}`)}</Mark>
      <span className="regimes-uses figures">{t('uses', { count: row.directives })}</span>
    </li>
  );
}
