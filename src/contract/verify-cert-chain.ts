import * as z from 'zod/mini';

/** Verification of a chain as devices would show it (contract 2.5). */
export const verifyCertChainPath = '/tenant/trusted-certificates/verify-cert-chain';

/** Certificates separated by commas, line breaks as spaces. */
export const clientCertChainHeader = 'x-cumulocity-client-cert-chain';
/** Id of the tenant that the chain is verified for. */
export const clientTenantHeader = 'x-cumulocity-tenantid';

/** Bounds of the two forms of input. */
export const verifyCertChainLimits = { headerCertificates: 5, fileCertificates: 10, fileBytes: 131_072 } as const;

/** One thing that the engine has to say; `index` counts from the leaf. */
const chainFinding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  certificate: z.optional(z.object({ index: z.number(), fingerprint: z.string() })),
  rule: z.string(),
  evidence: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  fix: z.string(),
});

/** What Gatehouse adds to Cumulocity's reply, also to a refusal: the path, leaf first, and what was found. */
export const chainDiagnosis = z.object({
  path: z.array(
    z.object({
      role: z.enum(['end-entity', 'intermediate', 'trust-anchor']),
      /** SHA-256, lower-case hex. */
      fingerprint: z.string(),
      subject: z.string(),
      issuer: z.string(),
      notBefore: z.string(),
      notAfter: z.string(),
    }),
  ),
  findings: z.array(chainFinding),
});
export type ChainDiagnosis = z.infer<typeof chainDiagnosis>;

/** Reply to a chain that is accepted; names in Java order. */
export const verifiedCertChain = z.looseObject({
  successfullyValidated: z.boolean(),
  tenantId: z.string(),
  subject: z.string(),
  issuer: z.string(),
  gatehouse: z.optional(chainDiagnosis),
});
export type VerifiedCertChain = z.infer<typeof verifiedCertChain>;
