import { Anchor, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { successorsQuery } from '#console/api/successors.ts';
import { displayName } from '#console/certificates/display-name.ts';
import { successorOf } from '#console/certificates/successor.ts';
import { Moment } from '#console/ui/moment.tsx';
import { SuccessorSelect } from './successor-select.tsx';
import type { DeviceCounts } from './use-device-counts.ts';

interface SuccessorSectionProps {
  certificate: TrustedCertificate;
  trusted: readonly TrustedCertificate[];
  counts: DeviceCounts;
}

/** The CA that takes over from this one, and how many devices have moved to it. */
export function SuccessorSection({ certificate, trusted, counts }: SuccessorSectionProps) {
  const { t } = useTranslation('trusted-certificates');
  const chosen = useQuery(successorsQuery).data?.[certificate.fingerprint];
  const successor = successorOf(certificate, trusted, chosen);
  return (
    <Stack gap="xs" component="section" aria-labelledby="successor">
      <Title order={3} size="h5" id="successor">
        {t('successor.title')}
      </Title>
      {successor === undefined ? (
        <Text size="sm" c="dimmed">
          {t('successor.none')}
        </Text>
      ) : (
        <>
          <Text size="sm">
            <Anchor
              size="sm"
              renderRoot={(props) => (
                <Link
                  to="/trusted-certificates"
                  search={(now) => ({ ...now, certificate: successor.certificate.fingerprint })}
                  {...props}
                />
              )}
            >
              {displayName(successor.certificate)}
            </Anchor>{' '}
            · {t('validity.until')} <Moment date={new Date(successor.certificate.notAfter ?? '')} dayOnly />
          </Text>
          <Text size="xs" c="dimmed">
            {t(`successor.reason.${successor.reason}`)}
          </Text>
          <Moved from={certificate} to={successor.certificate} counts={counts} />
        </>
      )}
      <SuccessorSelect certificate={certificate} trusted={trusted} chosen={chosen} />
    </Stack>
  );
}

interface MovedProps {
  from: TrustedCertificate;
  to: TrustedCertificate;
  counts: DeviceCounts;
}

/** How far the move is, in devices. */
function Moved({ from, to, counts }: MovedProps) {
  const { t } = useTranslation('trusted-certificates');
  if (counts.state !== 'known') return null;
  const [still, already] = [counts.of(from.fingerprint).devices, counts.of(to.fingerprint).devices];
  const all = still + already;
  const text = t('successor.moved', { still: t('devices.count', { count: still }), already });
  return (
    <>
      <Text size="sm" role="status">
        {text}
      </Text>
      {all > 0 && <Progress value={(already / all) * 100} color="teal" size="sm" aria-label={text} />}
    </>
  );
}
