import * as z from 'zod/mini';
import { newPassword } from './account.ts';
import { pageLinks, pageQuery } from './paging.ts';

/** Tenants of the platform, for the management tenant alone (OAS: Tenants). */
export const tenantsPath = '/tenant/tenants';

/** Characters; Cumulocity gives no bound for texts, so these are ours. */
export const tenantLimits = { idLength: 32, domainLength: 253, textLength: 256 } as const;

export const tenantStatuses = ['ACTIVE', 'SUSPENDED'] as const;

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const domain = z
  .string()
  .check(
    z.regex(new RegExp(String.raw`^${label}(?:\.${label})*$`, 'i'), 'takes a domain name'),
    z.maxLength(tenantLimits.domainLength),
  );
const text = z.nullable(z.string().check(z.maxLength(tenantLimits.textLength)));

/** A tenant in Cumulocity's form; `creationTime` is ISO 8601 UTC. */
export const tenant = z.looseObject({
  id: z.string(),
  domain: z.string(),
  status: z.enum(tenantStatuses),
  company: z.optional(z.nullable(z.string())),
  contactName: z.optional(z.nullable(z.string())),
  creationTime: z.optional(z.string()),
  self: z.optional(z.string()),
});
export type Tenant = z.infer<typeof tenant>;
export const tenantCollection = z.looseObject({ tenants: z.array(tenant), ...pageLinks });

export const tenantQuery = z.extend(pageQuery, {
  company: z.optional(z.string()),
  domain: z.optional(z.string()),
});

/** Body of `POST /tenant/tenants`. Cumulocity makes ids itself; one may be given here, as its administrators can. */
export const createTenant = z.object({
  id: z.optional(
    z.string().check(z.regex(/^[a-z][a-z0-9_-]{0,31}$/, 'takes a small letter, then at most 31 of a-z, 0-9, _ and -')),
  ),
  domain,
  company: z.optional(text),
  contactName: z.optional(text),
  adminName: z
    .string()
    .check(z.regex(/^[^\s/\\+$:\p{C}]{1,1000}$/u, String.raw`takes a name without blanks and / \ + $ :`)),
  adminPass: newPassword,
  adminEmail: z.optional(text),
});
export type CreateTenant = z.infer<typeof createTenant>;

/** Body of `PUT /tenant/tenants/{id}`; what is left out stays, other members are ignored. */
export const updateTenant = z.object({
  domain: z.optional(domain),
  status: z.optional(z.enum(tenantStatuses)),
  company: z.optional(text),
  contactName: z.optional(text),
});
export type UpdateTenant = z.infer<typeof updateTenant>;
