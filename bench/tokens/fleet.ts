import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDevice, createRoot, type TestCertificate } from '#testing/certificate-factory.ts';
import { testKey } from '#testing/test-keys.ts';

/** How many devices take turns, so that no server answers from what it remembers of the last one. */
export const deviceCount = 64;

/** Files that every server and the load client share: one CA, one server certificate, the devices under that CA. */
export interface Fleet {
  folder: string;
  /** PEM of the CA that signs the devices: what a tenant registers. */
  authority: string;
  /** PEM files of certificate and key, one per device; device N is named `device-NN`. */
  devices: string[];
  /** Deletes the files. */
  remove(): Promise<void>;
}

/** Names of the files in a fleet's folder. */
export const fleetFiles = { authority: 'ca.pem', certificate: 'server.pem', key: 'server-key.pem' } as const;

/** The device's number as its name and the requests carry it. */
export const deviceNumber = (index: number): string => String(index).padStart(2, '0');

/** Makes the files in a new temporary folder; everything is valid from a day before `now` to a month after. */
export async function createFleet(now: Date): Promise<Fleet> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-bench-'));
  const day = 86_400_000;
  const validity = { notBefore: new Date(now.getTime() - day), notAfter: new Date(now.getTime() + 30 * day) };
  const root = createRoot({ subject: 'Bench Device CA', ...validity });
  const server = createDevice(root, {
    ...validity,
    subject: 'localhost',
    extendedKeyUsage: ['serverAuth'],
    subjectAlternativeNames: [{ dns: 'localhost' }, { ip: '127.0.0.1' }],
  });
  await Promise.all([
    writeFile(join(folder, fleetFiles.authority), root.pem),
    writeFile(join(folder, fleetFiles.certificate), server.pem),
    writeFile(join(folder, fleetFiles.key), server.key.pem, { mode: 0o600 }),
  ]);
  const devices = await Promise.all(
    Array.from({ length: deviceCount }, async (_, index) => {
      const name = `device-${deviceNumber(index)}`;
      const device = createDevice(root, { ...validity, subject: name, key: testKey('P-256', name) });
      return writeDevice(join(folder, `${name}.pem`), device);
    }),
  );
  return { folder, authority: root.pem, devices, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function writeDevice(file: string, { pem, key }: TestCertificate): Promise<string> {
  await writeFile(file, pem + key.pem, { mode: 0o600 });
  return file;
}
