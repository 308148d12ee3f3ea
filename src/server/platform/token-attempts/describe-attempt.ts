import * as z from 'zod/mini';
import type { TokenAttempt } from '#contract/token-attempts.ts';
import type { TokenAttemptRow } from '#server/storage/tables.ts';

/** An attempt as the console reads it. */
export function describeAttempt(row: TokenAttemptRow): TokenAttempt {
  return {
    id: String(row.id),
    time: new Date(row.at).toISOString(),
    result: row.result,
    status: row.status,
    errorCode: row.error_code,
    findings: row.findings.split(' ').filter((code) => code !== ''),
    device: row.device,
    anchorFingerprint: row.anchor_fingerprint,
    tlsVersion: row.tls_version,
    remoteAddress: row.remote_address,
    requestId: row.request_id,
  };
}

const certificateList = z.array(z.string());

/** PEM of a stored chain; empty where nothing was presented. */
export function chainPem(certificates: string | null): string {
  return certificateList
    .parse(JSON.parse(certificates ?? '[]'))
    .map((base64) => {
      const lines = base64.match(/.{1,64}/g) ?? [];
      return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
    })
    .join('');
}
