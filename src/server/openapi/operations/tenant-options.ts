import { tenantOption, tenantOptionCategory, tenantOptionCollection } from '#contract/tenant-options.ts';
import { conditional, type Operations } from '../operation.ts';

const tag = 'Tenant options';
const written = ['lifespan-invalid', 'option-invalid', 'precondition-failed'] as const;

/** Tenant options (contract 3). */
export const tenantOptionOperations: Operations = {
  'GET /tenant/options': { tag, summary: 'List options', reply: { schema: tenantOptionCollection } },
  'POST /tenant/options': {
    tag,
    summary: 'Set an option, new or not',
    headers: conditional,
    reply: { schema: tenantOption },
    errors: written,
  },
  'GET /tenant/options/:category': { tag, summary: 'Read a category', reply: { schema: tenantOptionCategory } },
  'PUT /tenant/options/:category': {
    tag,
    summary: 'Set several options of a category, all or none',
    headers: conditional,
    reply: { schema: tenantOptionCategory },
    errors: written,
  },
  'GET /tenant/options/:category/:key': {
    tag,
    summary: 'Read an option',
    description: 'The header `ETag` is for `If-Match` of a write; `gatehouse` says who changed it last, and when.',
    reply: { schema: tenantOption },
    errors: ['option-not-found'],
  },
  'PUT /tenant/options/:category/:key': {
    tag,
    summary: 'Set an option',
    headers: conditional,
    reply: { schema: tenantOption },
    errors: written,
  },
  'DELETE /tenant/options/:category/:key': {
    tag,
    summary: 'Remove an option',
    headers: conditional,
    reply: { status: 204 },
    errors: ['option-not-found', 'precondition-failed'],
  },
};
