import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router';
import { ApiError } from '#console/api/api-error.ts';
import { sessionQuery } from '#console/api/session.ts';
import { readActivitySearch } from '#console/features/activity/activity-search.ts';
import { readChainCheckSearch } from '#console/features/chain-check/chain-check-search.ts';
import { OverviewPage } from '#console/features/overview/page.tsx';
import { waysInQuery } from '#console/features/sign-in/login-options.ts';
import { SignInPage } from '#console/features/sign-in/page.tsx';
import { readSignInSearch } from '#console/features/sign-in/search.ts';
import { readListSearch } from '#console/features/trusted-certificates/list-search.ts';
import { loadTexts } from '#console/messages/i18n.ts';
import { NotFound } from './not-found.tsx';
import { PageFailure } from './page-failure.tsx';
import { PagePending } from './page-pending.tsx';
import { Shell } from './shell.tsx';

interface RouterContext {
  queryClient: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({ notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: SignInPage,
  loader: ({ context }) => void context.queryClient.prefetchQuery(waysInQuery),
});

/** Every page behind the sign-in; who is not signed in is sent there and comes back to the same address after. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    await context.queryClient.ensureQueryData(sessionQuery).catch((error: unknown) => {
      if (!(error instanceof ApiError && error.sessionOver)) throw error;
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { back: location.href } });
    });
  },
});

const overview = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: OverviewPage,
  // Not waited for: the page stands before the reasons of refusals are needed.
  loader: () => void loadTexts('findings'),
});

const trustedCertificates = createRoute({
  getParentRoute: () => shell,
  path: '/trusted-certificates',
  validateSearch: readListSearch,
  component: lazyRouteComponent(
    () => import('#console/features/trusted-certificates/page.tsx'),
    'TrustedCertificatesPage',
  ),
});

const chainCheck = createRoute({
  getParentRoute: () => shell,
  path: '/chain-check',
  validateSearch: readChainCheckSearch,
  component: lazyRouteComponent(() => import('#console/features/chain-check/page.tsx'), 'ChainCheckPage'),
});

const tokenLifespan = createRoute({
  getParentRoute: () => shell,
  path: '/token-lifespan',
  component: lazyRouteComponent(() => import('#console/features/token-lifespan/page.tsx'), 'TokenLifespanPage'),
});

const tokenTest = createRoute({
  getParentRoute: () => shell,
  path: '/token-test',
  component: lazyRouteComponent(() => import('#console/features/token-test/page.tsx'), 'TokenTestPage'),
});

const activity = createRoute({
  getParentRoute: () => shell,
  path: '/activity',
  validateSearch: readActivitySearch,
  component: lazyRouteComponent(() => import('#console/features/activity/page.tsx'), 'ActivityPage'),
});

const routes = root.addChildren([
  signIn,
  shell.addChildren([overview, trustedCertificates, chainCheck, tokenLifespan, tokenTest, activity]),
]);

/** The console's pages. The first ones come with the console, every other is loaded when it is first opened. */
export function createConsoleRouter(history: RouterHistory, queryClient: QueryClient) {
  return createRouter({
    routeTree: routes,
    history,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    defaultPendingComponent: PagePending,
    defaultErrorComponent: PageFailure,
    scrollRestoration: true,
    search: { strict: true },
  });
}

export type ConsoleRouter = ReturnType<typeof createConsoleRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: ConsoleRouter;
  }
}
