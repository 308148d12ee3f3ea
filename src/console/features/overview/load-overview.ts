import type { QueryClient } from '@tanstack/react-query';
import { devicesByAnchorQuery } from '#console/api/device-users.ts';
import { deviceTokenLifespanQuery } from '#console/api/device-token-lifespan.ts';
import { sessionQuery } from '#console/api/session.ts';
import { connectionQuery } from '#console/api/token-tests.ts';
import { trustedCertificatesQuery } from '#console/api/trusted-certificates.ts';
import { summaryOver } from './attempt-spans.ts';

/** Asks for all that Overview shows, while the page itself is still being drawn; failures are the page's to tell. */
export async function loadOverview(queryClient: QueryClient, now: Date): Promise<void> {
  const { tenant } = await queryClient.ensureQueryData(sessionQuery);
  void queryClient.prefetchQuery(trustedCertificatesQuery(tenant.name));
  void queryClient.prefetchQuery(deviceTokenLifespanQuery);
  await queryClient.prefetchQuery(connectionQuery);
  if (queryClient.getQueryData(connectionQuery.queryKey)?.mode !== 'embedded') return;
  void queryClient.prefetchQuery(devicesByAnchorQuery);
  void queryClient.prefetchQuery(summaryOver('day', now));
}
