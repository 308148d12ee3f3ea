import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openApiPath } from '#server/openapi/operations/server.ts';
import { giveToken } from '#testing/device-attempts.ts';
import { furnishTenant, secretOf, type Furniture } from '#testing/isolation/furnish-tenant.ts';
import { askedOf, routeAsks, type RouteAsk } from '#testing/isolation/route-asks.ts';
import { addSignedInUser } from '#testing/issue-test-token.ts';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';
import { tenantTables } from './tenants/store.ts';
import { personRoles } from './users/effective-roles.ts';

const firstIds = { t1001: 100_000, t2: 200_000, management: 300_000 };
let gatehouse: TestGatehouse;
const furnished = new Map<string, Furniture>();
const furnitureOf = (tenantId: string): Furniture => furnished.get(tenantId)!;

beforeAll(async () => {
  gatehouse = await startTestGatehouse();
  for (const id of ['t2', 'management']) await gatehouse.addTenant(id);
  for (const [id, firstId] of Object.entries(firstIds)) furnished.set(id, await furnishTenant(gatehouse, id, firstId));
  const attempts = gatehouse.storage.selectFrom('token_attempts').select('id');
  // They are written after the reply.
  await vi.waitUntil(async () => (await attempts.execute()).length === furnished.size, 30_000);
}, 120_000);
afterAll(() => gatehouse.stop());

/** Everybody there can be in a tenant, each role alone among them, by the value of an Authorization header. */
async function callersOf(tenantId: string): Promise<[name: string, authorization: string][]> {
  // Admins first: others may delete what the tenant has.
  const kinds = [
    { userName: 'admins', groups: ['admins'] },
    ...personRoles.map((role) => ({ userName: role, roles: [role] })),
    { userName: 'readers', groups: ['readers'] },
    { userName: 'nothing' },
  ];
  const callers: [string, string][] = [['a device', await giveToken(gatehouse, 'caller', { tenantId })]];
  for (const kind of kinds) callers.push([kind.userName, await addSignedInUser(gatehouse, { tenantId, ...kind })]);
  return callers;
}

/** What a caller of one tenant asks for of another one's; what ends the caller's session comes last. */
function asksOf(furniture: Furniture, callerTenant: string): [route: string, ask: RouteAsk][] {
  return Object.entries(routeAsks(furniture))
    .flatMap(([route, asks]) => [asks].flat().map((ask): [string, RouteAsk] => [route, ask]))
    .filter(([, { managed }]) => managed !== true || callerTenant !== 'management')
    .toSorted(([, one], [, next]) => Number(one.last ?? false) - Number(next.last ?? false));
}

async function send(
  route: string,
  ask: RouteAsk,
  furniture: Furniture,
  authorization: string,
): Promise<{ status: number; text: string }> {
  const { method, path } = askedOf(route, ask, furniture);
  if (ask.stream !== true) return gatehouse.call(method, path, { ...ask, authorization });
  const leaving = new AbortController();
  const { status } = await fetch(gatehouse.restUrl + path, { headers: { authorization }, signal: leaving.signal });
  leaving.abort();
  return { status, text: '' };
}

/** Every row of a tenant. */
async function rowsOf(tenantId: string): Promise<unknown> {
  const { storage } = gatehouse;
  const rows: Record<string, unknown> = {
    tenants: await storage.selectFrom('tenants').selectAll().where('id', '=', tenantId).execute(),
  };
  for (const table of tenantTables)
    rows[table] = await storage.selectFrom(table).selectAll().where('tenant_id', '=', tenantId).execute();
  return rows;
}

test('every route of the server has its entry, and nothing else has', async () => {
  const { paths } = (await gatehouse.call('GET', openApiPath)).json as { paths: Record<string, object> };
  const routes = Object.entries(paths)
    .filter(([path]) => path !== '/devicecontrol/deviceAccessToken')
    .flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
  expect(Object.keys(routeAsks(furnitureOf('t2'))).toSorted()).toEqual(routes.toSorted());
});

