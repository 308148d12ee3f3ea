import { writeHeaderForm, writePem } from '#pki/input/pem-writer.ts';
import { createIntermediateAuthority, createRootAuthority } from './authority.ts';
import { issueDeviceCertificate } from './device-certificate.ts';
import { exportPrivateKey, generateKeyPair, type KeyKind } from './keys.ts';
import { testAuthorityPrefix, testDeviceName } from './test-names.ts';

/** Everything a token test needs of a device that nobody had before. */
export interface TestDevice {
  commonName: string;
  /** To be uploaded as a trusted certificate; its key no longer exists. */
  caCertificatePem: string;
  /** Device certificate, then the intermediate: what a client gives to TLS. */
  chainPem: string;
  /** PKCS#8. */
  deviceKeyPem: string;
  /** `X-Ssl-Cert-Chain` with the same two certificates. */
  headerValue: string;
  /** When all three certificates end. */
  expiresAt: Date;
}

/** What a test device may be told. */
export interface TestDevicePlan {
  crypto: Crypto;
  /** Now. */
  at: Date;
  /** Default: `test-device-` and eight random hexadecimal digits. */
  commonName?: string;
  /** Default P-256. */
  keyKind?: KeyKind;
}

const lifetimeMilliseconds = 24 * 60 * 60 * 1000;
/** Certificates begin a little earlier, so that a platform whose clock is slow accepts them at once. */
const clockSkewMilliseconds = 5 * 60 * 1000;

/**
 * Makes a CA, an intermediate and a device. The keys of the two authorities cannot be extracted and are dropped when
 * this returns; the CA lives 24 hours.
 */
export async function createTestDevice({
  crypto,
  at,
  commonName,
  keyKind = 'P-256',
}: TestDevicePlan): Promise<TestDevice> {
  const label = randomLabel(crypto);
  const expiresAt = new Date(at.getTime() + lifetimeMilliseconds);
  const validity = { notBefore: new Date(at.getTime() - clockSkewMilliseconds), notAfter: expiresAt };
  const authority = (name: string, pathLength: number) => ({
    subject: { commonName: `${name} ${label}` },
    keyKind,
    extractable: false,
    validity,
    pathLength,
  });
  const root = await createRootAuthority(crypto, authority(testAuthorityPrefix, 1));
  const intermediate = await createIntermediateAuthority(crypto, authority('Gatehouse test intermediate', 0), root);
  const keys = await generateKeyPair(crypto, keyKind, { extractable: true });
  const name = commonName ?? testDeviceName(label);
  const plan = { subject: { commonName: name }, publicKey: keys.publicKey, validity };
  const chain = [await issueDeviceCertificate(crypto, plan, intermediate), intermediate.certificate];
  return {
    commonName: name,
    caCertificatePem: writePem('CERTIFICATE', root.certificate),
    chainPem: chain.map((der) => writePem('CERTIFICATE', der)).join(''),
    deviceKeyPem: writePem('PRIVATE KEY', await exportPrivateKey(crypto, keys.privateKey)),
    headerValue: writeHeaderForm(chain),
    expiresAt,
  };
}

function randomLabel(crypto: Crypto): string {
  return [...crypto.getRandomValues(new Uint8Array(4))].map((octet) => octet.toString(16).padStart(2, '0')).join('');
}
