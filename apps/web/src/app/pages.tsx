import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { Frame } from './Frame.js';
import { LostPage } from './LostPage.js';

interface PageModule {
  default: ComponentType;
}

/** Every page and where its code is; each is loaded when it is first shown. */
const pages: readonly { path: string; page: () => Promise<PageModule> }[] = [
  { path: '/', page: () => import('../features/desk/DeskPage.js') },
  { path: '/tasks', page: () => import('../features/ledger/LedgerPage.js') },
  { path: '/tasks/:year/:id', page: () => import('../features/task/TaskPage.js') },
  { path: '/tasks/:year/:id/work/:member', page: () => import('../features/work/WorkPage.js') },
  { path: '/returns', page: () => import('../features/returns/ReturnsPage.js') },
  { path: '/returns/:dueOn', page: () => import('../features/returns/ReturnSheetPage.js') },
  { path: '/unit', page: () => import('../features/unit/UnitPage.js') },
  { path: '/board', page: () => import('../features/board/BoardPage.js') },
  { path: '/review', page: () => import('../features/review/ReviewPage.js') },
  { path: '/slips', page: () => import('../features/slips/SlipsPage.js') },
  { path: '/leader', page: () => import('../features/leader/LeaderPage.js') },
  { path: '/dashboard', page: () => import('../features/dashboard/DashboardPage.js') },
  { path: '/directives', page: () => import('../features/directives/DirectivesPage.js') },
  { path: '/directives/:year/:id', page: () => import('../features/directives/DirectivePage.js') },
  { path: '/drafts', page: () => import('../features/wizard/DraftsPage.js') },
  { path: '/drafts/:id', page: () => import('../features/wizard/WizardPage.js') },
  { path: '/clues', page: () => import('../features/clues/CluesPage.js') },
  { path: '/clues/:year/:id', page: () => import('../features/clues/CluePage.js') },
  { path: '/inspections', page: () => import('../features/inspections/InspectionsPage.js') },
  { path: '/inspections/:year/:id', page: () => import('../features/inspections/InspectionPage.js') },
  { path: '/meetings', page: () => import('../features/meetings/MeetingsPage.js') },
  { path: '/meetings/:year/:id', page: () => import('../features/meetings/MeetingPage.js') },
  { path: '/outcomes', page: () => import('../features/outcomes/OutcomesPage.js') },
  { path: '/outcomes/:id', page: () => import('../features/outcomes/ReadingPage.js') },
  { path: '/notices', page: () => import('../features/notices/NoticesPage.js') },
  { path: '/account', page: () => import('../features/account/AccountPage.js') },
  { path: '/help', page: () => import('../features/help/HelpPage.js') },
  { path: '/help/:topic', page: () => import('../features/help/HelpPage.js') },
  { path: '/admin/regimes', page: () => import('../features/regimes/RegimesPage.js') },
  { path: '/admin/regimes/:code', page: () => import('../features/regimes/RegimePage.js') },
  { path: '/admin/holidays', page: () => import('../features/holidays/HolidaysPage.js') },
  { path: '/admin/units', page: () => import('../features/directory/UnitsPage.js') },
  { path: '/admin/groups', page: () => import('../features/directory/GroupsPage.js') },
  { path: '/admin/posts', page: () => import('../features/directory/PostsPage.js') },
  { path: '/admin/people', page: () => import('../features/directory/PeoplePage.js') },
  { path: '/admin/channels', page: () => import('../features/operations/ChannelsPage.js') },
  { path: '/admin/queue', page: () => import('../features/operations/QueuePage.js') },
  { path: '/admin/permissions', page: () => import('../features/operations/PermissionsPage.js') },
];

export const createPages = () =>
  createBrowserRouter([
    {
      element: <Frame />,
      hydrateFallbackElement: <></>,
      // Around the frame, for what fails in it.
      errorElement: <LostPage />,
      children: [
        {
          errorElement: <LostPage />,
          children: [...pages.map(routeOf), { path: '*', element: <LostPage /> }],
        },
      ],
    },
  ]);

const routeOf = ({ path, page }: (typeof pages)[number]): RouteObject => ({
  path,
  lazy: async () => ({ Component: (await page()).default }),
});
