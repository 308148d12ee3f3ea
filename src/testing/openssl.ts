import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder with what the real `openssl` command made; remove it with `remove()`. */
export interface OpensslFiles {
  folder: string;
  caCertificate: string;
  caKey: string;
  intermediateCertificate: string;
  deviceCertificate: string;
  deviceKey: string;
  /** Device certificate followed by the intermediate, as a client sends them. */
  deviceChain: string;
  remove: () => void;
}

/** Runs `openssl` and gives its standard output; its own message is in the error when it fails. */
export function openssl(args: readonly string[], input?: string | Uint8Array): string {
  return execFileSync('openssl', args, {
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(input === undefined ? {} : { input }),
  });
}

/** A temporary folder and a way to put files into it. */
export function temporaryFolder(): {
  folder: string;
  write: (name: string, content: string | Uint8Array) => string;
  remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-test-'));
  return {
    folder,
    write(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content, { mode: 0o600 });
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * CA, intermediate and device made by `openssl`, valid from now: P-256 keys, names `<label> CA`, `<label> Intermediate`
 * and the given common name.
 */
export function createOpensslFiles({
  commonName = 'openssl-device-1',
  label = 'OpenSSL',
  days = 30,
} = {}): OpensslFiles {
  const { folder, write, remove } = temporaryFolder();
  const path = (name: string) => join(folder, name);
  const authority = write('ca.cnf', 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n');
  const client = write(
    'device.cnf',
    'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth\n',
  );
  const request = (name: string, subject: string) => {
    openssl(
      [...'req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes'.split(' '), '-subj', `/CN=${subject}`].concat([
        '-keyout',
        path(`${name}.key`),
        '-out',
        path(`${name}.csr`),
      ]),
    );
  };
  const sign = (name: string, extensionFile: string, signer: readonly string[]) => {
    openssl(
      ['x509', '-req', '-in', path(`${name}.csr`), '-out', path(`${name}.pem`), '-days', String(days)].concat([
        '-extfile',
        extensionFile,
        ...signer,
      ]),
    );
  };
  const signedBy = (name: string) => ['-CA', path(`${name}.pem`), '-CAkey', path(`${name}.key`), '-CAcreateserial'];
  request('ca', `${label} CA`);
  sign('ca', authority, ['-key', path('ca.key')]);
  request('intermediate', `${label} Intermediate`);
  sign('intermediate', authority, signedBy('ca'));
  request('device', commonName);
  sign('device', client, signedBy('intermediate'));
  const chain = readFileSync(path('device.pem'), 'utf8') + readFileSync(path('intermediate.pem'), 'utf8');
  return {
    folder,
    caCertificate: path('ca.pem'),
    caKey: path('ca.key'),
    intermediateCertificate: path('intermediate.pem'),
    deviceCertificate: path('device.pem'),
    deviceKey: path('device.key'),
    deviceChain: write('device-chain.pem', chain),
    remove,
  };
}
