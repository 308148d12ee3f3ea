import { Anchor, Card, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { commandFiles, curlCommand, opensslVerifyCommand } from '#console/certificates/command-lines.ts';
import { isAccepted } from '#console/certificates/is-accepted.ts';
import { CopyBlock } from '#console/ui/copy-block.tsx';
import { DownloadLink } from '#console/ui/download-link.tsx';
import type { ChainJudgement } from '#console/worker/operations.ts';
import { platformCaPath, type Connection } from '#contract/token-tests.ts';
import classes from './take-away-card.module.css';

interface TakeAwayCardProps {
  judgement: ChainJudgement;
  /** Whether the device's private key is among what was given. */
  hasKey: boolean;
  connection: Connection;
  /** The instant of the verdict, where it is not now. */
  at?: Date;
}

/** What the admin needs on the device and on the command line: chain, header value, commands. */
export function TakeAwayCard({ judgement, hasKey, connection, at }: TakeAwayCardProps) {
  const { t } = useTranslation('chain-check');
  const { chainPem, headerValue, headerNeeded, deviceUser, verdict } = judgement;
  const accepted = isAccepted(judgement);
  const hasIntermediates = verdict.path.some(({ role }) => role === 'intermediate');
  const need = headerNeeded ? 'takeAway.headerNeeded' : 'takeAway.headerNotNeeded';
  const { deviceEndpoint, ownCa } = connection;
  const curl = curlCommand({ endpoint: deviceEndpoint, ownCa, sendsHeader: headerNeeded });
  const openssl = opensslVerifyCommand({ hasIntermediates, ...(at && { at }) });
  return (
    <Card withBorder component="section" aria-labelledby="take-away">
      <Stack gap="md">
        <Title order={2} id="take-away">
          {t('takeAway.title')}
        </Title>
        <Text size="sm">{t(accepted ? need : 'takeAway.headerUnknown')}</Text>
        {accepted && deviceUser !== undefined && (
          <Text size="sm">{t('takeAway.deviceUser', { user: deviceUser })}</Text>
        )}
        <div className={classes.blocks}>
          <CopyBlock
            label={t('takeAway.chain')}
            value={chainPem}
            oneLine
            actions={
              <DownloadLink
                fileName={commandFiles.chain}
                label={t('takeAway.download', { name: commandFiles.chain })}
                content={chainPem}
              />
            }
          />
          <CopyBlock label={t('takeAway.header')} value={headerValue} />
          <div>
            <CopyBlock label={t('takeAway.curl')} value={curl} oneLine />
            <Text size="xs" c="dimmed" mt={4}>
              {t(hasKey ? 'takeAway.curlFiles' : 'takeAway.curlNeedsKey')}{' '}
              {ownCa && (
                <Anchor href={platformCaPath} download={commandFiles.serverCa} underline="always" inherit>
                  {t('takeAway.serverCa', { name: commandFiles.serverCa })}
                </Anchor>
              )}
            </Text>
          </div>
          <div>
            <CopyBlock label={t('takeAway.openssl')} value={openssl} oneLine />
            <Text size="xs" c="dimmed" mt={4}>
              {t(hasIntermediates ? 'takeAway.opensslFiles' : 'takeAway.opensslFilesDirect')}
            </Text>
          </div>
        </div>
      </Stack>
    </Card>
  );
}
