import { randomBytes } from 'node:crypto';
import { createLog } from '#server/http/log.ts';
import { createAttemptRecorder, type AttemptRecorder } from '#server/platform/token-attempts/attempt-recorder.ts';
import type { DeviceAttempt } from '#server/platform/token-attempts/device-attempt.ts';
import { registerDevice } from '#server/platform/devices/store.ts';
import { deviceTokenConfiguration } from '#server/platform/tokens/token-claims.ts';
import type { Storage } from '#server/storage/tables.ts';
import { issueTestToken } from './issue-test-token.ts';
import type { TestGatehouse } from './start-gatehouse.ts';

/** An attempt of device `d1` that got a token for an hour; whatever is given differs. */
export function acceptedAttempt(at: Date, differences: Partial<DeviceAttempt> = {}): DeviceAttempt {
  const issuedAt = Math.floor(at.getTime() / 1000);
  const { device = 'd1' } = differences;
  return {
    at,
    tenantId: 't1001',
    device,
    status: 200,
    findings: [],
    anchorFingerprint: 'a'.repeat(40),
    tlsVersion: 'TLSv1.3',
    remoteAddress: '192.0.2.1',
    requestId: 'request-1',
    chain: [],
    token: { userName: `device_${device}`, jti: randomBytes(8).toString('hex'), issuedAt, expiresAt: issuedAt + 3600 },
    ...differences,
  };
}

/** An attempt of device `d1` whose certificate had expired; whatever is given differs. */
export function refusedAttempt(at: Date, differences: Partial<DeviceAttempt> = {}): DeviceAttempt {
  return {
    ...acceptedAttempt(at),
    status: 401,
    errorCode: 'chain-refused',
    findings: ['expired'],
    anchorFingerprint: undefined,
    token: undefined,
    ...differences,
  };
}

/** Tests look at the database alone. */
const toDisk = (): Promise<void> => Promise.resolve();

/** Puts attempts on record in their order, whatever their number. */
export async function recordAttempts(
  { storage, now }: { storage: Storage; now: () => Date },
  attempts: readonly DeviceAttempt[],
): Promise<void> {
  const log = createLog({ write: () => undefined });
  const recorder = createAttemptRecorder({
    storage,
    toDisk,
    log,
    now,
    tenantId: 't1001',
    keepDays: 30,
    keepCount: 100_000,
  });
  for (const [index, attempt] of attempts.entries()) {
    recorder.record(attempt);
    if (index % 10_000 === 9999) await recorder.flush();
  }
  await recorder.stop();
}

/** A recorder beside the server's own, as another process on the same data folder has one. */
export function secondRecorder({ storage, clock }: TestGatehouse): AttemptRecorder {
  const log = createLog({ write: () => undefined });
  return createAttemptRecorder({
    storage,
    toDisk,
    log,
    now: clock.now,
    tenantId: 't1001',
    keepDays: 30,
    keepCount: 100_000,
  });
}

/** Registers a device and gives it a token for an hour as the device endpoint does. @returns the Authorization header. */
export async function giveToken(
  gatehouse: TestGatehouse,
  device: string,
  { tenantId = 't1001', anchorFingerprint = 'a'.repeat(40) } = {},
): Promise<string> {
  const { storage, clock } = gatehouse;
  const name = { tenantId, userName: `device_${device}` };
  await registerDevice(storage, name, anchorFingerprint, clock.now());
  const subject = { ...name, tci: deviceTokenConfiguration, anchorFingerprint };
  const { claims, authorization } = await issueTestToken(gatehouse, subject);
  const token = { userName: name.userName, jti: claims.jti, issuedAt: claims.iat, expiresAt: claims.exp };
  const recorder = secondRecorder(gatehouse);
  recorder.record(acceptedAttempt(clock.now(), { device, tenantId, anchorFingerprint, token }));
  await recorder.stop();
  return authorization;
}
