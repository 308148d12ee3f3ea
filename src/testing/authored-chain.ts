import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createIntermediateAuthority, createRootAuthority, type Authority } from '#pki/author/authority.ts';
import { issueDeviceCertificate } from '#pki/author/device-certificate.ts';
import { basicConstraints, crlDistributionPoints, extendedKeyUsage, keyUsage } from '#pki/author/extensions.ts';
import { exportPrivateKey, generateKeyPair, type KeyKind } from '#pki/author/keys.ts';
import type { PresentedCertificate } from './call-device.ts';
import { daysFromTestInstant, pemOf } from './certificate-factory.ts';

/** A chain that the authoring code made from its first key to its last signature. */
export interface AuthoredChain {
  root: PresentedCertificate;
  intermediate: PresentedCertificate;
  device: PresentedCertificate;
  /** Signs revocation lists. */
  issuer: Authority;
  /** Of the device's certificate, as a list takes it. */
  serial: Uint8Array;
}

/** What an authored chain shall be. */
export interface AuthoredChainPlan {
  keyKind: KeyKind;
  commonName: string;
  /** Addresses of revocation lists in the device's certificate. */
  lists?: readonly string[];
}

/** Root, intermediate and device, valid at the test instant. */
export async function createAuthoredChain({ keyKind, commonName, lists }: AuthoredChainPlan): Promise<AuthoredChain> {
  const validity = { notBefore: daysFromTestInstant(-1), notAfter: daysFromTestInstant(365) };
  const authority = (name: string) => ({
    keyKind,
    extractable: true,
    validity,
    subject: { commonName: `${name} ${keyKind}` },
  });
  const top = await createRootAuthority(crypto, authority('Authored Root'));
  const issuer = await createIntermediateAuthority(crypto, { ...authority('Authored CA'), pathLength: 0 }, top);
  const keys = await generateKeyPair(crypto, keyKind, { extractable: true });
  const usual = [basicConstraints(false), keyUsage(['digitalSignature']), extendedKeyUsage(['clientAuth'])];
  const plan = {
    subject: { organization: 'Authored & Söhne', commonName },
    publicKey: keys.publicKey,
    validity,
    ...(lists === undefined ? {} : { extensions: [...usual, crlDistributionPoints(lists)] }),
  };
  const der = await issueDeviceCertificate(crypto, plan, issuer);
  return {
    root: await presented(top.certificate, top.keys),
    intermediate: await presented(issuer.certificate, issuer.keys),
    device: await presented(der, keys),
    issuer,
    serial: new Uint8Array(Buffer.from(new X509Certificate(der).serialNumber, 'hex')),
  };
}

async function presented(der: Uint8Array, { privateKey }: CryptoKeyPair): Promise<PresentedCertificate> {
  const pkcs8 = Buffer.from(await exportPrivateKey(crypto, privateKey));
  const pem = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }).export({ format: 'pem', type: 'pkcs8' });
  return { der, pem: pemOf('CERTIFICATE', der), key: { pem: pem.toString() } };
}
