import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deviceUsersKey, switchDeviceUser } from '#console/api/device-users.ts';
import { Failure } from '#console/api/failure.tsx';
import { useSession } from '#console/api/session.ts';
import { useNotify } from '#console/ui/use-notify.tsx';

/** A device user and what it is to become. */
export interface DeviceSwitch {
  userName: string;
  device: string;
  enabled: boolean;
}

const undoMs = 10_000;

/** Enables or disables a device user and says what that means; disabling can be undone for 10 s. */
export function useSwitchDevice(): UseMutationResult<void, Error, DeviceSwitch> {
  const { t } = useTranslation('activity');
  const { tenant } = useSession();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const switching = useMutation({
    mutationFn: async ({ userName, enabled }: DeviceSwitch) => switchDeviceUser(tenant.name, userName, enabled),
    onSettled: async () => queryClient.invalidateQueries({ queryKey: deviceUsersKey }),
    onSuccess: (_nothing, { userName, device, enabled }) => {
      const undo = {
        label: t('devices.undo'),
        onUndo: () => switching.mutate({ userName, device, enabled: true }),
        forMs: undoMs,
      };
      notify({
        id: `switch-${userName}`,
        tone: enabled ? 'done' : 'neutral',
        title: t(enabled ? 'devices.enabledDone' : 'devices.disabledDone', { device }),
        message: t(enabled ? 'devices.enabledHint' : 'devices.disabledHint'),
        ...(!enabled && { undo }),
      });
    },
    onError: (error, { device }) =>
      notify({
        tone: 'failed',
        title: t('devices.notChanged', { device }),
        message: <Failure error={error} compact />,
      }),
  });
  return switching;
}
