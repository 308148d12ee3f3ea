import { expect, test } from 'vitest';
import { parseCertificate } from '#pki/certificate.ts';
import { createDevice, createIntermediate, createRoot } from '#testing/certificate-factory.ts';
import { testKey } from '#testing/test-keys.ts';
import { IssuerPool } from './issuer-pool.ts';

const root = createRoot();
const intermediate = createIntermediate(root);
const [first, second] = [createDevice(intermediate), createDevice(intermediate, { subject: 'device-2' })];
const parse = ({ der }: { der: Uint8Array }) => parseCertificate(der);

test('a device is given its issuers and theirs, and no stranger', () => {
  const pool = new IssuerPool(10);
  for (const made of [root, intermediate, createRoot({ subject: 'Stranger' })]) pool.add(parse(made));
  expect(pool.bagFor(parse(first)).map(({ der }) => der)).toEqual([intermediate.der, root.der]);
});

test('siblings are given the very same bag, so that it is indexed once', () => {
  const pool = new IssuerPool(10);
  pool.add(parse(intermediate));
  expect(pool.bagFor(parse(second))).toBe(pool.bagFor(parse(first)));
});

test('when an issuer comes later, it is in the bag', () => {
  const pool = new IssuerPool(10);
  expect(pool.bagFor(parse(first))).toHaveLength(0);
  pool.add(parse(intermediate));
  expect(pool.bagFor(parse(first))).toHaveLength(1);
});

test('what is added twice counts once, and a full pool takes no more', () => {
  const pool = new IssuerPool(1);
  expect([pool.add(parse(root)), pool.add(parse(root)), pool.add(parse(intermediate))]).toEqual([true, true, false]);
  expect(pool.size).toBe(1);
});

test('among a hundred issuers of one name, the one whose key identifier is named is in the small bag', () => {
  const pool = new IssuerPool(1000);
  for (let index = 0; index < 100; index += 1) {
    pool.add(parse(createIntermediate(root, { key: testKey('P-256', `same name ${index}`) })));
  }
  pool.add(parse(intermediate));
  const bag = pool.bagFor(parse(first));
  expect(bag.length).toBeLessThanOrEqual(64);
  expect(bag[0]?.der).toEqual(intermediate.der);
});

test('when issuers form a circle, the walk upwards ends', () => {
  const pool = new IssuerPool(10);
  const one = createIntermediate(root, { subject: 'One', issuerName: 'Two' });
  const two = createIntermediate(root, { subject: 'Two', issuerName: 'One' });
  for (const made of [one, two]) pool.add(parse(made));
  expect(pool.bagFor(parse(createDevice(one)))).toHaveLength(2);
});
