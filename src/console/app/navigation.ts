import { IconCertificate, IconClockHour4, IconRoute, IconTestPipe } from '@tabler/icons-react';

/** The pages in the order of the navigation; a page that is not built is not listed. */
export const navigation = [
  { to: '/trusted-certificates', page: 'trusted-certificates', icon: IconCertificate },
  { to: '/chain-check', page: 'chain-check', icon: IconRoute, IconTestPipe },
  { to: '/token-lifespan', page: 'token-lifespan', icon: IconClockHour4 },
  { to: '/token-test', page: 'token-test', icon: IconTestPipe },
] as const;
