import { chainHeaderLimits } from '#contract/device-access-token.ts';
import { deviceUserPrefix } from '#contract/device-users.ts';
import { GatehouseError } from '#contract/error-codes.ts';
import { parseCertificate } from '#pki/certificate.ts';
import { attributeTexts, attributeTypes } from '#pki/distinguished-name.ts';
import { readHeaderForm } from '#pki/input/header-form.ts';
import type { AttemptRecorder } from '../token-attempts/attempt-recorder.ts';
import type { IssuedToken } from '../tokens/prepare-token.ts';
import type { DeviceConnection, IdentifiedDevice } from './device-connection.ts';
import { DeviceRefusal } from './device-refusal.ts';

/** One call of the endpoint that has been answered. */
export interface AnsweredCall {
  at: Date;
  requestId: string;
  connection: DeviceConnection;
  status: number;
  /** The token that was given, or why there was none; with the value of the chain header, empty where there was none. */
  outcome: { token: IssuedToken; device: IdentifiedDevice } | { error: unknown; header: string };
}

/** Hands an answered call to the record of attempts; nobody waits for it. */
export function recordAttempt(recorder: AttemptRecorder, call: AnsweredCall): void {
  const { connection, outcome, at, requestId, status } = call;
  const { remoteAddress, tlsVersion } = connection;
  const common = { at, requestId, status, remoteAddress, tlsVersion };
  if ('token' in outcome) {
    const { token, device } = outcome;
    const { jti, issuedAt, expiresAt } = token;
    recorder.record({
      ...common,
      findings: [],
      chain: device.chain,
      tenantId: device.anchor.tenantId,
      tenantSince: device.anchor.tenantSince,
      device: device.userName.slice(deviceUserPrefix.length),
      anchorFingerprint: device.anchor.fingerprint,
      token: { userName: device.userName, jti, issuedAt, expiresAt },
    });
    return;
  }
  const { error, header } = outcome;
  const { findings = [], anchor } = error instanceof DeviceRefusal ? error.facts : {};
  recorder.record({
    ...common,
    findings,
    errorCode: error instanceof GatehouseError ? error.code : 'internal',
    chain: [...connection.shown, ...certificatesOf(header)],
    device: commonNameOf(connection.shown[0]),
    tenantId: anchor?.tenantId,
    tenantSince: anchor?.tenantSince,
    anchorFingerprint: anchor?.fingerprint,
  });
}

/** What can be read of a header; nothing where it is damaged or too long. */
function certificatesOf(header: string): Uint8Array[] {
  try {
    return header === '' ? [] : readHeaderForm(header, chainHeaderLimits);
  } catch {
    return [];
  }
}

function commonNameOf(der: Uint8Array | undefined): string | undefined {
  if (der === undefined) return undefined;
  try {
    return attributeTexts(parseCertificate(der).subject, attributeTypes.commonName)[0];
  } catch {
    return undefined;
  }
}
