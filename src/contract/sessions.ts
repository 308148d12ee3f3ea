import * as z from 'zod/mini';

export const passwordLimits = { minimum: 8, maximum: 256 } as const;

/** Form of `POST /tenant/oauth` and `/tenant/oauth/token`; the official client sends the literal `tfa_code=undefined`. */
export const signInForm = z.looseObject({
  grant_type: z.enum(['PASSWORD']),
  username: z.string().check(z.minLength(1), z.maxLength(1000)),
  password: z.string().check(z.minLength(1), z.maxLength(passwordLimits.maximum)),
  tfa_code: z.optional(z.string().check(z.maxLength(64))),
});

export const bodyToken = z.looseObject({ access_token: z.string() });

export const loginOption = z.looseObject({
  type: z.string(),
  userManagementSource: z.optional(z.string()),
  grantType: z.optional(z.string()),
  visibleOnLoginPage: z.optional(z.boolean()),
  initRequest: z.optional(z.string()),
});
export const loginOptions = z.looseObject({ loginOptions: z.array(loginOption), self: z.optional(z.string()) });

export const currentTenant = z.looseObject({
  name: z.string(),
  domainName: z.string(),
  allowCreateTenants: z.optional(z.boolean()),
  self: z.optional(z.string()),
});
export type CurrentTenant = z.infer<typeof currentTenant>;

export const roles = {
  tenantManagementRead: 'ROLE_TENANT_MANAGEMENT_READ',
  tenantManagementAdmin: 'ROLE_TENANT_MANAGEMENT_ADMIN',
  tenantAdmin: 'ROLE_TENANT_ADMIN',
  optionManagementRead: 'ROLE_OPTION_MANAGEMENT_READ',
  optionManagementAdmin: 'ROLE_OPTION_MANAGEMENT_ADMIN',
  userManagementRead: 'ROLE_USER_MANAGEMENT_READ',
  userManagementAdmin: 'ROLE_USER_MANAGEMENT_ADMIN',
  auditRead: 'ROLE_AUDIT_READ',
  deviceControlAdmin: 'ROLE_DEVICE_CONTROL_ADMIN',
  inventoryRead: 'ROLE_INVENTORY_READ',
  inventoryCreate: 'ROLE_INVENTORY_CREATE',
  inventoryAdmin: 'ROLE_INVENTORY_ADMIN',
  identityRead: 'ROLE_IDENTITY_READ',
  identityAdmin: 'ROLE_IDENTITY_ADMIN',
  device: 'ROLE_DEVICE',
} as const;
export type Role = (typeof roles)[keyof typeof roles];

const namedRole = z.looseObject({ id: z.optional(z.string()), name: z.string() });

/** Reply of `GET /user/currentUser` in the `currentUser+json` form, which lists effective roles. */
export const currentUser = z.looseObject({
  id: z.optional(z.string()),
  userName: z.string(),
  displayName: z.optional(z.nullable(z.string())),
  effectiveRoles: z.optional(z.array(namedRole)),
  /** Whether the second factor is active. */
  twoFactorAuthenticationEnabled: z.optional(z.nullable(z.boolean())),
  self: z.optional(z.string()),
});
export type CurrentUser = z.infer<typeof currentUser>;
