import { useMemo } from 'react';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { useAnswer } from '#console/worker/use-answer.ts';

type Sha256Of = (fingerprint: string) => string | undefined;

/**
 * The SHA-256 fingerprints of certificates, which the platform does not tell; worked out in the worker.
 * @param wanted false: they are not needed now
 * @returns by the platform's fingerprint, undefined until they are there; and whether they are still to come
 */
export function useSha256(
  certificates: readonly TrustedCertificate[],
  wanted: boolean,
): { sha256Of: Sha256Of | undefined; pending: boolean } {
  const request = useMemo(
    () => (wanted ? certificates.map(({ certInPemFormat }) => certInPemFormat) : undefined),
    [certificates, wanted],
  );
  const { reply, pending } = useAnswer('sha256', request);
  const sha256Of = useMemo((): Sha256Of | undefined => {
    if (reply === undefined || reply.length !== certificates.length) return undefined;
    const known = new Map(certificates.map(({ fingerprint }, index) => [fingerprint, reply[index] ?? undefined]));
    return (fingerprint) => known.get(fingerprint);
  }, [certificates, reply]);
  return { sha256Of, pending };
}
