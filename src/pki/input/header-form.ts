import { GatehouseError } from '#contract/error-codes.ts';
import { sameOctets } from '../octets.ts';
import { readPem } from './pem.ts';
import { undoPercentEncoding } from './transport-encoding.ts';

/** Bounds of one header value. */
export interface HeaderFormLimits {
  certificates: number;
  /** Length of the value; its characters are single octets in HTTP. */
  bytes: number;
}

/**
 * Reads a value of `X-Ssl-Cert-Chain`: full PEM of each certificate, line breaks as spaces, any order (contract 1.2).
 * Also accepted: lost line breaks, missing closing dashes, commas between certificates, percent-encoding. Whatever is
 * not a certificate refuses the whole value. Gives the DER of each certificate once, in the order of the value; an
 * empty value gives none.
 *
 * @throws GatehouseError `chain-header-too-large`, `chain-header-too-many`, `chain-header-unparseable`
 */
export function readHeaderForm(value: string, limits: HeaderFormLimits): Uint8Array[] {
  if (value.length > limits.bytes) {
    throw new GatehouseError('chain-header-too-large', 'The certificate chain header is too large.', {
      bytes: value.length,
      maximum: limits.bytes,
    });
  }
  const { blocks, damaged, outside } = readPem(undoPercentEncoding(value) ?? value);
  if (blocks.length + damaged.length > limits.certificates) {
    throw new GatehouseError('chain-header-too-many', 'The certificate chain header holds too many certificates.', {
      certificates: blocks.length + damaged.length,
      maximum: limits.certificates,
    });
  }
  if (damaged[0]) throw unparseable(damaged[0].defect);
  if (outside.some(({ text }) => /[^\s,]/.test(text))) throw unparseable('text-around');
  const foreign = blocks.find(({ label }) => !certificateLabels.has(label));
  if (foreign) throw unparseable(foreign.label.endsWith('PRIVATE KEY') ? 'private-key' : 'not-a-certificate');
  return withoutDuplicates(blocks.map(({ bytes }) => bytes));
}

const certificateLabels = new Set(['CERTIFICATE', 'X509 CERTIFICATE']);

function unparseable(reason: string): GatehouseError {
  return new GatehouseError('chain-header-unparseable', 'The certificate chain header cannot be read.', { reason });
}

function withoutDuplicates(certificates: readonly Uint8Array[]): Uint8Array[] {
  return certificates.filter((der, index) => certificates.findIndex((other) => sameOctets(der, other)) === index);
}
