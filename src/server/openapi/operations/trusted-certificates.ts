import * as z from 'zod/mini';
import { revocationEntryLimit, revocationListPath, revokedSerials } from '#contract/revocation.ts';
import { trustedCertificate, trustedCertificateCollection } from '#contract/trusted-certificates.ts';
import {
  clientCertChainHeader,
  clientTenantHeader,
  verifiedCertChain,
  verifyCertChainLimits,
  verifyCertChainPath,
} from '#contract/verify-cert-chain.ts';
import { formWithFile, type Operations } from '../operation.ts';

const tag = 'Trusted certificates';
const collection = '/tenant/tenants/:tenantId/trusted-certificates';
const possession = '/tenant/tenants/:tenantId/trusted-certificates-pop/:fingerprint';
const uploadErrors = [
  'certificate-duplicate',
  'certificate-expired',
  'certificate-not-ca',
  'certificate-not-v3',
  'certificate-unparseable',
  'certificate-weak',
] as const;
const missing = ['certificate-not-found'] as const;
const { fileCertificates, headerCertificates } = verifyCertChainLimits;

/** Trusted certificates, proof of possession, verification and revocation (contract 2). */
export const trustedCertificateOperations: Operations = {
  [`GET ${collection}`]: { tag, summary: 'List trusted certificates', reply: { schema: trustedCertificateCollection } },
  [`POST ${collection}`]: {
    tag,
    summary: 'Trust a certificate',
    reply: { status: 201, schema: trustedCertificate },
    errors: uploadErrors,
  },
  [`POST ${collection}/bulk`]: {
    tag,
    summary: 'Trust several certificates, all or none',
    reply: { status: 201, schema: trustedCertificateCollection },
    errors: uploadErrors,
  },
  [`GET ${collection}/:fingerprint`]: {
    tag,
    summary: 'Read a trusted certificate',
    reply: { schema: trustedCertificate },
    errors: missing,
  },
  [`PUT ${collection}/:fingerprint`]: {
    tag,
    summary: 'Change name, status or automatic registration',
    reply: { schema: trustedCertificate },
    errors: [...missing, 'certificate-outside-validity'],
  },
  [`DELETE ${collection}/:fingerprint`]: {
    tag,
    summary: 'Trust a certificate no more',
    reply: { status: 204 },
    errors: missing,
  },
  [`POST ${possession}/verification-code`]: {
    tag,
    summary: 'Make a new code to sign',
    description: 'It can be used for an hour.',
    reply: { schema: trustedCertificate },
    errors: missing,
  },
  [`POST ${possession}/pop`]: {
    tag,
    summary: 'Prove possession of the key by the signed code',
    description: 'The signature is over the exact text of the code: SHA-256 with RSA (PKCS #1) or ECDSA, base64.',
    reply: { schema: trustedCertificate },
    errors: [...missing, 'possession-code-expired', 'possession-key-unusable', 'possession-not-proven'],
  },
  [`POST ${possession}/confirmed`]: {
    tag,
    summary: 'Confirm possession without a signature',
    description: 'For users of the management tenant alone.',
    reply: { schema: trustedCertificate },
    errors: missing,
  },
  [`POST ${verifyCertChainPath}`]: {
    tag,
    summary: 'Say whether the device endpoint would accept a chain',
    description: [
      `A file (PEM or DER, at most ${fileCertificates} certificates) beats the header (at most ${headerCertificates}, with commas between, line breaks as spaces).`,
      '`gatehouse` in the answer, also in that of a refusal, holds the path and the findings.',
    ].join(' '),
    body: [{ ...formWithFile('tenantId'), required: false }],
    headers: {
      [clientCertChainHeader]: 'The chain as PEM.',
      [clientTenantHeader]: 'The tenant to verify for; only the management tenant names another than its own.',
    },
    reply: { schema: verifiedCertChain },
    errors: [
      'body-too-large',
      'chain-file-unparseable',
      'chain-header-too-large',
      'chain-header-too-many',
      'chain-header-unparseable',
      'chain-refused',
      'chain-tenant-not-found',
      'tenant-ambiguous',
      'too-many-attempts',
    ],
  },
  [`GET ${revocationListPath}`]: {
    tag,
    summary: 'The tenant’s own revocation list, DER, signed by the platform’s CA',
    reply: { media: 'application/pkix-crl' },
  },
  [`PUT ${revocationListPath}`]: {
    tag,
    summary: 'Add serial numbers to the revocation list',
    description: `At most ${revocationEntryLimit} at once, as JSON or as a CSV file with the header SERIALNO,DATE. Nothing is ever taken off.`,
    body: [{ media: 'application/json', schema: z.toJSONSchema(revokedSerials) }, formWithFile()],
    reply: { status: 204 },
    errors: ['body-too-large', 'revocation-date-invalid', 'validation-failed'],
  },
};
