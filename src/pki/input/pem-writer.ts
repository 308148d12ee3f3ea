import { encodeBase64 } from './base64.ts';

/** PEM armour around DER: lines of 64 characters, RFC 7468; ends in a line break. */
export function writePem(label: string, der: Uint8Array): string {
  const lines = encodeBase64(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** The value of `X-Ssl-Cert-Chain`: full PEM of each certificate, every line break a space (contract 1.2). */
export function writeHeaderForm(certificates: readonly Uint8Array[]): string {
  return certificates.map((der) => writePem('CERTIFICATE', der).trimEnd().replaceAll('\n', ' ')).join(' ');
}
