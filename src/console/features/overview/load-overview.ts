import i18next from 'i18next';
import type { QueryClient } from '@tanstack/react-query';
import { devicesByAnchorQuery } from '#console/api/device-users.ts';
import { deviceTokenLifespanQuery } from '#console/api/device-token-lifespan.ts';
import { sessionQuery } from '#console/api/session.ts';
import { successorsQuery } from '#console/api/successors.ts';
import { connectionQuery } from '#console/api/token-tests.ts';
import { trustedCertificatesQuery } from '#console/api/trusted-certificates.ts';
import { loadTexts } from '#console/messages/i18n.ts';
import { dateLocale } from '#console/messages/languages.ts';
import { prepareDateFormats } from '#console/ui/date-format.ts';
import { nextTask } from '#console/ui/next-task.ts';
import { summaryOver } from './attempt-spans.ts';

/** Readies Overview while it is on its way: its texts and date formats, and what it asks the platform for. */
export async function loadOverview(queryClient: QueryClient, now: Date): Promise<void> {
  void askPlatform(queryClient, now);
  const locale = dateLocale(i18next.language, navigator.languages);
  await Promise.all([loadTexts('findings'), prepareDateFormats(locale)]);
}

/** One call a task, the one that others wait for first; failures are the page's to tell. */
async function askPlatform(queryClient: QueryClient, now: Date): Promise<void> {
  const { tenant } = await queryClient.ensureQueryData(sessionQuery);
  const known = queryClient.prefetchQuery(connectionQuery);
  await nextTask();
  void queryClient.prefetchQuery(trustedCertificatesQuery(tenant.name));
  await nextTask();
  void queryClient.prefetchQuery(deviceTokenLifespanQuery);
  await nextTask();
  void queryClient.prefetchQuery(successorsQuery);
  await known;
  if (queryClient.getQueryData(connectionQuery.queryKey)?.mode !== 'embedded') return;
  void queryClient.prefetchQuery(devicesByAnchorQuery);
  await nextTask();
  void queryClient.prefetchQuery(summaryOver('day', now));
}
