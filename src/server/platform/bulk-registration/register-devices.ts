import { setImmediate } from 'node:timers/promises';
import type { BulkRegistration } from '#contract/device-registration.ts';
import type { Storage } from '#server/storage/tables.ts';
import { recordAudit, type Writer } from '../audit/record-audit.ts';
import { deviceStanding, registerDevice } from '../devices/store.ts';
import { findExternalId, insertExternalId } from '../identity/store.ts';
import { createObject } from '../inventory/create-object.ts';
import type { Platform } from '../platform.ts';
import type { ReadRegistration, Registration } from './read-registrations.ts';

/** Devices of one transaction: other requests get their turn in between. */
const stepSize = 50;

/**
 * Registers devices one by one: the failure of one leaves the others. What is counted as created is on disk when the
 * promise settles. A device that is registered already is left as it is.
 */
export async function registerDevices(
  { storage, now }: Platform,
  writer: Writer,
  read: readonly ReadRegistration[],
): Promise<BulkRegistration> {
  const outcomes: Outcome[] = [];
  for (let start = 0; start < read.length; start += stepSize) {
    const step = read.slice(start, start + stepSize);
    await storage.transaction().execute(async (transaction) => {
      for (const { registration, failureReason } of step) {
        outcomes.push(
          registration === undefined
            ? { failureReason }
            : await register(transaction, writer.tenantId, registration, now()),
        );
      }
    });
    await setImmediate();
  }
  const reply = describe(read, outcomes);
  await storage.transaction().execute((transaction) =>
    recordAudit(transaction, {
      tenantId: writer.tenantId,
      userName: writer.userName,
      at: now(),
      type: 'BulkOperation',
      activity: 'Devices registered',
      text: `Devices registered: ${reply.numberOfCreated} created, ${reply.credentialUpdatedList.length} there already, ${reply.numberOfFailed} failed`,
      source: writer.tenantId,
    }),
  );
  return reply;
}

type Outcome = 'created' | 'known' | { failureReason: string };

async function register(
  transaction: Storage,
  tenantId: string,
  { deviceId, userName, idType, object }: Registration,
  at: Date,
): Promise<Outcome> {
  const name = { tenantId, userName };
  const standing = await deviceStanding(transaction, name);
  if (standing === 'taken') return { failureReason: `The user ${userName} is no device.` };
  if (standing !== 'unknown') return 'known';
  if (object !== undefined) {
    if ((await findExternalId(transaction, tenantId, idType, deviceId)) !== undefined) {
      return { failureReason: `The external id ${deviceId} of type ${idType} is taken.` };
    }
    const { id } = await createObject(transaction, name, { ...object.fragments, ...named(object) }, at);
    const externalId = { tenant_id: tenantId, type: idType, external_id: deviceId, managed_object_id: id };
    await insertExternalId(transaction, externalId);
  }
  await registerDevice(transaction, name, null, at);
  return 'created';
}

function describe(read: readonly ReadRegistration[], outcomes: readonly Outcome[]): BulkRegistration {
  const reply: BulkRegistration = {
    numberOfAll: read.length,
    numberOfCreated: outcomes.filter((outcome) => outcome === 'created').length,
    numberOfFailed: 0,
    numberOfSuccessful: outcomes.filter((outcome) => typeof outcome === 'string').length,
    credentialUpdatedList: [],
    failedCreationList: [],
  };
  for (const [index, { deviceId, line }] of read.entries()) {
    const outcome = outcomes[index];
    if (outcome === 'known') {
      reply.credentialUpdatedList.push({ bulkNewDeviceStatus: 'CREDENTIAL_UPDATED', deviceId });
    } else if (typeof outcome === 'object') {
      reply.failedCreationList.push({ bulkNewDeviceStatus: 'FAILED', deviceId, line, ...outcome });
    }
  }
  reply.numberOfFailed = reply.failedCreationList.length;
  return reply;
}

function named({ name, type }: NonNullable<Registration['object']>): { name?: string; type?: string } {
  return { ...(name === undefined ? {} : { name }), ...(type === undefined ? {} : { type }) };
}
