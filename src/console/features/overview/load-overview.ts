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
import { summaryOver } from './attempt-spans.ts';

/** Readies Overview while it is on its way: its texts and date formats, and what it asks the platform for. */
export async function loadOverview(queryClient: QueryClient, now: Date): Promise<void> {
  void askPlatform(queryClient, now);
  const dates = prepareDateFormats(dateLocale(i18next.language, navigator.languages), 'day', 'minute', 'utc');
  await Promise.all([dates, loadTexts('findings')]);
}

/** Failures are the page's to tell, and nothing here waits for answers. */
async function askPlatform(queryClient: QueryClient, now: Date): Promise<void> {
  const { tenant } = await queryClient.ensureQueryData(sessionQuery);
  void queryClient.prefetchQuery(trustedCertificatesQuery(tenant.name));
  void queryClient.prefetchQuery(deviceTokenLifespanQuery);
  void queryClient.prefetchQuery(successorsQuery);
  await queryClient.prefetchQuery(connectionQuery);
  if (queryClient.getQueryData(connectionQuery.queryKey)?.mode !== 'embedded') return;
  void queryClient.prefetchQuery(devicesByAnchorQuery);
  void queryClient.prefetchQuery(summaryOver('day', now));
}
