import { provePossession, renewVerificationCode } from '#console/api/proof-of-possession.ts';
import { useSession } from '#console/api/session.ts';
import { useSingleMutation } from '#console/api/single-mutation.ts';
import { useReadListAgain, useReplaceInList } from '../change-certificate.ts';

/** Makes a new code for a certificate, and sends a signature over it; the list shows the outcome. */
export function useProof(fingerprint: string) {
  const { tenant } = useSession();
  const replace = useReplaceInList();
  const readAgain = useReadListAgain();
  const renewal = useSingleMutation({
    mutationFn: () => renewVerificationCode(tenant.name, fingerprint),
    onSuccess: replace,
  });
  const proof = useSingleMutation({
    mutationFn: (signature: string) => provePossession(tenant.name, fingerprint, signature),
    onSuccess: replace,
    // The code may be another one by now: a new one was made elsewhere.
    onError: readAgain,
  });
  return { renewal, proof };
}
