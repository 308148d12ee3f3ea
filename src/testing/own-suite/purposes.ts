import { chainCase, type PathCase } from './path-case.ts';

/** Key usage and extended key usage of leaf and issuers. */
export const purposes: PathCase[] = [
  chainCase(
    'a server certificate for a server',
    { device: { extendedKeyUsage: ['serverAuth'] } },
    {},
    { purpose: 'serverAuth' },
  ),
  chainCase(
    'a server certificate for a device',
    { device: { extendedKeyUsage: ['serverAuth'] } },
    { 'extended-key-usage-mismatch': 0 },
  ),
  chainCase(
    'a server certificate where the purpose does not matter',
    { device: { extendedKeyUsage: ['serverAuth'] } },
    {},
    { purpose: 'any' },
  ),
  chainCase(
    'a leaf without another purpose that the caller wants',
    {},
    { 'extended-key-usage-mismatch': 0 },
    { extendedKeyUsage: ['codeSigning'] },
  ),
  chainCase('a leaf that names no purpose', { device: { extendedKeyUsage: null } }, { 'extended-key-usage-absent': 0 }),
  chainCase('a leaf for any purpose', { device: { extendedKeyUsage: ['any'] } }, { 'extended-key-usage-any': 0 }),
  chainCase('an issuer for clients', { intermediate: { extendedKeyUsage: ['clientAuth', 'ocspSigning'] } }),
  chainCase(
    'an issuer for servers alone',
    { intermediate: { extendedKeyUsage: ['serverAuth'] } },
    { 'extended-key-usage-issuer': 1 },
  ),
  chainCase('a leaf without key usage', { device: { keyUsage: null } }),
  chainCase('a key for key agreement', { device: { keyUsage: ['keyAgreement'] } }),
  chainCase('a key that may only encipher', { device: { keyUsage: ['keyEncipherment'] } }, { 'key-usage-mismatch': 0 }),
  chainCase(
    'a leaf without another use that the caller wants',
    {},
    { 'key-usage-mismatch': 0 },
    { keyUsage: ['digitalSignature', 'keyEncipherment'] },
  ),
];
