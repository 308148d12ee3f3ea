import { Badge, Card, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deviceTokenLifespanQuery } from '#console/api/device-token-lifespan.ts';
import { useNow } from '#console/ui/clock.tsx';
import { durationWords } from '#console/ui/duration.ts';
import { Moment } from '#console/ui/moment.tsx';
import { deviceTokenClaims } from '#contract/device-access-token.ts';
import { compareLifetime } from './lifetime.ts';
import type { TestRun } from './test-run.ts';

interface TokenCardProps {
  token: NonNullable<TestRun['token']>;
  /** When the accepted path ends, ISO 8601. */
  pathValidUntil: string | undefined;
}

/** How long the token lives, how that compares with the tenant's option, and whether its signature holds. */
export function TokenCard({ token, pathValidUntil }: TokenCardProps) {
  const { t, i18n } = useTranslation('token-test');
  const now = useNow(1000);
  const lifespan = useQuery(deviceTokenLifespanQuery).data;
  const times = deviceTokenClaims.safeParse(token.claims).data;
  const words = (seconds: number) => durationWords(seconds, i18n.language);
  const remaining = times === undefined ? 0 : Math.floor(times.exp - now.getTime() / 1000);
  return (
    <Card withBorder component="section" aria-labelledby="token">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} id="token">
            {t('token.title')}
          </Title>
          {times !== undefined && (
            <Badge variant="light" color={remaining > 0 ? 'teal' : 'red'} tt="none" size="lg" role="timer">
              {remaining > 0 ? t('token.remaining', { words: words(remaining) }) : t('token.expired')}
            </Badge>
          )}
        </Group>
        <Table variant="vertical" layout="fixed">
          <Table.Tbody>
            {times !== undefined && (
              <>
                <Table.Tr>
                  <Table.Th w={110}>{t('token.ends')}</Table.Th>
                  <Table.Td>
                    <Moment date={new Date(times.exp * 1000)} />
                  </Table.Td>
                </Table.Tr>
                <Table.Tr>
                  <Table.Th>{t('token.lifetime')}</Table.Th>
                  <Table.Td>
                    {words(times.exp - times.iat)}{' '}
                    {lifespan !== undefined && (
                      <Text size="sm" c="dimmed" span>
                        {t(`token.lifetimeIs.${compareLifetime(times, lifespan.seconds, pathValidUntil)}`, {
                          words: words(lifespan.seconds),
                        })}
                      </Text>
                    )}
                  </Table.Td>
                </Table.Tr>
              </>
            )}
            <Table.Tr>
              <Table.Th>{t('token.signature.label')}</Table.Th>
              <Table.Td>{t(`token.signature.${token.signature}`)}</Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </Stack>
    </Card>
  );
}
