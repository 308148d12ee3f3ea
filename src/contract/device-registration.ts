import * as z from 'zod/mini';
import { pageLinks, pageQuery } from './paging.ts';

export const bulkRegistrationPath = '/devicecontrol/bulkNewDeviceRequests';
export const managedObjectsPath = '/inventory/managedObjects';

/** What one CSV file may hold. */
export const bulkRegistrationLimits = { bytes: 5_242_880, rows: 10_000 } as const;

/** Type of an external id where none is named. */
export const defaultIdType = 'c8y_Serial';

/** Reply of a bulk registration (OAS); `line` is the line of the file as it was sent. */
export const bulkRegistration = z.object({
  numberOfAll: z.number(),
  numberOfCreated: z.number(),
  numberOfFailed: z.number(),
  /** Created, or there already. */
  numberOfSuccessful: z.number(),
  /** Devices that were registered already, and are left as they were. */
  credentialUpdatedList: z.array(
    z.object({ bulkNewDeviceStatus: z.literal('CREDENTIAL_UPDATED'), deviceId: z.string() }),
  ),
  failedCreationList: z.array(
    z.object({
      bulkNewDeviceStatus: z.literal('FAILED'),
      deviceId: z.string(),
      failureReason: z.string(),
      line: z.string(),
    }),
  ),
});
export type BulkRegistration = z.infer<typeof bulkRegistration>;

const shortText = z.string().check(z.maxLength(1000));

/** Of a managed object, any member is taken; a name stays below 1000 characters. */
export const createManagedObject = z.looseObject({ name: z.optional(shortText), type: z.optional(shortText) });
export type CreateManagedObject = z.infer<typeof createManagedObject>;

export const managedObject = z.looseObject({
  id: z.string(),
  self: z.optional(z.string()),
  name: z.optional(z.nullable(z.string())),
  type: z.optional(z.nullable(z.string())),
  owner: z.optional(z.nullable(z.string())),
  creationTime: z.optional(z.string()),
  lastUpdated: z.optional(z.string()),
});
export type ManagedObject = z.infer<typeof managedObject>;
export const managedObjectCollection = z.looseObject({ managedObjects: z.array(managedObject), ...pageLinks });
const managedObjectFilter = { type: z.optional(z.string()), owner: z.optional(z.string()) };
export const managedObjectQuery = z.extend(pageQuery, managedObjectFilter);
/** Filters that Cumulocity has and we have not: the number without them would be a wrong one. */
const unknownFilters = [
  'childAdditionId',
  'childAssetId',
  'childDeviceId',
  'fragmentType',
  'ids',
  'q',
  'query',
  'text',
];
export const managedObjectCountQuery = z
  .looseObject(managedObjectFilter)
  .check(z.refine((query) => !unknownFilters.some((name) => name in query), 'takes no filters but type and owner'));
export const managedObjectCount = z.number();

/** The user of a device's managed object. */
export const managedObjectUser = z.looseObject({ userName: z.string(), enabled: z.boolean() });

export const createExternalId = z.looseObject({
  type: z.string().check(z.minLength(1), z.maxLength(256)),
  externalId: z.string().check(z.minLength(1), z.maxLength(1000)),
});
export const externalId = z.looseObject({
  externalId: z.string(),
  type: z.string(),
  managedObject: z.optional(z.looseObject({ id: z.string(), self: z.optional(z.string()) })),
  self: z.optional(z.string()),
});
export type ExternalId = z.infer<typeof externalId>;
export const externalIdCollection = z.looseObject({ externalIds: z.array(externalId), self: z.optional(z.string()) });
