import { Button, Group } from '@mantine/core';
import { IconCalendarDue, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { useClock } from '#console/ui/clock.tsx';
import { csvText } from '#console/ui/csv.ts';
import { saveText } from '#console/ui/save-text.ts';
import { displayName } from './display-name.ts';
import { daysLeft } from './validity.ts';

/** Takes certificates away by their end: as CSV, and as a calendar that reminds before each end. */
export function ExpiryExport({ certificates }: { certificates: readonly TrustedCertificate[] }) {
  const { t } = useTranslation('certificates');
  const clock = useClock();
  const saveCsv = () => {
    const header = t('expiry.csvHeader', { returnObjects: true });
    saveText('trusted-certificates.csv', csvText([header, ...csvRows(certificates, clock())]));
  };
  const saveCalendar = async () => {
    // Seldom used, and no part of the first load.
    const { expiryCalendar } = await import('./expiry-calendar.ts');
    const now = clock();
    const ahead = certificates.filter((one) => one.status === 'ENABLED' && daysLeft(one, now) >= 0);
    const words = {
      title: (name: string) => t('expiry.eventTitle', { name }),
      text: ({ subject, fingerprint }: TrustedCertificate) => t('expiry.eventText', { subject, fingerprint }),
    };
    saveText('trusted-certificates.ics', expiryCalendar(ahead, now, words));
  };
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" leftSection={<IconDownload size={15} />} onClick={saveCsv}>
        {t('expiry.csv')}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconCalendarDue size={15} />}
        onClick={() => void saveCalendar()}
      >
        {t('expiry.calendar')}
      </Button>
    </Group>
  );
}

function csvRows(certificates: readonly TrustedCertificate[], now: Date) {
  const byEnd = certificates.toSorted((a, b) => Date.parse(a.notAfter ?? '') - Date.parse(b.notAfter ?? ''));
  return byEnd.map((one) => {
    const days = daysLeft(one, now);
    const { subject, status, notBefore, notAfter, fingerprint } = one;
    return [displayName(one), subject, status, notBefore, notAfter, Number.isNaN(days) ? null : days, fingerprint];
  });
}
