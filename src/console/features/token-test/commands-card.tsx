import { Anchor, Card, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { commandFiles, curlCommand, curlWithToken } from '#console/certificates/command-lines.ts';
import { CopyBlock } from '#console/ui/copy-block.tsx';
import { platformCaPath, type Connection } from '#contract/token-tests.ts';

/** The same test for the command line, with file names in place of key material. */
export function CommandsCard({ connection, sendsHeader }: { connection: Connection; sendsHeader: boolean }) {
  const { t } = useTranslation('token-test');
  const { deviceEndpoint, ownCa } = connection;
  return (
    <Card withBorder component="section" aria-labelledby="commands">
      <Stack gap="sm">
        <Title order={2} id="commands">
          {t('commands.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('commands.files')}{' '}
          {ownCa && (
            <Anchor href={platformCaPath} download={commandFiles.serverCa} underline="always" inherit>
              {t('commands.serverCa')}
            </Anchor>
          )}
        </Text>
        <CopyBlock
          label={t('commands.token')}
          value={curlCommand({ endpoint: deviceEndpoint, ownCa, sendsHeader })}
          oneLine
        />
        <CopyBlock label={t('commands.call')} value={curlWithToken(location.origin)} oneLine />
      </Stack>
    </Card>
  );
}
