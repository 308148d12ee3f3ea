import { strToU8, zipSync } from 'fflate';
import { createDevice, createIntermediate, createRoot, type TestCertificate } from './certificate-factory.ts';
import { testKey } from './test-keys.ts';

const day = 86_400_000;
const shape = { intermediates: 5, deviceKeys: 50 };

/** A fleet as an admin would drop it: a folder of chains and a folder with the intermediates that they share. */
export interface TestFleet {
  root: TestCertificate;
  /** Content by path. */
  files: Record<string, string>;
  expected: {
    devices: number;
    accepted: number;
    duplicates: number;
    reasons: { expired: number; 'issuer-not-found': number; 'identity-characters': number };
  };
}

/**
 * Makes so many devices under one root and five intermediates. Of each hundred, four are expired, three come from an
 * unknown CA and two have a name that cannot be used; one in a hundred is given twice and one has Windows line ends.
 */
export function createFleet(count: number, at: Date): TestFleet {
  const root = createRoot({ subject: 'Fleet Root CA', ...validFrom(at, -400, 4000) });
  const stranger = createRoot({ subject: 'Unknown Factory CA', ...validFrom(at, -400, 4000) });
  const intermediates = Array.from({ length: shape.intermediates }, (_, index) =>
    createIntermediate(root, { subject: `Fleet Issuing CA ${index + 1}`, ...validFrom(at, -300, 2000) }),
  );
  const keys = Array.from({ length: shape.deviceKeys }, (_, index) => testKey('P-256', `fleet device ${index}`));
  const files: Record<string, string> = {};
  const expected: TestFleet['expected'] = {
    devices: count,
    accepted: 0,
    duplicates: 0,
    reasons: { expired: 0, 'issuer-not-found': 0, 'identity-characters': 0 },
  };
  for (let index = 0; index < count; index += 1) {
    const part = index % 100;
    const issuer = part >= 4 && part < 7 ? stranger : intermediates[index % shape.intermediates];
    const key = keys[index % shape.deviceKeys];
    if (issuer === undefined || key === undefined) continue;
    const number = String(index).padStart(5, '0');
    const device = createDevice(issuer, {
      subject: part >= 7 && part < 9 ? `pump:${number}` : `pump-${number}`,
      key,
      ...(part < 4 ? validFrom(at, -200, -10) : validFrom(at, -30, 365)),
    });
    if (part < 4) expected.reasons.expired += 1;
    else if (part < 7) expected.reasons['issuer-not-found'] += 1;
    else if (part < 9) expected.reasons['identity-characters'] += 1;
    else expected.accepted += 1;
    const folder = `devices/batch-${String(Math.floor(index / 500) + 1).padStart(3, '0')}`;
    files[`${folder}/pump-${number}.pem`] = part === 99 ? device.pem.replaceAll('\n', '\r\n') : device.pem;
    if (part === 50) {
      files[`${folder}/copy-of-pump-${number}.pem`] = device.pem;
      expected.duplicates += 1;
    }
  }
  files['ca/intermediates.pem'] = intermediates.map(({ pem }) => pem).join('');
  files['README.txt'] = 'Certificates of the fleet, exported from the factory.\n';
  return { root, files, expected };
}

/** The fleet as a ZIP file. */
export function fleetArchive({ files }: TestFleet): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { level: 1 });
}

function validFrom(at: Date, startDays: number, endDays: number): { notBefore: Date; notAfter: Date } {
  const shifted = (days: number) => new Date(Math.floor(at.getTime() / 1000) * 1000 + days * day);
  return { notBefore: shifted(startDays), notAfter: shifted(endDays) };
}
