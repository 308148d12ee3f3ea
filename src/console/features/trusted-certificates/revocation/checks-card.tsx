import { Alert, Button, Card, SimpleGrid, Skeleton, Stack, Switch, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { roles } from '#contract/sessions.ts';
import { Failure } from '#console/api/failure.tsx';
import {
  revocationChecks,
  revocationChecksQuery,
  switchRevocationCheck,
  type RevocationCheck,
} from '#console/api/revocation.ts';
import { useHasRole } from '#console/api/session.ts';

/** The two switches that make revocations count, and what they do; says it where they do nothing. */
export function ChecksCard() {
  const { t } = useTranslation('trusted-certificates');
  const queryClient = useQueryClient();
  const maySwitch = useHasRole(roles.optionManagementAdmin);
  const checks = useQuery(revocationChecksQuery);
  const switching = useMutation({
    mutationFn: ({ check, on }: { check: RevocationCheck; on: boolean }) => switchRevocationCheck(check, on),
    onSettled: () => queryClient.invalidateQueries({ queryKey: revocationChecksQuery.queryKey }),
  });
  const change = (check: RevocationCheck, on: boolean) => switching.mutate({ check, on });
  return (
    <Card withBorder component="section" aria-labelledby="revocation-checks">
      <Stack gap="md">
        <Title order={2} size="h4" id="revocation-checks">
          {t('revocation.checks.title')}
        </Title>
        {checks.isPending && <Skeleton height={80} role="status" aria-label={t('revocation.checks.loading')} />}
        {checks.isError && <Failure error={checks.error} onRetry={() => void checks.refetch()} compact />}
        {checks.data?.offline === false && (
          <Alert color="orange" icon={<IconAlertTriangle />} p="sm" title={t('revocation.checks.off')}>
            <Stack gap="xs" align="flex-start">
              {t('revocation.checks.offText')}
              {maySwitch && (
                <Button size="xs" variant="default" onClick={() => change('offline', true)}>
                  {t('revocation.checks.switchOn')}
                </Button>
              )}
            </Stack>
          </Alert>
        )}
        {checks.data !== undefined && (
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
            {revocationChecks.map((check) => (
              <Switch
                key={check}
                label={t(`revocation.checks.${check}`)}
                description={t(`revocation.checks.${check}Hint`)}
                checked={checks.data[check]}
                disabled={!maySwitch || switching.isPending}
                onChange={(event) => change(check, event.currentTarget.checked)}
              />
            ))}
          </SimpleGrid>
        )}
        {switching.isError && <Failure error={switching.error} compact />}
        {checks.data !== undefined && !maySwitch && (
          <Text size="xs" c="dimmed">
            {t('revocation.checks.readOnly')}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
