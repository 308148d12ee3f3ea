import { createCertificate, createDevice, createIntermediate, createRoot, pemOf } from '../certificate-factory.ts';
import { createCrl } from '../crl-factory.ts';
import { testKey } from '../test-keys.ts';
import { goodChain, type Mistake } from './situation.ts';

const { root, intermediate, device } = goodChain;
const otherRoot = createRoot({ subject: 'Other Company Root CA' });
const otherIntermediate = createIntermediate(otherRoot, { key: testKey('P-256', 'other intermediate') });
const renewed = createIntermediate(root, { key: testKey('P-256', 'renewed intermediate') });
const shortRoot = createRoot({ pathLength: 0 });
const belowShort = createIntermediate(shortRoot);
const altered = pemOf('CERTIFICATE', device.der.with(device.der.length - 1, device.der.at(-1)! ^ 1));

/** What goes wrong between a device and what the tenant trusts. */
export const pathMistakes: Mistake[] = [
  ['the intermediate is missing', { pasted: device.pem }, 'issuer-not-found', 'An intermediate certificate is missing'],
  [
    'the intermediate was renewed with another key',
    { pasted: device.pem + renewed.pem },
    'issuer-key-mismatch',
    'The CA of this name did not sign the certificate',
  ],
  [
    'a CA of the same name at another company',
    { pasted: device.pem + otherIntermediate.pem },
    'issuer-key-mismatch',
    'The CA of this name did not sign the certificate',
  ],
  [
    'the chain of another company',
    { pasted: createDevice(otherIntermediate).pem + otherIntermediate.pem + otherRoot.pem },
    'anchor-not-trusted',
    'The chain ends at a root that is not trusted',
  ],
  [
    'a self-signed device certificate',
    { pasted: createCertificate({ subject: 'device-1' }).pem },
    'self-signed-not-trusted',
    'The certificate is self-signed and not trusted',
  ],
  [
    'nothing was uploaded as trusted',
    { pasted: device.pem + intermediate.pem, trusted: [] },
    'anchors-missing',
    'Nothing is trusted yet',
  ],
  [
    'the trusted certificate is switched off',
    { pasted: device.pem + intermediate.pem, trusted: [{ ...root, enabled: false }] },
    'anchor-disabled',
    'The trusted certificate is disabled',
  ],
  [
    'the certificate was changed by hand',
    { pasted: altered + intermediate.pem },
    'signature-invalid',
    'The signature is wrong',
  ],
  [
    'one CA more than the root allows',
    {
      pasted:
        createDevice(createIntermediate(belowShort, { subject: 'Line CA' })).pem +
        createIntermediate(belowShort, { subject: 'Line CA' }).pem +
        belowShort.pem,
      trusted: [shortRoot],
    },
    'path-length-exceeded',
    'Too many CAs below this one',
  ],
  [
    'the device’s certificate was revoked',
    {
      pasted: device.pem + intermediate.pem,
      crls: [createCrl(intermediate, { revoked: [{ serial: device.serial }] })],
    },
    'revoked',
    'The certificate is revoked',
  ],
];
