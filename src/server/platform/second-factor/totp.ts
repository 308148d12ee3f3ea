import { createHmac, timingSafeEqual } from 'node:crypto';
import { totp } from '#contract/account.ts';

/** Number of the time step that an instant lies in (RFC 6238 4.2). */
export function stepAt(at: Date): number {
  return Math.floor(at.getTime() / 1000 / totp.periodSeconds);
}

/** The code of a time step: HOTP (RFC 4226 5.3) with SHA-1, which is what authenticator apps compute. */
export function codeOfStep(secret: Uint8Array, step: number, digits: number = totp.digits): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac[19]! & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/**
 * The time step that a code belongs to: the present one, or one beside it for clocks that differ. Blanks in the code
 * are how apps show it. @returns undefined where it is not a code of these steps.
 */
export function stepOfCode(secret: Uint8Array, code: string, at: Date): number | undefined {
  const digits = code.replaceAll(/\s/g, '');
  if (!/^[0-9]+$/.test(digits) || digits.length !== totp.digits) return undefined;
  const present = stepAt(at);
  let found: number | undefined;
  // Every step is compared, so that time does not tell which one it was.
  for (let step = present - totp.window; step <= present + totp.window; step += 1) {
    if (step >= 0 && timingSafeEqual(Buffer.from(codeOfStep(secret, step)), Buffer.from(digits))) found ??= step;
  }
  return found;
}
