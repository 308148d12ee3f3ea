import * as z from 'zod/mini';
import {
  platformUser,
  platformUserCollection,
  roleCollection,
  roleReference,
  userGroup,
  userGroupCollection,
} from '#contract/users.ts';
import type { Operations } from '../operation.ts';

const tag = 'Users';
const users = '/user/:tenantId/users';
const groups = '/user/:tenantId/groups';
const self = z.string();

/** People, devices and their rights. */
export const userOperations: Operations = {
  [`GET ${users}`]: { tag, summary: 'List users', reply: { schema: platformUserCollection } },
  [`POST ${users}`]: {
    tag,
    summary: 'Add a person, without any right',
    reply: { status: 201, schema: platformUser },
    errors: ['conflict'],
  },
  [`GET ${users}/:userName`]: { tag, summary: 'Read a user', reply: { schema: platformUser } },
  [`PUT ${users}/:userName`]: {
    tag,
    summary: 'Change a user',
    description: 'A device user that is disabled gets no token, and its live tokens end.',
    reply: { schema: platformUser },
  },
  [`DELETE ${users}/:userName`]: { tag, summary: 'Remove a user', reply: { status: 204 } },
  [`PUT ${users}/:userName/password`]: {
    tag,
    summary: 'Give a person a new password',
    reply: {},
    errors: ['conflict', 'current-password-wrong', 'password-unacceptable'],
  },
  [`DELETE ${users}/:userName/totpSecret/revoke`]: {
    tag,
    summary: 'Take a person’s second factor away',
    reply: { status: 204 },
    errors: ['conflict'],
  },
  [`POST ${users}/:userName/roles`]: {
    tag,
    summary: 'Give a user a role',
    reply: { status: 201, schema: z.looseObject({ role: roleReference, self }) },
    errors: ['role-not-held'],
  },
  [`DELETE ${users}/:userName/roles/:role`]: { tag, summary: 'Take a role from a user', reply: { status: 204 } },
  'GET /user/roles': { tag, summary: 'List the roles that can be given', reply: { schema: roleCollection } },
  'GET /user/roles/:name': { tag, summary: 'Read a role', reply: { schema: roleReference } },
  [`GET ${groups}`]: { tag, summary: 'List groups', reply: { schema: userGroupCollection } },
  [`GET ${groups}/:group`]: { tag, summary: 'Read a group', reply: { schema: userGroup } },
  [`POST ${groups}/:group/users`]: {
    tag,
    summary: 'Add a user to a group',
    reply: {
      status: 201,
      schema: z.looseObject({ user: z.looseObject({ id: z.string(), userName: z.string(), self }), self }),
    },
  },
  [`DELETE ${groups}/:group/users/:userName`]: {
    tag,
    summary: 'Take a user out of a group',
    reply: { status: 204 },
  },
};
