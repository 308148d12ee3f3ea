import { IconActivity, IconCertificate, IconClockHour4, IconHome, IconRoute, IconTestPipe } from '@tabler/icons-react';

/** The pages in the order of the navigation; a page that is not built is not listed. */
export const navigation = [
  { to: '/', page: 'overview', icon: IconHome },
  { to: '/trusted-certificates', page: 'trusted-certificates', icon: IconCertificate },
  { to: '/chain-check', page: 'chain-check', icon: IconRoute },
  { to: '/token-lifespan', page: 'token-lifespan', icon: IconClockHour4 },
  { to: '/token-test', page: 'token-test', icon: IconTestPipe },
  { to: '/activity', page: 'activity', icon: IconActivity },
] as const;
