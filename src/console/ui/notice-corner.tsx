import { Notifications } from '@mantine/notifications';

/** The corner of the page that shows notices, four at a time. */
export default function NoticeCorner() {
  return <Notifications position="bottom-right" limit={4} />;
}
