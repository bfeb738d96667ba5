import type { DirectiveView } from '@duban/contracts';
import { Skeleton, Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useRole } from '../../client/session.js';
import { useAsk } from '../../client/use-ask.js';
import { Asked, Fault } from '../../parts/Asked.js';
import { Due } from '../../parts/Due.js';
import { StatusMark } from '../../parts/Light.js';
import { Page, Panel } from '../../parts/Page.js';
import { DirectiveDeeds } from './DirectiveDeeds.js';
import { DirectiveMark } from './DirectiveMark.js';
import { ItemsTable } from './ItemsTable.js';
import './directives.css';

const DirectiveRecord = lazy(() => import('./DirectiveRecord.js'));

/** One directive: what it says, what became of its tasks, its record. */
export default function DirectivePage() {
  const { t } = useTranslation('directives');
  const { year = '', id = '' } = useParams();
  const params = { year: Number(year), id };
  const [search, setSearch] = useSearchParams();
  const directive = useAsk('directive.read', { params, query: {} });
  const tabs = [
    { key: 'items', label: t('tabs.items'), children: <ItemsTable params={params} /> },
    {
      key: 'record',
      label: t('tabs.record'),
      children: (
        <Suspense fallback={<Skeleton active />}>
          <DirectiveRecord params={params} />
        </Suspense>
      ),
    },
  ];
  if (directive.isError && directive.data === undefined) return <NotShown error={directive.error} />;
  return (
    <Asked query={directive}>
      {(data) => {
        // Asked without `fields`, all of them are there.
        const view = data as DirectiveView;
        return (
          <Page
            title={view.title}
            under={`${view.number} · ${view.issuer}`}
            actions={<DirectiveDeeds params={params} view={view} />}
          >
            <Head view={view} />
            <Tabs
              activeKey={search.get('tab') === 'record' ? 'record' : 'items'}
              onChange={(key) => setSearch(key === 'items' ? {} : { tab: key })}
              items={tabs}
              destroyOnHidden
            />
          </Page>
        );
      }}
    </Asked>
  );
}

function NotShown({ error }: { error: unknown }) {
  const { t } = useTranslation('frame');
  return (
    <Page title={t('pages.directives')}>
      <Fault error={error} />
    </Page>
  );
}

function Head({ view }: { view: DirectiveView }) {
  const { t } = useTranslation('directives');
  const { id, status, version, issuedOn, effectiveOn, tasks, items, itemsWithoutLead, byStatus } = view;
  return (
    <Panel>
      <dl className="directives-head">
        <div>
          <dt>{t('status')}</dt>
          <dd>
            <DirectiveMark status={status} />{' '}
            {version > 1 && <span className="quiet small">{t('versionNumber', { version })}</span>}
          </dd>
        </div>
        <div>
          <dt>{t('issuedOn')}</dt>
          <dd>{issuedOn === null ? '–' : <Due dueOn={issuedOn} isDone />}</dd>
        </div>
        <div>
          <dt>{t('effectiveOn')}</dt>
          <dd>{effectiveOn === null ? '–' : <Due dueOn={effectiveOn} isDone />}</dd>
        </div>
        <div>
          <dt>{t('regime')}</dt>
          <dd>
            <RegimeName view={view} />
          </dd>
        </div>
        <div>
          <dt>{t('items')}</dt>
          <dd>
            {items}
            {itemsWithoutLead > 0 && <span className="quiet"> ({t('withoutLead', { count: itemsWithoutLead })})</span>}
          </dd>
        </div>
        <div>
          <dt>{t('tasks')}</dt>
          <dd>
            <Link to={`/tasks?directive=${id}`}>{t('inLedger', { count: tasks })}</Link>
          </dd>
        </div>
      </dl>
      <ul className="directives-statuses" aria-label={t('byStatus')}>
        {Object.entries(byStatus).map(([each, count]) => (
          <li key={each}>
            <Link to={`/tasks?directive=${id}&status=${each}`}>
              <StatusMark status={each} /> <strong className="figures">{count}</strong>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const looksAtRules = new Set(['administrator', 'issuingClerk', 'supervisor', 'chiefSupervisor']);

function RegimeName({ view: { regime } }: { view: DirectiveView }) {
  const role = useRole();
  if (regime === null) return <>–</>;
  if (!looksAtRules.has(role ?? '')) return <>{regime.title}</>;
  return <Link to={`/admin/regimes/${regime.code}`}>{regime.title}</Link>;
}
