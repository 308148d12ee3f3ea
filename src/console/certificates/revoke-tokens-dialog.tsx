import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deviceUsersKey, revokeTokens } from '#console/api/device-users.ts';
import { Failure } from '#console/api/failure.tsx';
import { useSingleMutation } from '#console/api/single-mutation.ts';
import { Dialog } from '#console/ui/dialog.tsx';
import { useNotify } from '#console/ui/use-notify.tsx';
import { deviceUserPrefix, type TokenRevocation } from '#contract/device-users.ts';
import { useAnchorName } from './use-anchor-name.ts';

/** Says how many devices and valid tokens a revocation concerns, what follows, and revokes. */
export function RevokeTokensDialog({ revocation, onClose }: { revocation: TokenRevocation; onClose: () => void }) {
  const { t } = useTranslation(['activity', 'ui']);
  const notify = useNotify();
  const anchorName = useAnchorName();
  const queryClient = useQueryClient();
  const dryRun = useQuery({
    queryKey: ['token-revocation', revocation],
    queryFn: async () => revokeTokens({ ...revocation, dryRun: true }),
    staleTime: 0,
    gcTime: 0,
  });
  const revoking = useSingleMutation({
    mutationFn: async () => revokeTokens(revocation),
    onSuccess: async ({ devices }) => {
      onClose();
      notify({ tone: 'done', title: t('revoke.done', { count: devices }) });
      await queryClient.invalidateQueries({ queryKey: deviceUsersKey });
    },
  });
  const device = revocation.scope === 'device' ? revocation.userName.slice(deviceUserPrefix.length) : '';
  const error = revoking.error ?? dryRun.error;
  return (
    <Dialog title={t(`revoke.title.${revocation.scope}`, { device })} onClose={onClose}>
      <Stack gap="sm">
        {error !== null && <Failure error={error} compact />}
        {revocation.scope === 'anchor' && (
          <Text size="sm">{t('revoke.through', { anchor: anchorName(revocation.anchorFingerprint) })}</Text>
        )}
        {dryRun.isPending && <Skeleton height={22} role="status" aria-label={t('revoke.counting')} />}
        {dryRun.data !== undefined && (
          <Text size="sm" fw={600}>
            {t('revoke.devices', { count: dryRun.data.devices })}{' '}
            {t('revoke.tokens', { count: dryRun.data.liveTokens })}
          </Text>
        )}
        <Text size="sm">{t('revoke.consequence')}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button
            color="red"
            disabled={dryRun.data === undefined}
            loading={revoking.isPending}
            onClick={() => revoking.mutate()}
          >
            {t('revoke.confirm')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
