import { expect, test } from 'vitest';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { attentionFor } from './attention.ts';

const now = new Date('2026-06-01T12:00:00Z');

function certificate(notAfter: string, fields: Partial<TrustedCertificate> = {}): TrustedCertificate {
  return { fingerprint: 'aa', status: 'ENABLED', certInPemFormat: '', subject: 'CN=Factory CA', notAfter, ...fields };
}

const fine = certificate('2036-01-01');

test('when all is well, nothing is named', () => {
  expect(attentionFor([fine], { accepted: 5, refused: {} }, now)).toEqual([]);
});

test('when nothing enabled is trusted, that comes first', () => {
  const disabled = certificate('2036-01-01', { status: 'DISABLED' });
  expect(attentionFor([disabled], undefined, now)).toEqual([{ kind: 'none-trusted' }]);
});

test('when certificates have expired or end soon, they are counted, with the days of the first', () => {
  const list = [fine, certificate('2026-05-01'), certificate('2026-06-11T12:00:00Z'), certificate('2026-08-01')];
  expect(attentionFor(list, undefined, now)).toEqual([
    { kind: 'expired', count: 1 },
    { kind: 'expiring', count: 2, days: 10 },
  ]);
});

test('when a disabled certificate has expired, nobody needs to act', () => {
  expect(attentionFor([fine, certificate('2026-05-01', { status: 'DISABLED' })], undefined, now)).toEqual([]);
});

test('when a CA of a token test is left over, it is named and not counted as expiring', () => {
  const leftover = certificate('2026-06-02', { subject: 'CN=Gatehouse test CA 0123abcd' });
  expect(attentionFor([fine, leftover], undefined, now)).toEqual([{ kind: 'leftovers', count: 1 }]);
});

test('when devices were refused, the three most frequent reasons are named', () => {
  const refused = { expired: 1, 'issuer-not-found': 9, revoked: 4, 'not-ca': 2 };
  const named = attentionFor([fine], { accepted: 0, refused }, now);
  expect(named.map((one) => one.kind === 'refused' && [one.reason, one.count])).toEqual([
    ['issuer-not-found', 9],
    ['revoked', 4],
    ['not-ca', 2],
  ]);
});
