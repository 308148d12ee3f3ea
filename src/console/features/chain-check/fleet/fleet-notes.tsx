import { Accordion, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LeftOutList } from '#console/certificates/input-notes.tsx';
import { PasswordForm } from '#console/certificates/password-form.tsx';
import type { FleetState } from '#console/worker/fleet/fleet-state.ts';
import { repairCodes } from '#contract/input-codes.ts';

interface FleetNotesProps {
  state: FleetState;
  onPassword: (password: string) => void;
}

const kinds = ['devices', 'authorities', 'keys', 'signingRequests', 'revocationLists', 'publicKeys'] as const;

/** What was in the files by kind, what was put right, what was left out and why, and the way into what is locked. */
export function FleetNotes({ state: { found, phase }, onPassword }: FleetNotesProps) {
  const { t } = useTranslation(['fleet', 'input', 'certificates']);
  const repairs = repairCodes.filter((code) => (found.repairs[code] ?? 0) > 0);
  if (phase === 'reading' || phase === 'failed') return null;
  const locked = found.leftOut.find(({ code }) => code === 'password-needed' || code === 'password-wrong');
  return (
    <Card withBorder component="section" aria-labelledby="fleet-found">
      <Stack gap="sm">
        <Title order={2} id="fleet-found">
          {t('found.title')}
        </Title>
        <Group gap="lg">
          {kinds
            .filter((kind) => found[kind] > 0)
            .map((kind) => (
              <Text key={kind} size="sm">
                <b>{t('summary.count', { count: found[kind] })}</b> {t(`found.${kind}`, { count: found[kind] })}
              </Text>
            ))}
        </Group>
        {locked !== undefined && phase === 'done' && (
          <PasswordForm
            source={{
              name: t('found.locked', { count: found.locked }),
              state: locked.code === 'password-wrong' ? 'wrong' : 'needed',
            }}
            onPassword={onPassword}
          />
        )}
        {(repairs.length > 0 || found.leftOutCount > 0) && (
          <Accordion variant="contained" chevronPosition="left" multiple>
            {found.leftOutCount > 0 && (
              <Accordion.Item value="left-out">
                <Accordion.Control>
                  <Text size="sm">{t('found.leftOut', { count: found.leftOutCount })}</Text>
                </Accordion.Control>
                <Accordion.Panel>
                  <LeftOutList leftOut={found.leftOut} total={found.leftOutCount} />
                </Accordion.Panel>
              </Accordion.Item>
            )}
            {repairs.length > 0 && (
              <Accordion.Item value="repairs">
                <Accordion.Control>
                  <Text size="sm">{t('certificates:input.repairs')}</Text>
                </Accordion.Control>
                <Accordion.Panel>
                  <Stack gap={4}>
                    {repairs.map((code) => (
                      <Text key={code} size="sm">
                        {t(`input:repairs.${code}`)} {t('found.times', { count: found.repairs[code] ?? 0 })}
                      </Text>
                    ))}
                  </Stack>
                </Accordion.Panel>
              </Accordion.Item>
            )}
          </Accordion>
        )}
      </Stack>
    </Card>
  );
}
