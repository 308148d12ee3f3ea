import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { readIfPresent } from '../secret-file.ts';
import { issueServerCertificate, ownAuthority, ownKeyPem, type AuthorityWork } from './own-authority.ts';

/** What a listener shows of itself; PEM. */
export interface ServerCredentials {
  cert: string;
  key: string;
  /** The platform's own CA; absent where the operator gave a certificate. */
  ca?: string;
}

/** Where the credentials come from: the operator's files, or the platform's own authority. */
export interface CredentialsPlan extends AuthorityWork {
  /** Names and addresses that the platform's own certificate is for, beside the loopback ones. */
  names: () => Promise<readonly string[]>;
  own?: { certificateFile: string; keyFile: string };
}

const loopbackNames = ['localhost', '127.0.0.1', '::1'];
/** Names that tell where to listen, not where the server is. */
const wildcards = new Set(['0.0.0.0', '::', '']);
const renewBefore = 30 * 86_400_000;

/**
 * Gives what the listeners show: the operator's certificate and key, else a certificate of the platform's own CA, made
 * anew where it has less than 30 days left or lacks a name. Cheap where nothing is to be made.
 * @throws Error naming the variable, where the operator's files cannot be used.
 */
export async function serverCredentials(plan: CredentialsPlan): Promise<ServerCredentials> {
  if (plan.own) return readOperatorFiles(plan.own);
  const names = [...new Set([...loopbackNames, ...(await plan.names())])].filter((name) => !wildcards.has(name));
  const ca = await ownAuthority(plan);
  const present = readIfPresent(join(plan.folder, 'server.pem'));
  const fits =
    present !== undefined && stillFits(new X509Certificate(present), new X509Certificate(ca), names, plan.at);
  const cert = fits ? present : await issueServerCertificate(plan, names);
  return { cert, key: ownKeyPem(plan.folder, 'server'), ca };
}

function stillFits(server: X509Certificate, ca: X509Certificate, names: readonly string[], at: Date): boolean {
  return (
    server.validToDate.getTime() - at.getTime() > renewBefore &&
    server.verify(ca.publicKey) &&
    names.every((name) => (isIP(name) === 0 ? server.checkHost(name) : server.checkIP(name)) !== undefined)
  );
}

function readOperatorFiles(own: { certificateFile: string; keyFile: string }): ServerCredentials {
  const cert = readPemFile('GATEHOUSE_TLS_CERT', own.certificateFile);
  const key = readPemFile('GATEHOUSE_TLS_KEY', own.keyFile);
  const certificate = usable('GATEHOUSE_TLS_CERT', own.certificateFile, () => new X509Certificate(cert));
  const privateKey = usable('GATEHOUSE_TLS_KEY', own.keyFile, () => createPrivateKey(key));
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new Error(`GATEHOUSE_TLS_KEY: ${own.keyFile} is not the key of the certificate in GATEHOUSE_TLS_CERT`);
  }
  return { cert, key };
}

function readPemFile(variable: string, path: string): string {
  return usable(variable, path, () => readFileSync(path, 'utf8'));
}

function usable<Content>(variable: string, path: string, read: () => Content): Content {
  try {
    return read();
  } catch (cause) {
    throw new Error(`${variable}: ${path} cannot be used, it takes an unencrypted PEM file`, { cause });
  }
}
