import { Box, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleX, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { Moment } from '#console/ui/moment.tsx';
import { validityAt, type ValidityState } from './validity.ts';
import classes from './validity-cell.module.css';

const looks: Record<ValidityState, { text: string; bar: string; icon?: typeof IconClock }> = {
  valid: { text: 'dimmed', bar: 'teal.6' },
  expiring: { text: 'orange', bar: 'orange.6', icon: IconAlertTriangle },
  expired: { text: 'red', bar: 'red.6', icon: IconCircleX },
  'not-yet': { text: 'dimmed', bar: 'gray.5', icon: IconClock },
  unknown: { text: 'dimmed', bar: 'gray.5' },
};

/** How much of a certificate's time is left: the end, a bar and the days; told by words and icon as well as colour. */
export function ValidityCell({ certificate, now }: { certificate: TrustedCertificate; now: Date }) {
  const { t } = useTranslation('trusted-certificates');
  const { state, days, elapsed } = validityAt(certificate, now);
  const { text, bar, icon: Icon } = looks[state];
  if (state === 'unknown') return <Text size="sm">{t('validity.unknown')}</Text>;
  const percent = Math.round(elapsed * 100);
  return (
    <Stack gap={4}>
      <Group gap={5} wrap="nowrap">
        {Icon !== undefined && <Icon size={15} aria-hidden className={`${classes['icon']} ${classes[text] ?? ''}`} />}
        <Text size="sm" fw={state === 'valid' ? 400 : 600} className={classes[text]}>
          {t(`validity.${state}`, { count: Math.abs(days) })}
        </Text>
      </Group>
      <Box className={classes.track} role="img" aria-label={t('validity.bar', { percent })}>
        <Box className={classes.fill} bg={bar} style={{ width: `${percent}%` }} />
      </Box>
      <Text size="xs" c="dimmed">
        {t('validity.until')} <Moment date={new Date(certificate.notAfter ?? '')} dayOnly inherit />
      </Text>
    </Stack>
  );
}
