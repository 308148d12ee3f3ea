import type { RouterHistory } from '@tanstack/react-router';
import { dropEarlyReplies } from '#console/api/early-session.ts';
import { keepEntries } from '#console/api/kept-entry.ts';
import { createQueryClient } from '#console/api/query-client.ts';
import { forgetSession, sessionQuery } from '#console/api/session.ts';
import { nextTask } from '#console/ui/next-task.ts';
import { Providers } from './providers.tsx';
import { createConsoleRouter } from './router.tsx';

/**
 * The application on a history: the address bar's in show-console.tsx, one in memory in tests. Its first page is loaded
 * when it comes, so that nothing that is drawn first is thrown away.
 * @param now the clock that every page tells the time by.
 */
export async function createConsole(history: RouterHistory, now: () => Date) {
  const queryClient = createQueryClient(() => void toSignIn());
  const router = createConsoleRouter(history, queryClient);

  let onItsWay = false;
  async function toSignIn() {
    const hadSession = queryClient.getQueryData(sessionQuery.queryKey) !== undefined;
    // Several calls may find the session gone at once; the page to come back to is the one before the first.
    if (!hadSession || onItsWay) return;
    onItsWay = true;
    const back = router.state.location.href;
    keepEntries();
    await router.navigate({ to: '/sign-in', search: { back, ended: true }, ignoreBlocker: true });
    forgetSession(queryClient);
    onItsWay = false;
  }

  await nextTask();
  await router.load();
  dropEarlyReplies();
  await nextTask();
  return <Providers router={router} queryClient={queryClient} now={now} />;
}
