import { Anchor, Card, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { displayName } from '#console/certificates/display-name.ts';
import { expiryBands } from '#console/certificates/expiry-bands.ts';
import { ExpiryExport } from '#console/certificates/expiry-export.tsx';
import { SuccessorNote } from '#console/certificates/successor-note.tsx';
import { daysLeft } from '#console/certificates/validity.ts';
import { useNow } from '#console/ui/clock.tsx';
import { countText } from '#console/ui/count-text.ts';
import { Moment } from '#console/ui/moment.tsx';
import type { DevicesByAnchor } from '#contract/device-users.ts';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { CardHeading } from './card-heading.tsx';
import classes from './certificates-card.module.css';
import { countCertificates, nextToEnd } from './expiry.ts';
import { Figure } from './figure.tsx';

/** Certificates that are named as the next to end. */
const named = 3;

interface CertificatesCardProps {
  trusted: readonly TrustedCertificate[];
  /** Absent where the platform does not tell. */
  devices: DevicesByAnchor | undefined;
}

/** The trusted certificates by state and by their end, to save as CSV too. */
export function CertificatesCard({ trusted, devices }: CertificatesCardProps) {
  const { t, i18n } = useTranslation('overview');
  const now = useNow();
  const { byEnd, ...states } = countCertificates(trusted, now);
  const next = nextToEnd(trusted, now).slice(0, named);
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
        <div className={classes.columns}>
          <Stack gap="md">
            <Group gap="xl">
              {(['enabled', 'disabled', 'expired'] as const).map((state) => (
                <Figure
                  key={state}
                  name={t(`certificates.${state}`)}
                  value={countText(states[state], i18n.language)}
                  link={{ to: '/trusted-certificates', search: { filter: state } }}
                />
              ))}
            </Group>
            <div>
              <Text size="sm" fw={600} mb={6} id="by-end">
                {t('certificates.expiry')}
              </Text>
              <ul className={classes.bands} aria-labelledby="by-end">
                {expiryBands.map((band) => (
                  <li key={band} data-band={byEnd[band] > 0 ? band : undefined}>
                    <Link to="/trusted-certificates" search={{ ends: band, sort: 'expiry' }}>
                      <strong>{countText(byEnd[band], i18n.language)}</strong> <span>{t(`certificates.${band}`)}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
            <ExpiryExport certificates={trusted} />
          </Stack>
          {next.length > 0 && <NextToEnd certificates={next} trusted={trusted} devices={devices} />}
        </div>
      )}
    </Card>
  );
}

interface NextToEndProps extends CertificatesCardProps {
  certificates: readonly TrustedCertificate[];
}

function NextToEnd({ certificates, trusted, devices }: NextToEndProps) {
  const { t } = useTranslation('overview');
  const now = useNow();
  return (
    <div>
      <Text size="sm" fw={600} mb={4} id="next-to-end">
        {t('certificates.next')}
      </Text>
      <ul className={classes.next} aria-labelledby="next-to-end">
        {certificates.map((certificate) => (
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
              {t('certificates.left', { count: daysLeft(certificate, now) })}
            </Text>
            <SuccessorNote certificate={certificate} trusted={trusted} devices={devices} />
          </li>
        ))}
      </ul>
    </div>
  );
}
