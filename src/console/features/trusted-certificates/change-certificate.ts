import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TrustedCertificate, UpdateTrustedCertificate } from '#contract/trusted-certificates.ts';
import { useSession } from '#console/api/session.ts';
import { useSingleMutation } from '#console/api/single-mutation.ts';
import {
  deleteTrustedCertificate,
  trustedCertificatesQuery,
  updateTrustedCertificate,
} from '#console/api/trusted-certificates.ts';

/** Replaces the list in the cache, so that 10,000 certificates need not be read again after each change. */
function useListUpdate() {
  const { tenant } = useSession();
  const queryClient = useQueryClient();
  const { queryKey } = trustedCertificatesQuery(tenant.name);
  return {
    tenantId: tenant.name,
    stopReading: () => queryClient.cancelQueries({ queryKey }),
    readAgain: () => queryClient.invalidateQueries({ queryKey }),
    update: (change: (list: TrustedCertificate[]) => TrustedCertificate[]) =>
      queryClient.setQueryData(queryKey, (list) => (list === undefined ? undefined : change(list))),
  };
}

/** Puts one certificate's new fields into a list. */
function withFields(fingerprint: string, fields: Partial<TrustedCertificate>) {
  return (list: TrustedCertificate[]) =>
    list.map((entry) => (entry.fingerprint === fingerprint ? { ...entry, ...fields } : entry));
}

export interface Change {
  certificate: TrustedCertificate;
  fields: { name?: string; status?: 'ENABLED' | 'DISABLED'; autoRegistrationEnabled?: boolean };
}

/** Changes name, status or auto-registration; shown at once, taken back where the platform refuses. */
export function useChangeCertificate() {
  const list = useListUpdate();
  return useMutation({
    mutationFn: ({ certificate, fields }: Change) =>
      updateTrustedCertificate(list.tenantId, certificate.fingerprint, fields satisfies UpdateTrustedCertificate),
    onMutate: async ({ certificate, fields }) => {
      await list.stopReading();
      list.update(withFields(certificate.fingerprint, fields));
    },
    onSuccess: (changed) => list.update(withFields(changed.fingerprint, changed)),
    onError: (_error, { certificate }) => {
      list.update(withFields(certificate.fingerprint, certificate));
      return list.readAgain();
    },
  });
}

/**
 * Deletes one certificate, at once and for good.
 * @param onDeleted called before it leaves the list.
 */
export function useDeleteCertificate(onDeleted: () => void) {
  const list = useListUpdate();
  return useSingleMutation({
    mutationFn: ({ fingerprint }: TrustedCertificate) => deleteTrustedCertificate(list.tenantId, fingerprint),
    onSuccess: (_nothing, { fingerprint }) => {
      onDeleted();
      list.update((entries) => entries.filter((entry) => entry.fingerprint !== fingerprint));
    },
  });
}

/** Puts certificates that were just added at their place in the list. */
export function useAddToList() {
  const list = useListUpdate();
  return (added: TrustedCertificate) => list.update((entries) => [...entries, added]);
}

/** Puts a certificate's new fields into the list, as the platform replied them. */
export function useReplaceInList() {
  const list = useListUpdate();
  return (changed: TrustedCertificate) => list.update(withFields(changed.fingerprint, changed));
}

/** Reads the list again, where the platform may know better. */
export function useReadListAgain() {
  return useListUpdate().readAgain;
}
