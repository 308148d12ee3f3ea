/** Gatehouses with something in them: what the pages are looked at with. */
import type { FindingCode } from '#contract/finding-codes.ts';
import { revocationListPath } from '#contract/revocation.ts';
import { roles } from '#contract/sessions.ts';
import { registerDevice } from '#server/platform/devices/store.ts';
import { openStorage } from '#server/storage/open-storage.ts';
import type { Storage } from '#server/storage/tables.ts';
import { addUser } from '#testing/add-user.ts';
import { callRest } from '#testing/call-rest.ts';
import { createChain, createRoot, type TestCertificate } from '#testing/certificate-factory.ts';
import { acceptedAttempt, recordAttempts, refusedAttempt } from '#testing/device-attempts.ts';
import { startProcess, type RunningProcess } from '#testing/start-process.ts';
import { fillStore } from '../../bench/tokens/fill-store.ts';
import type { WorldName } from './page-state.ts';

export const adminPassword = 'correct horse battery';

const minute = 60_000;
const day = 86_400_000;

/** Reads everything and changes nothing. */
const readerRoles = [
  roles.tenantManagementRead,
  roles.optionManagementRead,
  roles.userManagementRead,
  roles.auditRead,
  roles.inventoryRead,
  roles.identityRead,
];

/** Starts a Gatehouse that holds what its name says; its clock is the real one. */
export async function startWorld(name: WorldName): Promise<RunningProcess> {
  const running = await startProcess({ GATEHOUSE_ADMIN_PASSWORD: adminPassword });
  const storage = await openStorage(running.dataFolder);
  const now = new Date();
  try {
    await addUser(storage, { userName: 'reader', roles: readerRoles }, { password: adminPassword, at: now });
    if (name === 'full') await fillWithFleet(running, storage, now);
    if (name === 'many') await fillWithMany(running.dataFolder, storage, now);
  } finally {
    await storage.destroy();
  }
  return running;
}

interface FleetPart {
  certificate: TestCertificate;
  name: string;
  devices: string[];
}

async function fillWithFleet({ url }: RunningProcess, storage: Storage, now: Date): Promise<void> {
  const from = (days: number) => new Date(now.getTime() + days * day);
  const root = (subject: string, notAfter: Date) => createRoot({ subject, notBefore: from(-400), notAfter });
  const parts: FleetPart[] = [
    { certificate: root('Plant North CA', from(2200)), name: 'Plant North', devices: ['pump', 'valve'] },
    { certificate: root('Plant South CA', from(24)), name: 'Plant South', devices: ['meter'] },
    {
      certificate: root('Acme Device CA', from(60)),
      name: 'Acme devices, first generation',
      devices: ['router'],
    },
    {
      certificate: root('Acme Device CA', from(300)),
      name: 'Acme devices, second generation',
      devices: ['gateway'],
    },
  ];
  for (const { certificate, name } of parts) await trust(url, certificate, { name, status: 'ENABLED' });
  await trust(url, root('Retired CA', from(80)), { name: 'Retired', status: 'DISABLED' });
  const crls = ['0a1b2c3d', '7fee01', '4d2'].map((serialNumberInHex) => ({ serialNumberInHex }));
  await asAdmin(url, 'PUT', revocationListPath, { crls });
  for (const seconds of ['7200', '1800', '5400']) await setLifespan(url, seconds);
  await recordAttempts({ storage, now: () => now }, await attemptsOf(url, storage, parts, now));
}

/** Two days of attempts: every device twice, and what goes wrong in real life between them. */
async function attemptsOf(url: string, storage: Storage, parts: FleetPart[], now: Date) {
  const trusted = await listTrusted(url);
  const attempts = [];
  for (const [index, { name, devices }] of parts.entries()) {
    const anchorFingerprint = trusted.get(name) ?? '';
    const names = devices.flatMap((kind) => Array.from({ length: 9 }, (_, number) => `${kind}-${number + 1}`));
    for (const [place, device] of names.entries()) {
      await registerDevice(storage, { tenantId: 't1001', userName: `device_${device}` }, anchorFingerprint, now);
      for (const age of [place * 97 + 1500, place * 31 + index * 7 + 2]) {
        const at = new Date(now.getTime() - age * minute);
        attempts.push(acceptedAttempt(at, { device, anchorFingerprint, remoteAddress: `198.51.100.${place + 10}` }));
      }
    }
  }
  const { device, intermediate } = createChain();
  const chain = [device.der, intermediate.der];
  const reasons: FindingCode[] = ['issuer-not-found', 'expired', 'issuer-not-found', 'anchor-disabled'];
  for (const [place, reason] of reasons.entries()) {
    const at = new Date(now.getTime() - (place * 200 + 4) * minute);
    const facts = { device: `press-${place + 1}`, findings: [reason], chain, requestId: `req-press-${place}` };
    attempts.push(refusedAttempt(at, facts));
  }
  return attempts.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

async function fillWithMany(dataFolder: string, storage: Storage, now: Date): Promise<void> {
  await fillStore(dataFolder, 't1001', { anchors: 10_000, deviceUsers: 1000, loggedOutTokens: 0 }, now);
  const anchors = await storage.selectFrom('trusted_certificates').select('fingerprint').limit(50).execute();
  for (const [index, { fingerprint }] of anchors.entries()) {
    await registerDevice(storage, { tenantId: 't1001', userName: `device_sensor-${index}` }, fingerprint, now);
  }
  const attempts = Array.from({ length: 100_000 }, (_, index) => {
    const at = new Date(now.getTime() - (100_000 - index) * 2000);
    const device = `sensor-${index % 5000}`;
    const requestId = `req-${index}`;
    if (index % 9 === 0) return refusedAttempt(at, { device, requestId });
    return acceptedAttempt(at, { device, requestId, anchorFingerprint: anchors[index % 50]?.fingerprint });
  });
  await recordAttempts({ storage, now: () => now }, attempts);
}

async function trust(
  url: string,
  certificate: TestCertificate,
  plan: { name: string; status: 'ENABLED' | 'DISABLED' },
): Promise<void> {
  const json = { ...plan, certInPemFormat: certificate.pem, autoRegistrationEnabled: true };
  await asAdmin(url, 'POST', '/tenant/tenants/t1001/trusted-certificates', json);
}

async function setLifespan(url: string, value: string): Promise<void> {
  await asAdmin(url, 'PUT', '/tenant/options/oauth.internal/device-token.lifespan.seconds', { value });
}

async function listTrusted(url: string): Promise<Map<string, string>> {
  const reply = await asAdmin(url, 'GET', '/tenant/tenants/t1001/trusted-certificates?pageSize=100');
  const { certificates } = reply as { certificates: { name: string; fingerprint: string }[] };
  return new Map(certificates.map(({ name, fingerprint }) => [name, fingerprint]));
}

async function asAdmin(url: string, method: string, path: string, json?: unknown): Promise<unknown> {
  const authorization = `Basic ${Buffer.from(`admin:${adminPassword}`).toString('base64')}`;
  const reply = await callRest(url, method, path, { authorization, ...(json === undefined ? {} : { json }) });
  if (reply.status >= 400) throw new Error(`${method} ${path} answered ${reply.status}: ${reply.text}`);
  return reply.json;
}
