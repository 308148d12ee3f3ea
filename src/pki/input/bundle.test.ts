import { describe, expect, test } from 'vitest';
import { chainHeaderLimits } from '#contract/device-access-token.ts';
import { createChain, type TestCertificate } from '#testing/certificate-factory.ts';
import type { PathCertificate } from '../verdict.ts';
import { bundleOf } from './bundle.ts';
import { readHeaderForm } from './header-form.ts';

const { root, intermediate, device } = createChain();
const named = (role: PathCertificate['role'], { der }: TestCertificate): PathCertificate => ({
  role,
  der,
  fingerprint: '',
  subject: '',
  issuer: '',
  notBefore: '',
  notAfter: '',
});

describe('the bundle of a path', () => {
  test('has the end-entity certificate first and no trust anchor', () => {
    const path = [named('end-entity', device), named('intermediate', intermediate), named('trust-anchor', root)];
    const { chainPem, headerValue, headerNeeded } = bundleOf(path);
    expect(chainPem).toBe(device.pem + intermediate.pem);
    expect(readHeaderForm(headerValue, chainHeaderLimits)).toEqual([device.der, intermediate.der]);
    expect(headerNeeded).toBe(true);
  });

  test('needs no header when the issuer is trusted', () => {
    const { chainPem, headerNeeded } = bundleOf([named('end-entity', device), named('trust-anchor', intermediate)]);
    expect(chainPem).toBe(device.pem);
    expect(headerNeeded).toBe(false);
  });

  test('keeps the end-entity certificate when that itself is trusted', () => {
    expect(bundleOf([named('trust-anchor', device)]).chainPem).toBe(device.pem);
  });
});
