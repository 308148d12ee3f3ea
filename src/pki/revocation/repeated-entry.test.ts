import { expect, test } from 'vitest';
import { createChain, testInstant } from '#testing/certificate-factory.ts';
import { createCrl } from '#testing/crl-factory.ts';
import { parseCertificate } from '../certificate.ts';
import { judge } from '../judge.ts';
import { createWebCrypto } from '../web-crypto.ts';
import { parseCrl } from './crl.ts';

const { root, intermediate, device } = createChain();
const repeated = createCrl(intermediate, { revoked: [{ serial: 7 }, { serial: 8 }, { serial: 7, reason: 1 }] });

test.each([
  ['strict', false, 'entry-repeated'],
  ['device', true, undefined],
] as const)('a list that names a certificate twice: %s profile', async (profile, accepted, actual) => {
  const verdict = await judge({
    leaf: parseCertificate(device.der),
    bag: [parseCertificate(intermediate.der)],
    anchors: [{ id: 'root', certificate: parseCertificate(root.der) }],
    at: testInstant,
    profile,
    crypto: createWebCrypto(crypto.subtle),
    crls: [repeated, createCrl(root)].map(parseCrl),
    revocation: 'hard-fail',
  });
  expect(verdict.accepted).toBe(accepted);
  const unknown = verdict.findings.find(({ code }) => code === 'revocation-unknown');
  expect(unknown?.evidence['actual']).toBe(actual);
});
