import * as extensions from '../certificate-extensions.ts';
import { createDevice, createIntermediate, createRoot } from '../certificate-factory.ts';
import { boolean, nul, octetString, oid, printableString, sequence, tlv } from '../der-writer.ts';
import { chainCase, pathCase, type PathCase } from './path-case.ts';

const { extension, extensionIds: ids } = extensions;
const privateExtension = '1.3.6.1.4.1.99999.1';
const paddedKeyUsage = extension(ids.keyUsage, true, tlv(0x03, Uint8Array.of(0, 0x80)));
const writtenDefault = sequence(oid(privateExtension), boolean(false), octetString(nul()));

const nameless = createIntermediate(createRoot(), { subject: [] });
const belowNameless = createIntermediate(nameless);

/** The form of certificates and extensions. */
export const form: PathCase[] = [
  chainCase('an unknown extension that is not critical', {
    device: { extraExtensions: [extension(privateExtension, false, nul())] },
  }),
  chainCase(
    'an unknown critical extension of the leaf',
    { device: { extraExtensions: [extension(privateExtension, true, nul())] } },
    { 'extension-unknown-critical': 0 },
  ),
  chainCase(
    'an unknown critical extension of an intermediate',
    { intermediate: { extraExtensions: [extension(privateExtension, true, nul())] } },
    { 'extension-unknown-critical': 1 },
  ),
  chainCase(
    'an extension that occurs twice',
    { device: { extraExtensions: [extensions.keyUsage(['digitalSignature'])] } },
    { 'extension-duplicate': 0 },
  ),
  chainCase(
    'an extension with the wrong content',
    { device: { keyUsage: null, extraExtensions: [extension(ids.keyUsage, true, nul())] } },
    { 'extension-malformed': 0 },
  ),
  chainCase(
    'an anchor whose basic constraints are not critical',
    { root: { ca: null, extraExtensions: [extensions.basicConstraints(true, undefined, false)] } },
    { 'extension-criticality': 2 },
  ),
  chainCase(
    'a critical key identifier',
    {
      intermediate: {
        subjectKeyIdentifier: null,
        extraExtensions: [extension(ids.subjectKeyIdentifier, true, octetString(Uint8Array.of(1)))],
      },
      device: { authorityKeyIdentifier: Uint8Array.of(1) },
    },
    { 'extension-criticality': 1 },
  ),
  chainCase(
    'name constraints on a leaf',
    { device: { permitted: [{ dns: 'example.com' }] } },
    { 'extension-misplaced': 0 },
  ),
  chainCase('a leaf of version 1', { device: { version: 1 } }, { 'version-1': 0, 'extended-key-usage-absent': 0 }),
  chainCase('a serial number of 20 octets', { device: { serial: 2n ** 158n } }),
  chainCase('a serial number of 21 octets', { device: { serial: 2n ** 160n } }, { 'serial-number': 0 }),
  chainCase('a serial number of zero', { device: { serial: 0 } }, { 'serial-number': 0 }),
  chainCase('a negative serial number', { device: { serial: -5 } }, { 'serial-negative': 0 }),
  chainCase('a leaf without a subject', { device: { subject: [] } }, { 'subject-empty': 0 }),
  pathCase('an issuer without a name', [createDevice(belowNameless), [belowNameless], nameless], {
    'issuer-empty': 1,
    'subject-empty': 2,
  }),
  chainCase(
    'a CA without a key identifier',
    { intermediate: { subjectKeyIdentifier: null } },
    { 'subject-key-identifier-missing': 1 },
  ),
  chainCase(
    'a leaf that names no key of its issuer',
    { device: { authorityKeyIdentifier: null } },
    { 'authority-key-identifier-missing': 0 },
  ),
  chainCase(
    'a leaf that names another key identifier than its issuer has',
    { device: { authorityKeyIdentifier: Uint8Array.of(1, 2, 3) } },
    { 'authority-key-identifier-mismatch': 1 },
  ),
  chainCase(
    'a default that is written out',
    { device: { extraExtensions: [writtenDefault] } },
    { 'default-encoded': 0 },
  ),
  chainCase(
    'named bits with zeros behind them',
    { device: { keyUsage: null, extraExtensions: [paddedKeyUsage] } },
    { 'bit-string-padded': 0 },
  ),
  chainCase(
    'characters that a PrintableString has not',
    { device: { subject: [['CN', printableString('device_1@example')]] } },
    { 'string-characters': 0 },
  ),
  chainCase(
    'an alternative name that is no host name',
    { device: { subjectAlternativeNames: [{ dns: 'not a host' }] } },
    { 'alternative-name-malformed': 0 },
  ),
];
