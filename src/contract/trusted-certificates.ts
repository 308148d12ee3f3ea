import * as z from 'zod/mini';
import { pageLinks } from './paging.ts';

/** Characters of PEM or base64 in one upload; a certificate with a 16,384-bit key takes about 8,000. */
export const certificatePemLimit = 65_536;
/** Characters of a certificate's display name. */
export const certificateNameLimit = 500;
/** Certificates in one bulk upload. */
export const bulkUploadLimit = 100;

const status = z.enum(['ENABLED', 'DISABLED']);
/** A docs sample sends the string "true" (contract 2.2). */
const flag = z.union([z.boolean(), z.enum(['true', 'false'])]);
const name = z.string().check(z.maxLength(certificateNameLimit));

export const uploadTrustedCertificate = z.object({
  certInPemFormat: z.string().check(z.minLength(1), z.maxLength(certificatePemLimit)),
  status,
  name: z.optional(z.nullable(name)),
  autoRegistrationEnabled: z.optional(flag),
});
export type UploadTrustedCertificate = z.infer<typeof uploadTrustedCertificate>;

export const uploadTrustedCertificates = z.object({
  certificates: z.array(uploadTrustedCertificate).check(z.minLength(1), z.maxLength(bulkUploadLimit)),
});

/** Other fields of the resource may be sent along and are ignored: the official client does that. */
export const updateTrustedCertificate = z.object({
  name: z.optional(name),
  status: z.optional(status),
  autoRegistrationEnabled: z.optional(flag),
});
export type UpdateTrustedCertificate = z.infer<typeof updateTrustedCertificate>;

/** Forms as in contract 2.2: SHA-1 fingerprint in lower-case hex, decimal serial, names in Java order. */
export const trustedCertificate = z.looseObject({
  fingerprint: z.string(),
  name: z.optional(z.nullable(z.string())),
  status,
  autoRegistrationEnabled: z.optional(z.boolean()),
  certInPemFormat: z.string(),
  algorithmName: z.optional(z.string()),
  version: z.optional(z.number()),
  serialNumber: z.optional(z.string()),
  subject: z.optional(z.string()),
  issuer: z.optional(z.string()),
  notBefore: z.optional(z.string()),
  notAfter: z.optional(z.string()),
  proofOfPossessionValid: z.optional(z.boolean()),
  proofOfPossessionUnsignedVerificationCode: z.optional(z.nullable(z.string())),
  proofOfPossessionVerificationCodeUsableUntil: z.optional(z.nullable(z.string())),
  tenantCertificateAuthority: z.optional(z.boolean()),
  self: z.optional(z.string()),
});
export type TrustedCertificate = z.infer<typeof trustedCertificate>;

export const trustedCertificateCollection = z.looseObject({ certificates: z.array(trustedCertificate), ...pageLinks });
