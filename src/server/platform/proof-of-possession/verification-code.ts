import { verificationCodeHours } from '#contract/proof-of-possession.ts';
import type { TrustedCertificateRow } from '#server/storage/tables.ts';

/** 120 octets make the 160 characters that Cumulocity's codes have. */
const codeOctets = 120;

/** A fresh text to sign, and until when it may be used (contract 2.4). */
export function newVerificationCode(
  random: (size: number) => Uint8Array,
  at: Date,
): Pick<TrustedCertificateRow, 'pop_code' | 'pop_code_usable_until'> {
  return {
    pop_code: Buffer.from(random(codeOctets)).toString('base64'),
    pop_code_usable_until: at.getTime() + verificationCodeHours * 3_600_000,
  };
}
