import { useNotifications } from '@mantine/notifications';
import { lazy, Suspense, useState } from 'react';

const Corner = lazy(() => import('./notice-corner.tsx'));

/** Where short notices appear; loaded with the first of them, and kept. */
export function Notices() {
  const { notifications } = useNotifications();
  const [needed, setNeeded] = useState(false);
  if (!needed && notifications.length > 0) setNeeded(true);
  return needed ? (
    <Suspense>
      <Corner />
    </Suspense>
  ) : null;
}
