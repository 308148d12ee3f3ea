import { describe, expect, test } from 'vitest';
import { createCertificate } from '#testing/certificate-factory.ts';
import { oid, sequence, set, utf8String } from '#testing/der-writer.ts';
import { parseCertificate } from './certificate.ts';
import { deviceIdentity } from './device-identity.ts';

function identityOf(...commonNames: string[]) {
  const subject = sequence(...commonNames.map((text) => set(sequence(oid('2.5.4.3'), utf8String(text)))));
  return deviceIdentity(parseCertificate(createCertificate({ subject }).der));
}

test('a plain common name makes the user device_<CN>', () => {
  expect(identityOf('sensor-0815')).toEqual({
    ok: true,
    commonName: 'sensor-0815',
    userName: 'device_sensor-0815',
    warnings: [],
  });
});

describe('a device is refused', () => {
  test.each([
    ['without a common name', [], 'identity-missing'],
    ['with an empty one', [''], 'identity-missing'],
    ['with two', ['a', 'b'], 'identity-multiple'],
    ['with two that are equal', ['a', 'a'], 'identity-multiple'],
    ['with a user name of 1001 characters', ['x'.repeat(994)], 'identity-too-long'],
    ...['a b', 'a\tb', 'a\nb', 'a\u0000b', 'a\u0085b', 'a\u00a0b', 'a/b', 'a\\b', 'a+b', 'a$b', 'a:b'].map(
      (text) => [`named ${JSON.stringify(text)}`, [text], 'identity-characters'] as const,
    ),
  ] as [string, string[], string][])('%s', (_, names, code) => {
    expect(identityOf(...names)).toMatchObject({ ok: false, finding: { code, severity: 'error' } });
  });
});

describe('a device is accepted with a warning', () => {
  test.each(['größe', 'a~b', 'a#b', 'x'.repeat(65), 'x'.repeat(993)])('named %s', (text) => {
    const warnings = [{ code: 'identity-uncommon-characters', severity: 'warning' }];
    expect(identityOf(text)).toMatchObject({ ok: true, commonName: text, warnings });
  });
});
