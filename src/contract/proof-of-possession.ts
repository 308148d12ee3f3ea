import * as z from 'zod/mini';

/** Hours that a verification code can be used; Cumulocity states no figure. */
export const verificationCodeHours = 1;

/** Characters of a signature in base64: one of a 16,384-bit RSA key takes 2,732. */
const signatureLimit = 4096;

/** Body of `POST .../trusted-certificates-pop/{fingerprint}/pop`: the signature over the text of the code, base64. */
export const signedVerificationCode = z.object({
  proofOfPossessionSignedVerificationCode: z.string().check(z.minLength(1), z.maxLength(signatureLimit)),
});
