import * as z from 'zod/mini';

/** The tenant's own revocation list: `GET` gives a DER CRL, `PUT` adds serial numbers (contract 2.6). */
export const revocationListPath = '/tenant/trusted-certificates/settings/crl';

/** Serial numbers in one request. */
export const revocationEntryLimit = 5000;

/** Tenant options that switch the checks on; absent is off. */
export const revocationOptions = {
  category: 'configuration',
  /** Against the tenant's own list. */
  offline: 'crl.offline.check.enabled',
  /** Against the lists at the distribution points that certificates name. */
  online: 'crl.online.check.enabled',
} as const;

/** Serial numbers in hexadecimal, of any case; a date that is absent or yet to come means now. */
export const revokedSerials = z.object({
  crls: z
    .array(
      z.object({
        serialNumberInHex: z.string().check(z.maxLength(200)),
        revocationDate: z.optional(z.nullable(z.string().check(z.maxLength(100)))),
      }),
    )
    .check(z.maxLength(revocationEntryLimit, `takes at most ${revocationEntryLimit} entries`)),
});
