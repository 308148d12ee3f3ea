import { chainHeaderLimits } from '#contract/device-access-token.ts';
import { GatehouseError, type ErrorCode } from '#contract/error-codes.ts';
import { verifyCertChainLimits } from '#contract/verify-cert-chain.ts';
import { parseCertificate, type Certificate } from '#pki/certificate.ts';
import { MalformedError } from '#pki/der/malformed-error.ts';
import { namesMatch } from '#pki/distinguished-name.ts';
import { readHeaderForm } from '#pki/input/header-form.ts';
import { readPem } from '#pki/input/pem.ts';
import type { ReadChain } from '../device-access-token/read-chain.ts';

/**
 * Reads a file of at most 10 certificates: PEM in any order with text around it, or one certificate as DER.
 * @throws GatehouseError `chain-file-unparseable`
 */
export function readChainFile(file: Uint8Array): ReadChain {
  const text = Buffer.from(file).toString('latin1');
  return inWords('chain-file-unparseable', () => toChain(text.includes('-----BEGIN') ? certificatesIn(text) : [file]));
}

/**
 * Reads the header form, of at most 5 certificates.
 * @throws GatehouseError `chain-header-unparseable`, `chain-header-too-many`, `chain-header-too-large`
 */
export function readChainHeader(value: string): ReadChain {
  const limits = { certificates: verifyCertChainLimits.headerCertificates, bytes: chainHeaderLimits.bytes };
  return inWords('chain-header-unparseable', () => toChain(readHeaderForm(value, limits)));
}

function certificatesIn(text: string): Uint8Array[] {
  const { blocks, damaged } = readPem(text);
  const [broken] = damaged;
  if (broken !== undefined) throw fileUnparseable(broken.defect);
  const certificates = blocks.filter(({ label }) => label === 'CERTIFICATE' || label === 'X509 CERTIFICATE');
  if (certificates.length > verifyCertChainLimits.fileCertificates) throw fileUnparseable('too-many-certificates');
  return certificates.map(({ bytes }) => bytes);
}

/** The leaf is the first certificate that issued none of the others; a chain is sent in any order. */
function toChain(ders: readonly Uint8Array[]): ReadChain {
  const certificates = ders.map((der) => parseCertificate(der));
  const isIssuer = ({ subject }: Certificate): boolean =>
    certificates.some((other) => !other.selfIssued && namesMatch(other.issuer, subject));
  const leaf = certificates.find((certificate) => !isIssuer(certificate)) ?? certificates[0];
  if (leaf === undefined) throw fileUnparseable('not-a-certificate');
  return { leaf, bag: certificates.filter((certificate) => certificate !== leaf) };
}

/** Contract 2.5: whatever cannot be parsed is 400, in the vendor's words. */
function inWords(code: 'chain-file-unparseable' | 'chain-header-unparseable', read: () => ReadChain): ReadChain {
  try {
    return read();
  } catch (error) {
    if (error instanceof MalformedError) throw unparseable(code, error.defect);
    if (!(error instanceof GatehouseError) || error.code !== 'chain-header-unparseable') throw error;
    throw unparseable(code, String(error.evidence['reason']));
  }
}

const fileUnparseable = (reason: string): GatehouseError => unparseable('chain-file-unparseable', reason);

function unparseable(code: ErrorCode, reason: string): GatehouseError {
  return new GatehouseError(code, `Cannot parse X509 certificate. : ${reason}`, { reason });
}
