import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '#console/api/session.ts';
import {
  deleteTrustedCertificate,
  trustedCertificatesKey,
  trustedCertificatesQuery,
  uploadTrustedCertificate,
} from '#console/api/trusted-certificates.ts';
import { isTestAuthority } from '#console/certificates/is-test-authority.ts';
import { useNotify } from '#console/ui/use-notify.tsx';
import { askWorker } from '#console/worker/ask-worker.ts';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { devicesIn, type TestedDevice } from './device.ts';

/** Makes a test device in the worker and has its CA trusted, with auto-registration on. */
export function useCreateTestDevice(onCreated: (device: TestedDevice) => void) {
  const { t } = useTranslation('token-test');
  const { tenant } = useSession();
  const queryClient = useQueryClient();
  return useMutation({
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

/** Takes the trust in test CAs away again; given SHA-1 fingerprints. */
export function useRemoveTestAuthorities(onRemoved: () => void) {
  const { t } = useTranslation('token-test');
  const { tenant } = useSession();
  const notify = useNotify();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (fingerprints: readonly string[]) => {
      for (const fingerprint of fingerprints) await deleteTrustedCertificate(tenant.name, fingerprint);
    },
    onSettled: async () => queryClient.invalidateQueries({ queryKey: trustedCertificatesKey(tenant.name) }),
    onSuccess: () => {
      notify({ tone: 'done', title: t('device.caRemoved') });
      onRemoved();
    },
  });
}
