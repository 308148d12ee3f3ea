import { expect, test } from 'vitest';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { noSuccessor, successorOf } from './successor.ts';

function ca(fingerprint: string, notBefore: string, notAfter: string, more: Partial<TrustedCertificate> = {}) {
  const subject = 'O=Example Industries, CN=Plant CA';
  return { fingerprint, status: 'ENABLED', certInPemFormat: '', subject, notBefore, notAfter, ...more } as const;
}

const old = ca('old', '2020-01-01', '2026-09-01');
const next = ca('next', '2026-01-01', '2030-01-01');
const later = ca('later', '2026-05-01', '2032-01-01');
const renamed = ca('renamed', '2026-01-01', '2030-01-01', { subject: 'O=Example Industries, CN=Plant CA 2' });
const foreign = ca('foreign', '2026-01-01', '2030-01-01', { subject: 'O=Others, CN=Plant CA' });

test('when there are several of the same subject, the one that lasts longest follows', () => {
  expect(successorOf(old, [old, next, later, renamed])).toEqual({ certificate: later, reason: 'same-subject' });
});

test('when the only newer one is of the same organisation, it is proposed', () => {
  expect(successorOf(old, [old, renamed, foreign])).toEqual({ certificate: renamed, reason: 'same-organisation' });
});

test('when an organisation has several newer ones, none is guessed', () => {
  const another = { ...renamed, fingerprint: 'another', subject: 'O=Example Industries, CN=Depot CA' };
  expect(successorOf(old, [old, renamed, another])).toBeUndefined();
});

test.each([
  ['disabled', { ...next, status: 'DISABLED' as const }],
  ['older', { ...next, notBefore: '2019-01-01' }],
  ['ending earlier', { ...next, notAfter: '2026-08-01' }],
  ['of a token test', { ...next, subject: 'CN=Gatehouse test CA 0123abcd' }],
])('when the other one is %s, it does not follow', (_case, other) => {
  expect(successorOf(old, [old, other])).toBeUndefined();
});

test('when the admin has chosen, that counts, whatever the names say', () => {
  expect(successorOf(old, [old, next, foreign], 'foreign')).toEqual({ certificate: foreign, reason: 'chosen' });
  expect(successorOf(old, [old, next], noSuccessor)).toBeUndefined();
});

test('when the chosen one is trusted no more, it is proposed from the names again', () => {
  expect(successorOf(old, [old, next], 'gone')).toEqual({ certificate: next, reason: 'same-subject' });
});
