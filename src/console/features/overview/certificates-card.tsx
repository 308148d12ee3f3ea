import { Anchor, Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { displayName } from '#console/certificates/display-name.ts';
import { useNow } from '#console/ui/clock.tsx';
import { csvText } from '#console/ui/csv.ts';
import { Moment } from '#console/ui/moment.tsx';
import { saveText } from '#console/ui/save-text.ts';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { CardHeading } from './card-heading.tsx';
import classes from './certificates-card.module.css';
import { countCertificates, daysLeft, expiryBands, nextToEnd } from './expiry.ts';
import { Figure } from './figure.tsx';

/** Certificates that are named as the next to end. */
const named = 3;

/** The trusted certificates by state and by their end, to save as CSV too. */
export function CertificatesCard({ trusted }: { trusted: readonly TrustedCertificate[] }) {
  const { t, i18n } = useTranslation('overview');
  const now = useNow();
  const { byEnd, ...states } = countCertificates(trusted, now);
  const next = nextToEnd(trusted, now).slice(0, named);
  const save = () =>
    saveText(
      'trusted-certificates.csv',
      csvText(csvRows(trusted, now, t('certificates.csvHeader', { returnObjects: true }))),
    );
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <Card withBorder component="section" aria-labelledby="certificates">
      <CardHeading
        id="certificates"
        title={t('certificates.title')}
        linkText={t('certificates.all')}
        link={{ to: '/trusted-certificates' }}
      />
      {trusted.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('certificates.empty')}
        </Text>
      ) : (
        <Stack gap="md">
          <Group gap="xl">
            {(['enabled', 'disabled', 'expired'] as const).map((state) => (
              <Figure key={state} name={t(`certificates.${state}`)} value={number.format(states[state])} />
            ))}
          </Group>
          <div>
            <Text size="sm" fw={600} mb={6} id="by-end">
              {t('certificates.expiry')}
            </Text>
            <ul className={classes.bands} aria-labelledby="by-end">
              {expiryBands.map((band) => (
                <li key={band} data-band={byEnd[band] > 0 ? band : undefined}>
                  <strong>{number.format(byEnd[band])}</strong>
                  <span>{t(`certificates.${band}`)}</span>
                </li>
              ))}
            </ul>
          </div>
          {next.length > 0 && (
            <div>
              <Text size="sm" fw={600} mb={4} id="next-to-end">
                {t('certificates.next')}
              </Text>
              <ul className={classes.next} aria-labelledby="next-to-end">
                {next.map((certificate) => (
                  <li key={certificate.fingerprint}>
                    <Anchor
                      size="sm"
                      renderRoot={(props) => (
                        <Link to="/trusted-certificates" search={{ certificate: certificate.fingerprint }} {...props} />
                      )}
                    >
                      {displayName(certificate)}
                    </Anchor>
                    <Text size="xs" c="dimmed">
                      <Moment date={new Date(certificate.notAfter ?? '')} dayOnly /> ·{' '}
                      {t('attention.days', { count: daysLeft(certificate, now) })}
                    </Text>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <Group>
            <Button size="xs" variant="default" leftSection={<IconDownload size={15} />} onClick={save}>
              {t('certificates.csv')}
            </Button>
          </Group>
        </Stack>
      )}
    </Card>
  );
}

function csvRows(trusted: readonly TrustedCertificate[], now: Date, header: readonly string[]) {
  const byEnd = trusted.toSorted((a, b) => Date.parse(a.notAfter ?? '') - Date.parse(b.notAfter ?? ''));
  const rows = byEnd.map((one) => {
    const days = daysLeft(one, now);
    const { subject, status, notBefore, notAfter, fingerprint } = one;
    return [displayName(one), subject, status, notBefore, notAfter, Number.isNaN(days) ? null : days, fingerprint];
  });
  return [header, ...rows];
}
