import { expect, test } from 'vitest';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { setUpState } from './set-up-state.ts';

function certificate(fingerprint: string, subject = 'CN=Factory CA'): TrustedCertificate {
  return { fingerprint, subject, status: 'ENABLED', certInPemFormat: '' };
}

function through(...fingerprints: (string | null)[]) {
  const counts = { devices: 1, liveTokens: 1 };
  return { anchors: fingerprints.map((anchorFingerprint) => ({ anchorFingerprint, ...counts })), total: counts };
}

const factory = certificate('aa');
const ofTest = certificate('bb', 'CN=Gatehouse test CA 0123abcd');

test('when nothing is there, nothing is done', () => {
  expect(setUpState([], through())).toEqual({ trust: false, test: false, device: false, complete: false });
});

test('when a test device got a token, that is a test and no device of the fleet', () => {
  const state = setUpState([ofTest], through('bb'));
  expect(state).toEqual({ trust: false, test: true, device: false, complete: false });
});

test('when a test device got a token and was removed again, the test is still done', () => {
  expect(setUpState([], through(), 1)).toEqual({ trust: false, test: true, device: false, complete: false });
});

test('when a device was registered but never called, no token was issued', () => {
  expect(setUpState([factory], through(null)).complete).toBe(false);
});

test('when a device of the fleet got a token, the set-up is over', () => {
  expect(setUpState([factory, ofTest], through('aa', 'bb')).complete).toBe(true);
});

test('when the platform does not tell of devices, a trusted CA is enough', () => {
  expect(setUpState([factory], undefined).complete).toBe(true);
  expect(setUpState([ofTest], undefined).complete).toBe(false);
});
