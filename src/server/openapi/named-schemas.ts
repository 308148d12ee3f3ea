import * as z from 'zod/mini';
import type { $ZodType } from 'zod/v4/core';
import { auditRecord, auditRecordCollection } from '#contract/audit.ts';
import { bulkRegistration, externalId, managedObject } from '#contract/device-registration.ts';
import { deviceAccessTokenReply } from '#contract/device-access-token.ts';
import { devicesByAnchor, deviceUser, deviceUserList } from '#contract/device-users.ts';
import { errorEnvelope } from '#contract/error-codes.ts';
import { pageStatistics } from '#contract/paging.ts';
import { currentTenant, currentUser, loginOptions } from '#contract/sessions.ts';
import { tenantOption, tenantOptionCollection } from '#contract/tenant-options.ts';
import { tokenAttempt, tokenAttemptList, tokenAttemptSummary } from '#contract/token-attempts.ts';
import { trustedCertificate, trustedCertificateCollection } from '#contract/trusted-certificates.ts';
import { tenant, tenantCollection } from '#contract/tenants.ts';
import {
  platformUser,
  platformUserCollection,
  roleReference,
  userGroup,
  userGroupCollection,
} from '#contract/users.ts';
import { chainDiagnosis, verifiedCertChain } from '#contract/verify-cert-chain.ts';

/** Schemas of replies that stand in the document once, by name. */
const named = {
  AuditRecord: auditRecord,
  AuditRecordCollection: auditRecordCollection,
  BulkRegistration: bulkRegistration,
  ChainDiagnosis: chainDiagnosis,
  CurrentTenant: currentTenant,
  CurrentUser: currentUser,
  DeviceAccessToken: deviceAccessTokenReply,
  DevicesByAnchor: devicesByAnchor,
  DeviceUser: deviceUser,
  DeviceUserList: deviceUserList,
  Error: errorEnvelope,
  ExternalId: externalId,
  LoginOptions: loginOptions,
  ManagedObject: managedObject,
  PageStatistics: pageStatistics,
  Role: roleReference,
  Tenant: tenant,
  TenantCollection: tenantCollection,
  TenantOption: tenantOption,
  TenantOptionCollection: tenantOptionCollection,
  TokenAttempt: tokenAttempt,
  TokenAttemptList: tokenAttemptList,
  TokenAttemptSummary: tokenAttemptSummary,
  TrustedCertificate: trustedCertificate,
  TrustedCertificateCollection: trustedCertificateCollection,
  User: platformUser,
  UserCollection: platformUserCollection,
  UserGroup: userGroup,
  UserGroupCollection: userGroupCollection,
  VerifiedCertChain: verifiedCertChain,
} satisfies Record<string, $ZodType>;

const registry = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });

const reference = (id: string): string => `#/components/schemas/${id}`;

/** JSON Schema 2020-12, as OpenAPI 3.1 wants it. */
export type JsonSchema = Record<string, unknown>;

/** The named schemas as components, each referring to the others. */
export function schemaComponents(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(registry, { uri: reference, io: 'output', unrepresentable: 'any' });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, plain(schema)]));
}

/** The schema of a reply: a reference where it has a name. */
export function replySchema(schema: $ZodType): JsonSchema {
  const id = registry.get(schema)?.id;
  return id === undefined
    ? plain(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }))
    : { $ref: reference(id) };
}

/** Whether a route's schema is one of ours. */
export function isSchema(value: unknown): value is $ZodType {
  return typeof value === 'object' && value !== null && '_zod' in value;
}

/** The schema of what is sent; unknown members are allowed unless it says otherwise. */
export function requestSchema(schema: $ZodType): JsonSchema {
  return plain(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}

/** Without what only a schema that stands alone says. */
function plain(schema: object): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => !['$schema', '$id', 'id'].includes(name)));
}
