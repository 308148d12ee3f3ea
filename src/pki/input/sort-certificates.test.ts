import { expect, test } from 'vitest';
import { createChain, createDevice, createRoot } from '#testing/certificate-factory.ts';
import { readInput } from './read-input.ts';
import { sortCertificates } from './sort-certificates.ts';

test('certificates are sorted by the part they play, in the order of the input', async () => {
  const { root, intermediate, device } = createChain();
  const other = createDevice(intermediate, { subject: 'device-2' });
  const selfSigned = createRoot({ subject: 'self', ca: false });
  const input = [root, device, intermediate, device, other, root, selfSigned].map(({ pem }) => pem).join('');
  const sorted = sortCertificates((await readInput(input, { crypto })).certificates);
  const dersOf = (items: (typeof sorted)['roots']) => items.map(({ certificate }) => certificate.der);
  expect(dersOf(sorted.endEntities)).toEqual([device.der, other.der, selfSigned.der]);
  expect(dersOf(sorted.intermediates)).toEqual([intermediate.der]);
  expect(dersOf(sorted.roots)).toEqual([root.der]);
  expect(dersOf(sorted.duplicates)).toEqual([device.der, root.der]);
});
