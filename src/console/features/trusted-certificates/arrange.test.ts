import { describe, expect, it } from 'vitest';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { displayName } from '#console/certificates/display-name.ts';
import { filtered, inOrder, narrowed } from './arrange.ts';

const now = new Date('2026-06-01T00:00:00Z');

function certificate(fingerprint: string, fields: Partial<TrustedCertificate> = {}): TrustedCertificate {
  return {
    fingerprint,
    name: fingerprint,
    status: 'ENABLED',
    certInPemFormat: '',
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter: '2036-01-01T00:00:00.000Z',
    ...fields,
  };
}

const factory = certificate('aa11bb22', { name: 'Factory 10', subject: 'O=Thin Edge, CN=Factory 10' });
const plant = certificate('cc33dd44', { name: 'Factory 9', notAfter: '2026-07-01T00:00:00.000Z' });
const old = certificate('ee55ff66', { name: 'Old', notAfter: '2026-05-01T00:00:00.000Z', status: 'DISABLED' });
const all = [factory, plant, old];

describe('narrowed', () => {
  it('when several words are searched for, wants all of them', () => {
    expect(narrowed(all, { search: 'factory edge' }, now)).toEqual([factory]);
  });

  it('when a fingerprint is pasted with colons and capitals, finds it', () => {
    expect(narrowed(all, { search: 'CC:33:DD:44' }, now)).toEqual([plant]);
  });

  it('when part of a SHA-256 fingerprint is pasted, finds it once the fingerprints are known', () => {
    const sha256Of = (fingerprint: string) => (fingerprint === plant.fingerprint ? 'ab'.repeat(32) : undefined);
    expect(narrowed(all, { search: 'AB:AB:AB:AB' }, now, sha256Of)).toEqual([plant]);
    expect(narrowed(all, { search: 'AB:AB:AB:AB' }, now)).toEqual([]);
  });

  it('when a serial number is searched for, takes it in decimal and in hex', () => {
    const numbered = { ...factory, serialNumber: '1715004' };
    expect(narrowed([numbered, plant], { search: '1715004' }, now)).toEqual([numbered]);
    expect(narrowed([numbered, plant], { search: '1A:2B:3C' }, now)).toEqual([numbered]);
  });

  it('when filter and words are given, wants both, and keeps the order', () => {
    expect(narrowed(all, { search: 'factory', filter: 'enabled' }, now)).toEqual([factory, plant]);
    expect(narrowed(all, { search: 'factory', filter: 'expiring' }, now)).toEqual([plant]);
  });
});

describe('inOrder', () => {
  it('when nothing is asked for, sorts by name with numbers as numbers', () => {
    expect(inOrder(all, {})).toEqual([plant, factory, old]);
  });

  it('when names are the same, sorts by fingerprint', () => {
    const twin = { ...factory, fingerprint: 'aa00' };
    expect(inOrder([factory, twin], {})).toEqual([twin, factory]);
    expect(inOrder([factory, twin], { descending: true })).toEqual([twin, factory]);
  });

  it('when sorted by devices, puts the most at the top', () => {
    const counts: Record<string, number> = { [plant.fingerprint]: 2, [old.fingerprint]: 7 };
    const devicesOf = (fingerprint: string) => counts[fingerprint] ?? 0;
    expect(inOrder(all, { sort: 'devices' }, devicesOf)).toEqual([old, plant, factory]);
  });

  it('when sorted by expiry, latest first, puts the longest at the top', () => {
    expect(inOrder(all, { sort: 'expiry', descending: true })).toEqual([factory, plant, old]);
  });

  it('when sorted by status, puts enabled ones first', () => {
    expect(inOrder(all, { sort: 'status' }).at(-1)).toBe(old);
  });
});

describe('filtered', () => {
  it.each([
    ['enabled', [factory, plant]],
    ['disabled', [old]],
    ['expiring', [plant]],
    ['expired', [old]],
    ['proof-missing', all],
  ] as const)('when the filter is %s', (filter, expected) => {
    expect(filtered(all, filter, now)).toEqual(expected);
  });
});

describe('displayName', () => {
  it('when there is no name, takes the subject, then the fingerprint', () => {
    expect(displayName({ ...factory, name: null })).toBe('O=Thin Edge, CN=Factory 10');
    expect(displayName(certificate('aa', { name: '' }))).toBe('aa');
  });
});
