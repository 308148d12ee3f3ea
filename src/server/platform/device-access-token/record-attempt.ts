import { chainHeaderLimits, type DeviceTokenClaims } from '#contract/device-access-token.ts';
import { GatehouseError } from '#contract/error-codes.ts';
import { parseCertificate } from '#pki/certificate.ts';
import { attributeTexts, attributeTypes } from '#pki/distinguished-name.ts';
import { readHeaderForm } from '#pki/input/header-form.ts';
import type { AttemptRecorder } from '../token-attempts/attempt-recorder.ts';
import type { DeviceConnection, IdentifiedDevice } from './device-connection.ts';
import { DeviceRefusal } from './device-refusal.ts';

/** One call of the endpoint that has been answered. */
export interface AnsweredCall {
  at: Date;
  requestId: string;
  connection: DeviceConnection;
  /** Value of the chain header; empty where there was none. */
  header: string;
  status: number;
  /** What the token says that was given, or why there was none. */
  outcome: { claims: DeviceTokenClaims; device: IdentifiedDevice } | { error: unknown };
}

/** Hands an answered call to the record of attempts; nobody waits for it. */
export function recordAttempt(recorder: AttemptRecorder, call: AnsweredCall): void {
  const { connection, outcome, at, requestId, status, header } = call;
  const { remoteAddress, tlsVersion } = connection;
  const common = { at, requestId, status, remoteAddress, tlsVersion };
  if ('claims' in outcome) {
    const { claims, device } = outcome;
    recorder.record({
      ...common,
      findings: [],
      chain: device.chain,
      tenantId: claims.ten,
      device: claims.sub.replace(/^device_/, ''),
      anchorFingerprint: claims.anchor,
      token: { userName: claims.sub, jti: claims.jti, issuedAt: claims.iat, expiresAt: claims.exp },
    });
    return;
  }
  const { error } = outcome;
  const { findings = [], anchor } = error instanceof DeviceRefusal ? error.facts : {};
  recorder.record({
    ...common,
    findings,
    errorCode: error instanceof GatehouseError ? error.code : 'internal',
    chain: [...connection.shown, ...certificatesOf(header)],
    device: commonNameOf(connection.shown[0]),
    tenantId: anchor?.tenantId,
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
