import { Alert, Button, Group, Text } from '@mantine/core';
import { IconClockX, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Failure } from '#console/api/failure.tsx';
import { useNow } from '#console/ui/clock.tsx';
import { CopyBlock } from '#console/ui/copy-block.tsx';
import { DownloadLink } from '#console/ui/download-link.tsx';
import { Moment } from '#console/ui/moment.tsx';
import { relativeTime } from '#console/ui/relative-time.ts';

/** File that the code is saved as; the commands name it. */
export const codeFileName = 'verification-code.txt';
const lookAgainMs = 5000;

interface CodeStepProps {
  code: string | undefined;
  usableUntil: Date | undefined;
  renewing: boolean;
  error: unknown;
  onRenew: () => void;
}

/** The code that is to be signed, how long it can be used, and a new one. */
export function CodeStep({ code, usableUntil, renewing, error, onRenew }: CodeStepProps) {
  const { t, i18n } = useTranslation('trusted-certificates');
  const now = useNow(lookAgainMs);
  const expired = usableUntil !== undefined && usableUntil <= now;
  return (
    <>
      <Text size="sm">{t('possession.code.text')}</Text>
      {code !== undefined && (
        <CopyBlock
          label={t('possession.code.label')}
          value={code}
          actions={<DownloadLink label={t('possession.code.download')} fileName={codeFileName} content={code} />}
        />
      )}
      {code !== undefined && expired && (
        <Alert role="alert" color="orange" icon={<IconClockX />} p="sm" title={t('possession.code.expired')}>
          {t('possession.code.expiredNext')}
        </Alert>
      )}
      {error !== null && <Failure error={error} compact />}
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {code !== undefined && usableUntil !== undefined && !expired && (
            <>
              {t('possession.code.usableUntil')} <Moment date={usableUntil} /> (
              {relativeTime(usableUntil, now, i18n.language)})
            </>
          )}
        </Text>
        <Button
          size="xs"
          variant={expired || code === undefined ? 'filled' : 'default'}
          leftSection={<IconRefresh size={14} />}
          loading={renewing}
          onClick={onRenew}
        >
          {t('possession.code.renew')}
        </Button>
      </Group>
    </>
  );
}
