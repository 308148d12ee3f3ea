import { Card, ScrollArea, Table, Text, Title, UnstyledButton } from '@mantine/core';
import { IconCircleX, IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CertificateFacts } from '#console/certificates/certificate-facts.ts';
import { isAccepted } from '#console/certificates/is-accepted.ts';
import type { ChainJudgement } from '#console/worker/operations.ts';
import classes from './device-list.module.css';

interface DeviceListProps {
  judged: { leaf: CertificateFacts; judgement: ChainJudgement }[];
  /** SHA-256 fingerprint of the one whose verdict is shown. */
  shown: string;
  onShow: (fingerprint: string) => void;
}

/** Every judged device with its verdict; one of them is shown in full. */
export function DeviceList({ judged, shown, onShow }: DeviceListProps) {
  const { t } = useTranslation(['chain-check', 'findings']);
  return (
    <Card withBorder component="section" aria-labelledby="devices">
      <Title order={2} id="devices" mb="xs">
        {t('devices.title')} ({judged.length})
      </Title>
      <ScrollArea.Autosize mah={280}>
        <Table verticalSpacing={6} highlightOnHover>
          <Table.Tbody>
            {judged.map(({ leaf, judgement }) => {
              const accepted = isAccepted(judgement);
              const findings = [...judgement.verdict.findings, ...judgement.identityFindings];
              const reason = findings.find(({ severity }) => severity === 'error');
              return (
                <Table.Tr key={leaf.fingerprint} className={classes.row} data-shown={leaf.fingerprint === shown}>
                  <Table.Td>
                    <UnstyledButton
                      className={classes.choose}
                      aria-pressed={leaf.fingerprint === shown}
                      onClick={() => onShow(leaf.fingerprint)}
                    >
                      <Text size="sm" fw={500}>
                        {leaf.commonName ?? leaf.subject}
                      </Text>
                    </UnstyledButton>
                  </Table.Td>
                  <Table.Td className={accepted ? classes.accepted : classes.refused}>
                    {accepted ? <IconShieldCheck size={16} aria-hidden /> : <IconCircleX size={16} aria-hidden />}{' '}
                    {t(accepted ? 'devices.accepted' : 'devices.refused')}
                  </Table.Td>
                  <Table.Td>
                    {reason !== undefined && t(`findings:findings.${reason.code}.title`, reason.evidence)}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
    </Card>
  );
}
