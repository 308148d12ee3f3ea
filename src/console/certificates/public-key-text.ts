import type { PublicKeyKind } from '#pki/public-key.ts';

/** A public key in a word or two, such as `EC P-256` or `RSA 2048`. */
export function publicKeyText(key: PublicKeyKind): string {
  switch (key.kind) {
    case 'rsa':
      return `RSA ${key.modulusBits}`;
    case 'ec':
      return `EC ${key.curve}`;
    case 'unsupported':
      return key.reason;
    default:
      return key.kind.toUpperCase();
  }
}
