import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deleteDeviceUser, deviceUsersKey } from '#console/api/device-users.ts';
import { useHasRole, useSession } from '#console/api/session.ts';
import { useSingleMutation } from '#console/api/single-mutation.ts';
import {
  deleteTrustedCertificate,
  trustedCertificatesKey,
  trustedCertificatesQuery,
  uploadTrustedCertificate,
} from '#console/api/trusted-certificates.ts';
import { isTestAuthority } from '#console/certificates/is-test-authority.ts';
import { useNotify } from '#console/ui/use-notify.tsx';
import { askWorker } from '#console/worker/ask-worker.ts';
import { roles } from '#contract/sessions.ts';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { devicesIn, type TestedDevice } from './device.ts';

/** Makes a test device in the worker and has its CA trusted, with auto-registration on. */
export function useCreateTestDevice(onCreated: (device: TestedDevice) => void) {
  const { t } = useTranslation('token-test');
  const { tenant } = useSession();
  const queryClient = useQueryClient();
  return useSingleMutation({
    mutationFn: async (at: Date): Promise<TestedDevice> => {
      const made = await askWorker('createTestDevice', { at });
      const { fingerprint } = await uploadTrustedCertificate(tenant.name, {
        certInPemFormat: made.caCertificatePem,
        status: 'ENABLED',
        name: t('device.caName', { device: made.commonName }),
        autoRegistrationEnabled: true,
      });
      await queryClient.invalidateQueries({ queryKey: trustedCertificatesKey(tenant.name) });
      const bytes = new TextEncoder().encode(made.chainPem + made.deviceKeyPem);
      const [device] = devicesIn(await askWorker('read', [{ name: made.commonName, bytes }]));
      if (device === undefined) throw new Error('The test device that was made cannot be read');
      return { ...device, testCa: fingerprint };
    },
    onSuccess: onCreated,
  });
}

/**
 * CAs of earlier tests that are still trusted.
 * @param inUse SHA-1 fingerprint of the one that the device at hand needs
 */
export function useLeftoverAuthorities(inUse: string | undefined): TrustedCertificate[] {
  const { tenant } = useSession();
  const { data } = useQuery(trustedCertificatesQuery(tenant.name));
  return (data ?? []).filter((one) => isTestAuthority(one) && one.fingerprint !== inUse);
}

/** A test CA, by its SHA-1 fingerprint, and the device that was made with it. */
interface TestRemains {
  fingerprint: string;
  device: string;
}

/** Takes the trust in test CAs away again, and deletes the users of their devices where the admin may. */
export function useRemoveTestAuthorities(onRemoved: () => void) {
  const { t } = useTranslation('token-test');
  const { tenant } = useSession();
  const mayDeleteUsers = useHasRole(roles.userManagementAdmin);
  const notify = useNotify();
  const queryClient = useQueryClient();
  return useSingleMutation({
    mutationFn: async (remains: readonly TestRemains[]) => {
      for (const { fingerprint, device } of remains) {
        try {
          if (mayDeleteUsers) await deleteDeviceUser(tenant.name, device);
        } finally {
          await deleteTrustedCertificate(tenant.name, fingerprint);
        }
      }
    },
    onSettled: async () => {
      void queryClient.invalidateQueries({ queryKey: deviceUsersKey });
      await queryClient.invalidateQueries({ queryKey: trustedCertificatesKey(tenant.name) });
    },
    onSuccess: () => {
      notify({ tone: 'done', title: t('device.caRemoved') });
      onRemoved();
    },
  });
}
