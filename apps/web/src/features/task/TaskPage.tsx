import type { TaskView } from '@duban/contracts';
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { isProblem } from '../../client/problem.js';
import { useAsk } from '../../client/use-ask.js';
import { Asked, Fault } from '../../parts/Asked.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page } from '../../parts/Page.js';
import type { Place } from '../../parts/task-path.js';
import { AsOf } from './AsOf.js';
import { type Standing, standingNow, standingThen } from './standing.js';
import { TaskDeeds } from './TaskDeeds.js';
import { TaskHead } from './TaskHead.js';
import { useTabs } from './useTabs.js';
import './task.css';

/** Everything of one task, as it stands or as it stood at the end of a past day. */
export default function TaskPage() {
  const { year = '', id = '' } = useParams();
  const params = { year: Number(year), id };
  const [search] = useSearchParams();
  const at = search.get('at');
  const task = useAsk('task.read', { params });
  const past = useAsk('task.asOf', { params, query: { at: at ?? '' } }, { enabled: at !== null });
  if (task.isError && task.data === undefined) return <NotShown error={task.error} />;
  return (
    <Asked query={task}>
      {(data) => {
        // Asked without `fields`, all of them are there.
        const view = data as TaskView;
        return (
          <Page
            title={`${view.number === null ? '' : `${view.number} `}${view.title}`}
            under={view.sectionPath.join(' › ')}
            actions={<AsOf at={at} />}
          >
            {at === null ? (
              <Whole place={params} view={view} standing={standingNow(view)} />
            ) : isProblem(past.error, 'not-found') ? (
              <NotYet />
            ) : (
              <Asked query={past}>{(then) => <Whole place={params} view={view} standing={standingThen(then)} />}</Asked>
            )}
          </Page>
        );
      }}
    </Asked>
  );
}

function Whole({ place, view, standing }: { place: Place; view: TaskView; standing: Standing }) {
  const [search, setSearch] = useSearchParams();
  const tabs = useTabs({ place, view, standing });
  const chosen = tabs.some(({ key }) => key === search.get('tab')) ? search.get('tab') : null;
  const choose = (key: string): void => {
    const next = new URLSearchParams(search.get('at') === null ? {} : { at: search.get('at') ?? '' });
    if (key !== tabs[0]?.key) next.set('tab', key);
    setSearch(next);
  };
  return (
    <>
      <TaskHead place={place} view={view} standing={standing} />
      {standing.at === null && <TaskDeeds place={place} view={view} />}
      <Tabs
        className="task-tabs"
        activeKey={chosen ?? tabs[0]?.key ?? ''}
        onChange={choose}
        items={tabs}
        destroyOnHidden
      />
    </>
  );
}

function NotShown({ error }: { error: unknown }) {
  const { t } = useTranslation('frame');
  return (
    <Page title={t('pages.task')}>
      <Fault error={error} />
    </Page>
  );
}

function NotYet() {
  const { t } = useTranslation('task');
  return <Nothing>{t('asOf.notYet')}</Nothing>;
}
