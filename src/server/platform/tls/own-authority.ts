import { createPrivateKey, createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { isIP, SocketAddress } from 'node:net';
import { join } from 'node:path';
import { basicConstraints, extendedKeyUsage, hostNames, keyUsage } from '#pki/author/extensions.ts';
import { issueCertificate, type Issuer, type Validity } from '#pki/author/issue-certificate.ts';
import { writePem } from '#pki/input/pem-writer.ts';
import { createSecretFile, readIfPresent, replaceSecretFile } from '../secret-file.ts';

/** What the platform's own authority works with. */
export interface AuthorityWork {
  /** `ca.pem`, `ca-key.pem`, `server.pem` and `server-key.pem` live here. */
  folder: string;
  at: Date;
  crypto: Crypto;
}

const day = 86_400_000;
const authorityDays = 7300;
/** Browsers and several TLS libraries refuse server certificates that last longer than 398 days. */
const serverDays = 397;
/** An instant before now, so that a device whose clock is a little behind accepts the certificate. */
const clockSkew = day;

/** The platform's own CA certificate, PEM; made on first use, and anew once it has ended. */
export async function ownAuthority(work: AuthorityWork): Promise<string> {
  const path = join(work.folder, 'ca.pem');
  const present = readIfPresent(path);
  if (present !== undefined && new X509Certificate(present).validToDate > work.at) return present;
  const keys = await keysOf(work, 'ca');
  const subject = await authorityName(work, keys);
  const content = {
    subject,
    publicKey: keys.publicKey,
    validity: validity(work.at, authorityDays),
    extensions: [basicConstraints(true, 0), keyUsage(['keyCertSign', 'cRLSign'])],
  };
  const pem = writePem('CERTIFICATE', await issueCertificate(work.crypto, content, { subject, keys }));
  if (present !== undefined) replaceSecretFile(path, pem);
  else createSecretFile(path, pem);
  return readIfPresent(path) ?? pem;
}

/** The platform's own CA as a signer; made on first use. */
export async function ownIssuer(work: AuthorityWork): Promise<Issuer> {
  await ownAuthority(work);
  const keys = await keysOf(work, 'ca');
  return { subject: await authorityName(work, keys), keys };
}

/** Issues and stores a server certificate for these host names and addresses; gives its PEM. */
export async function issueServerCertificate(work: AuthorityWork, names: readonly string[]): Promise<string> {
  const authority = new X509Certificate(await ownAuthority(work));
  const issuer = await ownIssuer(work);
  const keys = await keysOf(work, 'server');
  const wanted = validity(work.at, serverDays);
  const content = {
    subject: { commonName: names.find((name) => isIP(name) === 0) ?? 'Gatehouse' },
    publicKey: keys.publicKey,
    validity: { ...wanted, notAfter: new Date(Math.min(+wanted.notAfter, +authority.validToDate)) },
    extensions: [
      basicConstraints(false),
      keyUsage(['digitalSignature']),
      extendedKeyUsage(['serverAuth']),
      hostNames(
        names.filter((name) => isIP(name) === 0),
        names.filter((name) => isIP(name) !== 0).map(addressOctets),
      ),
    ],
  };
  const pem = writePem('CERTIFICATE', await issueCertificate(work.crypto, content, issuer));
  replaceSecretFile(join(work.folder, 'server.pem'), pem);
  return pem;
}

/** PEM (PKCS#8) of a key of the platform, made on first use. */
export function ownKeyPem(folder: string, name: 'ca' | 'server'): string {
  const path = join(folder, `${name}-key.pem`);
  const present = readIfPresent(path);
  if (present !== undefined) return present;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  createSecretFile(path, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  return ownKeyPem(folder, name);
}

async function keysOf({ folder, crypto }: AuthorityWork, name: 'ca' | 'server'): Promise<CryptoKeyPair> {
  const key = createPrivateKey(ownKeyPem(folder, name));
  const pkcs8 = new Uint8Array(key.export({ type: 'pkcs8', format: 'der' }));
  const spki = new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }));
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  return {
    privateKey: await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']),
    publicKey: await crypto.subtle.importKey('spki', spki, algorithm, true, ['verify']),
  };
}

/** Differs with the key, so that a client that trusts CAs of several platforms does not take one for another. */
async function authorityName({ crypto }: AuthorityWork, keys: CryptoKeyPair): Promise<Issuer['subject']> {
  const point = Buffer.from(await crypto.subtle.exportKey('raw', keys.publicKey));
  return { commonName: `Gatehouse CA ${point.toString('hex', 1, 5)}` };
}

function validity(at: Date, days: number): Validity {
  return { notBefore: new Date(at.getTime() - clockSkew), notAfter: new Date(at.getTime() + days * day) };
}

/** The 4 or 16 octets of an address (RFC 5280 4.2.1.6). */
function addressOctets(address: string): Uint8Array<ArrayBuffer> {
  if (isIP(address) === 4) return Uint8Array.from(address.split('.'), Number);
  // The canonical form: hexadecimal groups, and `::` for as many groups of zero as are missing.
  const [head = '', tail = ''] = new SocketAddress({ address, family: 'ipv6' }).address.split('::');
  const [before, after] = [hexGroups(head), hexGroups(tail)];
  const groups = [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
  return Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 0xff]));
}

function hexGroups(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}
