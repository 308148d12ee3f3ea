import { createDevice, createIntermediate, createRoot, testInstant } from '#testing/certificate-factory.ts';
import { testKey, type TestKey } from '#testing/test-keys.ts';
import type { BenchChain } from './contender.ts';

/** A root, an intermediate and 32 devices with keys of one kind, as a fleet's issuer makes them. */
export function makeChain(algorithm: BenchChain['algorithm']): BenchChain {
  const key = (label: string): TestKey => testKey(algorithm, label);
  const root = createRoot({ subject: 'Bench Root CA', key: key('root') });
  const intermediate = createIntermediate(root, {
    subject: 'Bench Issuing CA',
    key: key('intermediate'),
    pathLength: 0,
  });
  const leaves = Array.from({ length: 32 }, (_, index) => {
    const subject = `bench-device-${String(index).padStart(2, '0')}`;
    return createDevice(intermediate, { subject, key: key(`leaf ${index % 4}`) }).der;
  });
  return {
    algorithm,
    root: root.der,
    intermediate: intermediate.der,
    leaves,
    forged: forge(leaves[0] ?? new Uint8Array()),
    at: testInstant,
  };
}

/** Writes another device's name over the signed one. */
function forge(leaf: Uint8Array): Uint8Array {
  const forged = Buffer.from(leaf);
  forged.write('forge', forged.indexOf('bench-device-00'));
  return new Uint8Array(forged);
}
