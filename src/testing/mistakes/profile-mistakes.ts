import { extension, keyUsage } from '../certificate-extensions.ts';
import { createDevice } from '../certificate-factory.ts';
import { nul } from '../der-writer.ts';
import { testKey } from '../test-keys.ts';
import { chain, goodChain, ofDevice, type Mistake } from './situation.ts';

const { root, intermediate, device } = goodChain;
const rsa = { key: testKey('RSA-2048', 'issuer') };

/** Certificates made for something else, or with the wrong means. */
export const profileMistakes: Mistake[] = [
  [
    'the intermediate was made without CA:TRUE',
    chain({ intermediate: { ca: null, keyUsage: null } }),
    'not-ca',
    'The issuer is not a CA',
  ],
  [
    'a device’s certificate was used to sign another',
    { pasted: createDevice(device, { subject: 'device-2' }).pem + device.pem + intermediate.pem },
    'not-ca',
    'The issuer is not a CA',
  ],
  [
    'the intermediate may not sign certificates',
    chain({ intermediate: { keyUsage: ['digitalSignature'] } }),
    'key-usage-cert-sign',
    'The issuer may not sign certificates',
  ],
  [
    'a web server’s certificate',
    ofDevice({ extendedKeyUsage: ['serverAuth'] }),
    'extended-key-usage-mismatch',
    'The certificate is not made for this purpose',
  ],
  [
    'a CA for web servers alone',
    chain({ intermediate: { extendedKeyUsage: ['serverAuth'] } }),
    'extended-key-usage-issuer',
    'The CA may not issue certificates for this purpose',
  ],
  [
    'a key for encryption alone',
    ofDevice({ keyUsage: ['keyEncipherment'] }),
    'key-usage-mismatch',
    'The key may not be used for this',
  ],
  [
    'the CA’s certificate in place of the device’s',
    { pasted: intermediate.pem + root.pem },
    'key-usage-mismatch',
    'The key may not be used for this',
  ],
  [
    'SHA-1',
    chain({ intermediate: rsa, device: { signature: { hash: 'sha1' } } }),
    'signature-algorithm-weak',
    'The signature uses a weak hash',
  ],
  [
    'MD5',
    chain({ intermediate: rsa, device: { signature: { hash: 'md5' } } }),
    'signature-algorithm-unsupported',
    'The signature algorithm is not accepted',
  ],
  ['RSA with 1024 bits', ofDevice({ key: testKey('RSA-1024') }), 'key-too-weak', 'The key is too short'],
  [
    'the curve of Bitcoin',
    ofDevice({ key: testKey('secp256k1') }),
    'key-unsupported',
    'The kind of key is not supported',
  ],
  [
    'a vendor’s critical extension',
    ofDevice({ extraExtensions: [extension('1.3.6.1.4.1.99999.1', true, nul())] }),
    'extension-unknown-critical',
    'A critical extension is not understood',
  ],
  [
    'an extension that the tool wrote twice',
    ofDevice({ extraExtensions: [keyUsage(['digitalSignature'])] }),
    'extension-duplicate',
    'An extension occurs twice',
  ],
  [
    'a host name outside of what the CA may name',
    chain({
      intermediate: { permitted: [{ dns: 'plant.example' }] },
      device: { subjectAlternativeNames: [{ dns: 'device.office.example' }] },
    }),
    'name-constraint-violated',
    'The CA may not issue certificates for this name',
  ],
];
