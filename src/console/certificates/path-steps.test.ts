import { expect, test } from 'vitest';
import { roleOf } from './path-steps.ts';

const dates = { notBefore: '2026-01-01T00:00:00.000Z', notAfter: '2027-01-01T00:00:00.000Z' };
const certificate = { fingerprint: 'aa', der: new Uint8Array(), subject: 'CN=A', issuer: 'CN=A', ...dates };

test('when a root is on a path but not trusted, it is called a root', () => {
  expect(roleOf({ ...certificate, role: 'intermediate' })).toBe('root');
  expect(roleOf({ ...certificate, role: 'intermediate', issuer: 'CN=B' })).toBe('intermediate');
  expect(roleOf({ ...certificate, role: 'trust-anchor' })).toBe('trust-anchor');
});
