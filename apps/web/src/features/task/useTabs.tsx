import { Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useRole } from '../../client/session.js';
import { DuesTab } from './DuesTab.js';
import { OverviewTab } from './OverviewTab.js';
import type { TabProps } from './tab.js';

const PlanTab = lazy(() => import('./PlanTab.js'));
const ReportsTab = lazy(() => import('./ReportsTab.js'));
const ChartTab = lazy(() => import('./ChartTab.js'));
const NoticesTab = lazy(() => import('./NoticesTab.js'));
const CourseTab = lazy(() => import('./CourseTab.js'));
const RecordTab = lazy(() => import('./RecordTab.js'));

const all = {
  overview: OverviewTab,
  dues: DuesTab,
  plan: PlanTab,
  reports: ReportsTab,
  chart: ChartTab,
  notices: NoticesTab,
  course: CourseTab,
  record: RecordTab,
} as const;

type TabName = keyof typeof all;

/** Roles that never look after a task as a whole, to whom its notices are not shown. */
const withoutNotices = ['administrator', 'issuingClerk', 'viewer'];

/** The parts of the page; each is loaded when it is first shown. */
export function useTabs(props: TabProps): { key: TabName; label: string; children: ReactNode }[] {
  const { t } = useTranslation('task');
  const role = useRole();
  const names = (Object.keys(all) as TabName[]).filter(
    (name) => name !== 'notices' || !withoutNotices.includes(role ?? 'viewer'),
  );
  return names.map((key) => {
    const Tab = all[key];
    return {
      key,
      label: t(`tabs.${key}`),
      children: (
        <Suspense fallback={<Skeleton active paragraph={{ rows: 4 }} />}>
          <Tab {...props} />
        </Suspense>
      ),
    };
  });
}
