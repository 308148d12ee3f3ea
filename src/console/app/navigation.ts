import { IconCertificate, IconClockHour4 } from '@tabler/icons-react';

/** The pages in the order of the navigation; a page that is not built is not listed. */
export const navigation = [
  { to: '/trusted-certificates', page: 'trusted-certificates', icon: IconCertificate },
  { to: '/token-lifespan', page: 'token-lifespan', icon: IconClockHour4 },
] as const;
