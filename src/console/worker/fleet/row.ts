import { isAccepted } from '#console/certificates/is-accepted.ts';
import type { ChainJudgement } from '#console/worker/operations.ts';
import type { Origin } from '#pki/input/input-report.ts';
import type { FleetRow } from './messages.ts';

/** What is known of a device besides its verdict. */
interface Named {
  fingerprint: string;
  name: string | undefined;
  deviceId: string | undefined;
  origin: Origin;
  hasKey: boolean;
}

/** The verdict in the few words of a table. */
export function rowOf(judgement: ChainJudgement, { name, deviceId, origin, ...named }: Named): FleetRow {
  const { verdict, identityFindings, headerNeeded } = judgement;
  const findings = [...verdict.findings, ...identityFindings];
  const accepted = isAccepted(judgement);
  const reason = accepted ? undefined : findings.find(({ severity }) => severity === 'error');
  const [leaf] = verdict.path;
  return {
    ...named,
    name: name ?? leaf?.subject ?? '',
    ...(deviceId === undefined ? {} : { deviceId }),
    source: origin.source,
    ...(origin.line === undefined ? {} : { line: origin.line }),
    accepted,
    ...(reason === undefined ? {} : { reason: reason.code, evidence: reason.evidence }),
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
    anchors: verdict.anchors,
    headerNeeded,
    notAfter: leaf?.notAfter ?? '',
  };
}
