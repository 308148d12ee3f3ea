import type { ChainJudgement } from '#console/worker/operations.ts';

/** Whether the device is accepted: the chain holds and its name can be used. */
export function isAccepted({ verdict, identityFindings }: ChainJudgement): boolean {
  return verdict.accepted && identityFindings.every(({ severity }) => severity !== 'error');
}
