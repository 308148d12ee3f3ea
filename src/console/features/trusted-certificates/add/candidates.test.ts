import { describe, expect, it } from 'vitest';
import type { CertificateFacts } from '#console/certificates/certificate-facts.ts';
import { assess, type Yardstick } from './candidates.ts';

const yardstick: Yardstick = { trusted: [], now: new Date('2026-06-01T00:00:00Z'), ownPlatform: true };

function facts(subject: string, issuer: string, fields: Partial<CertificateFacts> = {}): CertificateFacts {
  return {
    der: new Uint8Array(),
    pem: '',
    fingerprint: subject,
    platformFingerprint: subject,
    role: 'intermediate',
    version: 3,
    isAuthority: true,
    commonName: subject,
    subject,
    issuer,
    serialNumber: '1',
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter: '2036-01-01T00:00:00.000Z',
    signatureAlgorithm: 'SHA256withECDSA',
    publicKey: 'EC P-256',
    origins: [],
    ...fields,
  };
}

const root = facts('Root', 'Root');
const intermediate = facts('Intermediate', 'Root');
const device = facts('device-1', 'Intermediate', { isAuthority: false });

describe('assess', () => {
  it('when a CA is dropped alone, recommends it', () => {
    expect(assess([root], yardstick)).toMatchObject([{ problems: [], cautions: [], recommended: true }]);
  });

  it('when a full bundle is dropped, leaves the device out and recommends the narrowest CA', () => {
    expect(assess([device, intermediate, root], yardstick)).toMatchObject([
      { problems: ['device'], recommended: false },
      { problems: [], cautions: [], issued: 'device-1', recommended: true },
      { problems: [], cautions: ['wider'], issued: 'Intermediate', recommended: false },
    ]);
  });

  it('when the bundle has a CA that issued none of its devices, that one is left to the admin', () => {
    const other = facts('Other', 'Root');
    expect(assess([device, intermediate, other, root], yardstick)).toMatchObject([
      { problems: ['device'] },
      { cautions: [], recommended: true },
      { cautions: ['unneeded'], recommended: false },
      { cautions: ['wider'], recommended: false },
    ]);
  });

  it('when a CA issued a device itself, it is needed, whatever stands below it', () => {
    const direct = facts('device-2', 'Root', { isAuthority: false });
    expect(assess([direct, intermediate, root], yardstick)).toMatchObject([
      { problems: ['device'] },
      { cautions: ['unneeded'], recommended: false },
      { cautions: ['wider'], recommended: true },
    ]);
  });

  it('when devices come from two CAs, both are recommended in place of the one above them', () => {
    const east = facts('East', 'Root');
    const second = facts('device-2', 'East', { isAuthority: false });
    const names = assess([device, second, intermediate, east, root], yardstick)
      .filter(({ recommended }) => recommended)
      .map(({ proposedName }) => proposedName);
    expect(names).toEqual(['Intermediate', 'East']);
  });

  it('when the issuer of the devices is trusted already, nothing wider is recommended', () => {
    const trusted = [{ fingerprint: 'Intermediate', status: 'ENABLED' as const, certInPemFormat: '' }];
    expect(assess([device, intermediate, root], { ...yardstick, trusted })).toMatchObject([
      { problems: ['device'] },
      { problems: ['duplicate'] },
      { recommended: false },
    ]);
  });

  it('when the narrower CA has expired, recommends the one above it', () => {
    const expired = { ...intermediate, notAfter: '2026-05-01T00:00:00.000Z' };
    expect(assess([expired, root], yardstick)).toMatchObject([{ problems: ['expired'] }, { recommended: true }]);
  });

  it('when a device certificate signed itself without being a CA, says that', () => {
    const own = facts('device-1', 'device-1', { isAuthority: false });
    expect(assess([own], yardstick)).toMatchObject([{ problems: ['self-signed-device'], recommended: false }]);
  });

  it('when it is trusted already, says that', () => {
    const trusted = [{ fingerprint: 'Root', status: 'ENABLED' as const, certInPemFormat: '' }];
    expect(assess([root], { ...yardstick, trusted })).toMatchObject([{ problems: ['duplicate'], recommended: false }]);
  });

  it('when it is an old version 1 certificate, both reasons are given', () => {
    const old = { ...root, version: 1, isAuthority: false };
    expect(assess([old], yardstick)[0]?.problems).toEqual(['self-signed-device', 'not-v3']);
  });

  it('when the RSA key is short, our platform refuses and a tenant is only warned of', () => {
    const weak = { ...root, publicKey: 'RSA 1024' };
    expect(assess([weak], yardstick)).toMatchObject([{ problems: ['weak-key'], cautions: [] }]);
    expect(assess([weak], { ...yardstick, ownPlatform: false })).toMatchObject([
      { problems: [], cautions: ['weak-key'], recommended: true },
    ]);
  });

  it('when it is not valid yet, warns but lets it in', () => {
    const later = { ...root, notBefore: '2026-07-01T00:00:00.000Z' };
    expect(assess([later], yardstick)).toMatchObject([{ problems: [], cautions: ['not-yet'], recommended: true }]);
  });
});
