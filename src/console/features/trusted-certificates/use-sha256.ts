import { useMemo } from 'react';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { useAnswer } from '#console/worker/use-answer.ts';

/**
 * The SHA-256 fingerprints of certificates, which the platform does not tell; worked out in the worker.
 * @param wanted false: they are not needed now
 * @returns by the platform's fingerprint; undefined until they are there
 */
export function useSha256(
  certificates: readonly TrustedCertificate[],
  wanted: boolean,
): ((fingerprint: string) => string | undefined) | undefined {
  const request = useMemo(
    () => (wanted ? certificates.map(({ certInPemFormat }) => certInPemFormat) : undefined),
    [certificates, wanted],
  );
  const { reply } = useAnswer('sha256', request);
  return useMemo(() => {
    if (reply === undefined || reply.length !== certificates.length) return undefined;
    const known = new Map(certificates.map(({ fingerprint }, index) => [fingerprint, reply[index] ?? undefined]));
    return (fingerprint) => known.get(fingerprint);
  }, [certificates, reply]);
}