describe('what is furnished', () => {
  test.each(Object.keys(firstIds))(
    'is there for the admins of %s, so that the walk has something to find',
    async (id) => {
      const authorization = await addSignedInUser(gatehouse, { tenantId: id, userName: 'own', groups: ['admins'] });
      for (const route of [
        'GET /tenant/options',
        'GET /tenant/tenants/:tenantId/trusted-certificates',
        'GET /tenant/tenants/:tenantId/trusted-certificates/:fingerprint',
        'GET /user/:tenantId/users/:userName',
        'GET /audit/auditRecords',
        'GET /service/gatehouse/token-attempts',
        'GET /service/gatehouse/token-attempts/:id',
        'GET /service/gatehouse/device-users',
        'GET /inventory/managedObjects',
        'GET /inventory/managedObjects/:id',
      ]) {
        const { status, text } = await send(route, { named: false }, furnitureOf(id), authorization);
        expect([route, status, text.includes(secretOf(id))]).toEqual([route, 200, true]);
      }
      for (const route of ['GET /audit/auditRecords/:id', 'GET /identity/externalIds/:type/:externalId']) {
        const { status } = await send(route, { named: false }, furnitureOf(id), authorization);
        expect([route, status]).toEqual([route, 200]);
      }
    },
  );

  test('fills every table of a tenant that outlives a request', async () => {
    const empty = Object.entries((await rowsOf('t2')) as Record<string, unknown[]>).filter(
      ([, rows]) => rows.length === 0,
    );
    // Ends of tokens, and the factors of those who have one.
    expect(empty.map(([table]) => table)).toEqual(['token_cuts', 'token_ends', 'revoked_tokens', 'second_factors']);
  });
});

describe('nobody of a tenant reads or changes anything of another, by any route and with any role', () => {
  test.each([
    ['t1001', 't2'],
    ['t2', 't1001'],
    ['management', 't2'],
  ])(
    'nobody of %s anything of %s',
    async (callerTenant, victimTenant) => {
      const furniture = furnitureOf(victimTenant);
      const secret = secretOf(victimTenant);
      const before = await rowsOf(victimTenant);
      const breaches: string[] = [];
      for (const [name, authorization] of await callersOf(callerTenant)) {
        for (const [route, ask] of asksOf(furniture, callerTenant)) {
          const { status, text } = await send(route, ask, furniture, authorization);
          // A refusal may repeat what the caller asked for, and the own records what was done with it.
          const secrets = route.includes('/audit/') ? [secret] : [secret, furniture.fingerprint];
          const told = status < 300 && secrets.some((word) => text.includes(word));
          const served = ask.named && status < 400;
          // An admin who may not read the own tenant either would prove nothing.
          const idle = name === 'admins' && !ask.named && route.startsWith('GET') && status !== 200;
          if (told || served || idle || status >= 500)
            breaches.push(`${name}: ${route}: ${status} ${text.slice(0, 200)}`);
        }
      }
      expect(breaches).toEqual([]);
      expect(await rowsOf(victimTenant)).toEqual(before);
    },
    120_000,
  );

  test('a refusal does not tell whether there is such a thing in another tenant', async () => {
    const there = furnitureOf('t2');
    const nowhere = { ...there, tenantId: 't404', fingerprint: 'f'.repeat(40), objectId: '999999', recordId: '999999' };
    const admin = await addSignedInUser(gatehouse, { tenantId: 't1001', userName: 'curious', groups: ['admins'] });
    const outcomes = async (furniture: Furniture): Promise<string[]> => {
      const list: string[] = [];
      for (const [route, ask] of asksOf(furniture, 't1001').filter(([, { named }]) => named)) {
        const { status, text } = await send(route, ask, furniture, admin);
        list.push(`${route}: ${status} ${/"code":"([\w-]+)"/.exec(text)?.[1]}`);
      }
      return list;
    };
    expect(await outcomes(there)).toEqual(await outcomes(nowhere));
  });
});
