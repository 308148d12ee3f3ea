import { writeHeaderForm } from '#pki/input/pem-writer.ts';
import { callDevice, trust } from '../call-device.ts';
import { createDevice, createRoot } from '../certificate-factory.ts';
import { addSignedInUser } from '../issue-test-token.ts';
import type { TestGatehouse } from '../start-gatehouse.ts';

/** What is a tenant's own, for callers of other tenants to ask for. */
export interface Furniture {
  tenantId: string;
  /** Of its trusted certificate. */
  fingerprint: string;
  /** Id of a managed object with an external id. */
  objectId: string;
  /** Id of its first audit record, and of its first token attempt. */
  recordId: string;
  /** A device's chain up to its trusted certificate, in header form. */
  chainHeader: string;
}

/** Stands in everything of a tenant that nobody else may read. */
export const secretOf = (tenantId: string): string => `secret-of-${tenantId}`;

/**
 * Puts something into everything that a tenant has.
 * @param firstId where the numbers of its records begin, so that no other tenant has a record of the same number.
 */
export async function furnishTenant(gatehouse: TestGatehouse, tenantId: string, firstId: number): Promise<Furniture> {
  await startNumbersAt(gatehouse, tenantId, firstId);
  const secret = secretOf(tenantId);
  const authorization = await addSignedInUser(gatehouse, { tenantId, userName: 'furnisher', groups: ['admins'] });
  const call = async (method: string, path: string, json: unknown): Promise<unknown> => {
    const reply = await gatehouse.call(method, path, { authorization, json });
    if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`);
    return reply.json;
  };
  const root = createRoot({ subject: secret });
  const device = createDevice(root, { subject: `${secret}-device` });
  const fingerprint = await trust(gatehouse, root, { tenantId, authorization, name: secret });
  const { status } = await callDevice(gatehouse, { device });
  if (status !== 200) throw new Error(`the device of ${tenantId} got no token`);
  await call('POST', `/user/${tenantId}/users`, { userName: 'victim', password: 'of the victim', displayName: secret });
  await call('PUT', '/tenant/options/category/key', { value: secret });
  await call('PUT', '/tenant/trusted-certificates/settings/crl', { crls: [{ serialNumberInHex: 'ab' }] });
  const { id: objectId } = (await call('POST', '/inventory/managedObjects', { name: secret })) as { id: string };
  const externalId = { type: 'type', externalId: `external-${tenantId}` };
  await call('POST', `/identity/globalIds/${objectId}/externalIds`, externalId);
  const chainHeader = writeHeaderForm([device.der, root.der]);
  return { tenantId, fingerprint, objectId, recordId: String(firstId + 1), chainHeader };
}

async function startNumbersAt({ storage }: TestGatehouse, tenantId: string, value: number): Promise<void> {
  for (const name of ['audit-records', 'managed-objects', 'token-attempts']) {
    await storage
      .insertInto('sequences')
      .values({ tenant_id: tenantId, name, value })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'name']).doUpdateSet({ value }))
      .execute();
  }
}
