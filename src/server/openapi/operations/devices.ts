import {
  bulkRegistration,
  bulkRegistrationPath,
  externalId,
  externalIdCollection,
  managedObject,
  managedObjectCollection,
  managedObjectCount,
  managedObjectsPath,
  managedObjectUser,
} from '#contract/device-registration.ts';
import {
  devicesByAnchor,
  deviceUserList,
  deviceUsersPath,
  tokenRevocationResult,
  tokenRevocationsPath,
} from '#contract/device-users.ts';
import { formWithFile, type Operations } from '../operation.ts';

const tag = 'Devices';

/** Devices: registration, identity, inventory and tokens. */
export const deviceOperations: Operations = {
  [`POST ${bulkRegistrationPath}`]: {
    tag,
    summary: 'Register devices from a CSV file',
    description:
      'Columns ID, AUTH_TYPE (CERTIFICATES) and, where wanted, TYPE, NAME, IDTYPE, PATH, SHELL, com_cumulocity_model_Agent.active.',
    body: [formWithFile()],
    reply: { status: 201, schema: bulkRegistration },
    errors: ['body-too-large', 'media-type-unsupported', 'validation-failed'],
  },
  'GET /identity/externalIds/:type/:externalId': {
    tag,
    summary: 'Find a device by its external id',
    reply: { schema: externalId },
  },
  'GET /identity/globalIds/:id/externalIds': {
    tag,
    summary: 'List the external ids of a device',
    reply: { schema: externalIdCollection },
  },
  'POST /identity/globalIds/:id/externalIds': {
    tag,
    summary: 'Give a device an external id',
    reply: { status: 201, schema: externalId },
    errors: ['conflict'],
  },
  [`GET ${managedObjectsPath}`]: { tag, summary: 'List managed objects', reply: { schema: managedObjectCollection } },
  [`GET ${managedObjectsPath}/count`]: {
    tag,
    summary: 'Count managed objects',
    description: 'By type and owner; any other filter is refused.',
    reply: { schema: managedObjectCount },
  },
  [`POST ${managedObjectsPath}`]: {
    tag,
    summary: 'Create a managed object',
    reply: { status: 201, schema: managedObject },
  },
  [`GET ${managedObjectsPath}/:id`]: { tag, summary: 'Read a managed object', reply: { schema: managedObject } },
  [`GET ${managedObjectsPath}/:id/user`]: {
    tag,
    summary: 'The user of a device',
    reply: { schema: managedObjectUser },
  },
  [`GET ${deviceUsersPath}`]: {
    tag,
    summary: 'List devices with their newest tokens',
    reply: { schema: deviceUserList },
  },
  [`GET ${deviceUsersPath}/by-anchor`]: {
    tag,
    summary: 'Count devices and live tokens by trusted certificate',
    reply: { schema: devicesByAnchor },
  },
  [`POST ${tokenRevocationsPath}`]: {
    tag,
    summary: 'Revoke tokens of one device, of one trusted certificate, or of every device',
    description: 'With `dryRun` nothing is revoked, and the answer says what would be.',
    reply: { schema: tokenRevocationResult },
  },
};
