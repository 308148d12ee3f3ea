import { tenant, tenantCollection, tenantsPath } from '#contract/tenants.ts';
import type { Operations } from '../operation.ts';

const tag = 'Tenants';

/** The platform's tenants, for people of the management tenant. */
export const tenantOperations: Operations = {
  [`GET ${tenantsPath}`]: { tag, summary: 'List tenants', reply: { schema: tenantCollection } },
  [`POST ${tenantsPath}`]: {
    tag,
    summary: 'Create a tenant with its first admin',
    reply: { status: 201, schema: tenant },
    errors: ['tenant-duplicate'],
  },
  [`GET ${tenantsPath}/:id`]: { tag, summary: 'Read a tenant', reply: { schema: tenant } },
  [`PUT ${tenantsPath}/:id`]: {
    tag,
    summary: 'Change, suspend or activate a tenant',
    description: 'A suspended tenant is shut for its people, devices and tokens from the next request on.',
    reply: { schema: tenant },
    errors: ['tenant-duplicate', 'tenant-protected'],
  },
  [`DELETE ${tenantsPath}/:id`]: {
    tag,
    summary: 'Delete a tenant with everything in it',
    reply: { status: 204 },
    errors: ['tenant-protected'],
  },
};
