import { expect, test } from 'vitest';
import type { CertificateFacts } from '#console/certificates/certificate-facts.ts';
import { leavesOf, strangersOf } from './leaves.ts';

function facts(subject: string, issuer: string, role: CertificateFacts['role']): CertificateFacts {
  return {
    der: new Uint8Array(),
    pem: '',
    fingerprint: subject,
    platformFingerprint: '',
    role,
    version: 3,
    isAuthority: role !== 'end-entity',
    subject,
    issuer,
    serialNumber: '1',
    notBefore: '',
    notAfter: '',
    signatureAlgorithm: '',
    publicKey: '',
    origins: [],
  };
}

const root = facts('CN=root', 'CN=root', 'root');
const intermediate = facts('CN=intermediate', 'CN=root', 'intermediate');
const device = facts('CN=device', 'CN=intermediate', 'end-entity');

test('when there are end-entity certificates, they are judged', () => {
  expect(leavesOf([root, device, intermediate])).toEqual({ leaves: [device], standIn: false });
});

test('when there are CA certificates alone, the lowest stands in', () => {
  expect(leavesOf([root, intermediate])).toEqual({ leaves: [intermediate], standIn: true });
});

test('when there is one self-signed CA certificate, as some device agents make them, it is judged', () => {
  expect(leavesOf([root])).toEqual({ leaves: [root], standIn: true });
});

test('when there is nothing, nothing is judged', () => {
  expect(leavesOf([])).toEqual({ leaves: [], standIn: false });
});

test('what stands above no device is a stranger', () => {
  const stranger = facts('CN=stranger', 'CN=stranger', 'root');
  expect([...strangersOf([device, root, stranger, intermediate])]).toEqual(['CN=stranger']);
});
