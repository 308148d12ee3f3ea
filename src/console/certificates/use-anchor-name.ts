import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSession } from '#console/api/session.ts';
import { trustedCertificatesQuery } from '#console/api/trusted-certificates.ts';
import { displayName } from '#console/certificates/display-name.ts';

/** Gives the name of a trusted certificate by its SHA-1 fingerprint; the fingerprint where it is trusted no more. */
export function useAnchorName(): (fingerprint: string) => string {
  const { tenant } = useSession();
  const { data } = useQuery(trustedCertificatesQuery(tenant.name));
  const names = useMemo(() => new Map(data?.map((one) => [one.fingerprint, displayName(one)])), [data]);
  return (fingerprint) => names.get(fingerprint) ?? fingerprint;
}
