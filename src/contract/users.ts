import * as z from 'zod/mini';
import { newPassword } from './account.ts';
import { pageLinks, pageQuery } from './paging.ts';

const truth = z.enum(['true', 'false'], 'takes true or false');

/** Characters, as on Cumulocity (OAS: Users). */
export const userLimits = { nameLength: 1000, textLength: 254 } as const;

/** Names that begin so belong to devices and services. */
export const reservedUserPrefixes = ['device_', 'service_'] as const;

/** Query of `GET /user/{tenantId}/users` (OAS): without `onlyDevices`, the list holds people alone. */
export const userQuery = z.extend(pageQuery, {
  onlyDevices: z.optional(truth),
  /** How the name begins. */
  username: z.optional(z.string().check(z.maxLength(1010))),
});

/** What people and groups may do, by Cumulocity's names. */
export const roleReference = z.looseObject({ id: z.string(), name: z.string(), self: z.optional(z.string()) });
const roleReferences = z.looseObject({
  references: z.array(z.looseObject({ role: roleReference, self: z.optional(z.string()) })),
  self: z.optional(z.string()),
});

/** A tenant's groups are fixed: `admins` may do everything, roles of later versions included; `readers` change nothing. */
export const groupNames = ['admins', 'readers'] as const;
export type GroupName = (typeof groupNames)[number];

export const userGroup = z.looseObject({
  id: z.union([z.string(), z.number()]),
  name: z.string(),
  roles: z.optional(roleReferences),
  self: z.optional(z.string()),
});
export type UserGroup = z.infer<typeof userGroup>;
export const userGroupCollection = z.looseObject({ groups: z.array(userGroup), ...pageLinks });

/** Roles that can be given (OAS: Roles). */
export const roleCollection = z.looseObject({ roles: z.array(roleReference), ...pageLinks });

/** A user in Cumulocity's form. A remote tenant leaves out what it does not know. */
export const platformUser = z.looseObject({
  id: z.string(),
  userName: z.string(),
  displayName: z.optional(z.nullable(z.string())),
  email: z.optional(z.nullable(z.string())),
  enabled: z.boolean(),
  /** Whether the second factor is active. */
  twoFactorAuthenticationEnabled: z.optional(z.nullable(z.boolean())),
  /** ISO 8601 UTC. */
  lastPasswordChange: z.optional(z.nullable(z.string())),
  /** Roles of the user itself; those of its groups come on top. */
  roles: z.optional(roleReferences),
  groups: z.optional(
    z.looseObject({
      references: z.array(z.looseObject({ group: userGroup, self: z.optional(z.string()) })),
      self: z.optional(z.string()),
    }),
  ),
  self: z.optional(z.string()),
});
export type PlatformUser = z.infer<typeof platformUser>;
export const platformUserCollection = z.looseObject({ users: z.array(platformUser), ...pageLinks });

const text = z.nullable(z.string().check(z.maxLength(userLimits.textLength)));

/** No blank and none of `/ \ + $ :` (OAS: Users), and nothing that cannot be seen. */
const userName = z.string().check(
  z.regex(/^[^\s/\\+$:\p{C}]+$/u, String.raw`takes a name without blanks and / \ + $ :`),
  z.maxLength(userLimits.nameLength),
  z.refine(
    (name) => !reservedUserPrefixes.some((prefix) => name.toLowerCase().startsWith(prefix)),
    'takes no name that begins with device_ or service_',
  ),
);

/** Body of `POST /user/{tenantId}/users`: a person without any right, until roles or groups are given. */
export const createUser = z.object({
  userName,
  password: newPassword,
  displayName: z.optional(text),
  email: z.optional(text),
  enabled: z.optional(z.boolean()),
});
export type CreateUser = z.infer<typeof createUser>;

/** Body of `PUT /user/{tenantId}/users/{userName}`; other members may be sent along and are ignored. */
export const updateUser = z.object({
  enabled: z.optional(z.boolean()),
  displayName: z.optional(text),
  email: z.optional(text),
});
export type UpdateUser = z.infer<typeof updateUser>;

const selfLink = z.string().check(z.maxLength(2048));

/** Body of `POST /user/{tenantId}/users/{userName}/roles`: the role's name, or the link that ends with it. */
export const roleAssignment = z.object({
  role: z.object({ id: z.optional(z.string()), name: z.optional(z.string()), self: z.optional(selfLink) }),
});

/** Body of `POST /user/{tenantId}/groups/{groupId}/users`: the user's name, or the link that ends with it. */
export const groupMember = z.object({
  user: z.object({ id: z.optional(z.string()), userName: z.optional(z.string()), self: z.optional(selfLink) }),
});
