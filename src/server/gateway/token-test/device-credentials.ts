import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import type { TokenTestRequest } from '#contract/token-tests.ts';
import { writeHeaderForm, writePem } from '#pki/input/pem-writer.ts';
import { readPem } from '#pki/input/pem.ts';
import { StepFailure } from './failure.ts';

/** What a device would hold, read and found to belong together. */
export interface DeviceCredentials {
  /** PEM of the end-entity certificate alone: the header, not the TLS message, carries the rest. */
  certificatePem: string;
  privateKeyPem: string;
  /** Value of `X-Ssl-Cert-Chain`; absent where none is to be sent. */
  chainHeader?: string;
}

/**
 * Reads what an admin gave to a test.
 * @throws StepFailure `chain-unparseable`, `key-unparseable`, `key-encrypted`, `key-mismatch`
 */
export function readDeviceCredentials(request: TokenTestRequest): DeviceCredentials {
  const { blocks, damaged } = readPem(request.certificateChainPem);
  const certificates = blocks.filter(({ label }) => label.endsWith('CERTIFICATE')).map(({ bytes }) => bytes);
  const [leaf, ...issuers] = certificates;
  if (leaf === undefined || damaged.length > 0) throw new StepFailure('chain-unparseable');
  const certificate = readCertificate(leaf);
  const key = readKey(request.privateKeyPem);
  if (!certificate.checkPrivateKey(key)) throw new StepFailure('key-mismatch');
  const sendsHeader = request.chainHeader !== 'off' && issuers.length > 0;
  return {
    certificatePem: writePem('CERTIFICATE', leaf),
    privateKeyPem: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ...(sendsHeader ? { chainHeader: writeHeaderForm(issuers) } : {}),
  };
}

function readCertificate(der: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch {
    throw new StepFailure('chain-unparseable');
  }
}

/** OpenSSL's own words are dropped: they might quote the input. */
function readKey(pem: string): KeyObject {
  if (/ENCRYPTED/.test(pem)) throw new StepFailure('key-encrypted');
  try {
    return createPrivateKey(pem);
  } catch {
    throw new StepFailure('key-unparseable');
  }
}
