import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RestCall, RestReply } from '#testing/call-rest.ts';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
});
afterAll(() => gatehouse.stop());
afterEach(async () => {
  await gatehouse.storage.deleteFrom('tenant_options').execute();
});

const options = '/tenant/options';
const call = (method: string, path = '', rest: RestCall = {}): Promise<RestReply> =>
  gatehouse.call(method, `${options}${path}`, rest);
const put = (path: string, value: unknown, headers: Record<string, string> = {}): Promise<RestReply> =>
  call('PUT', path, { json: { value }, headers });

describe('an option', () => {
  test('is created with 200 and read back, with self and an entity tag', async () => {
    const created = await call('POST', '', { json: { category: 'access.control', key: 'allow.origin', value: '*' } });
    expect(created.status).toBe(200);
    const option = {
      category: 'access.control',
      key: 'allow.origin',
      value: '*',
      self: `${gatehouse.restUrl}/tenant/options/access.control/allow.origin`,
      gatehouse: { updatedAt: '2026-06-01T00:00:00.000Z', updatedBy: 'admin' },
    };
    expect(created.json).toEqual(option);
    const read = await call('GET', '/access.control/allow.origin?evaluate=current');
    expect(read.json).toEqual(option);
    expect(read.headers.get('etag')).toBe(created.headers.get('etag'));
    expect(read.headers.get('etag')).toMatch(/^"[\w-]{43}"$/);
  });

  test('that is not there is set by PUT, as the vendor console relies on', async () => {
    const whole = { category: 'c', key: 'k', value: 'v' };
    expect((await call('PUT', '/c/k', { json: whole })).json).toMatchObject(whole);
    expect((await call('GET', '/c/k')).json).toMatchObject({ value: 'v' });
  });

  test('tells who changed it last, and when; setting it to what it was changes nothing', async () => {
    const userName = 'tuner';
    const authorization = await gatehouse.addUser({ userName, roles: ['ROLE_OPTION_MANAGEMENT_ADMIN'] });
    const write = (value: string) =>
      gatehouse.call('PUT', '/tenant/options/oauth.internal/device-token.lifespan.seconds', {
        authorization,
        json: { value },
      });
    const at = gatehouse.clock.now();
    const first = { gatehouse: { updatedAt: at.toISOString(), updatedBy: userName } };
    expect((await write('600')).json).toMatchObject(first);
    gatehouse.clock.advance(60);
    expect((await put('/oauth.internal/device-token.lifespan.seconds', '600')).json).toMatchObject(first);
    await call('PUT', '/oauth.internal', { json: { 'device-token.lifespan.seconds': '600' } });
    const { json } = await call('GET', '/oauth.internal/device-token.lifespan.seconds');
    expect(json).toMatchObject({ value: '600', ...first });
    gatehouse.clock.set(at);
  });

  test.each([
    [true, 'true'],
    [12.5, '12.5'],
    ['', ''],
  ])('takes the scalar %j as text', async (value, stored) => {
    expect((await put('/configuration/scalar', value)).json).toMatchObject({ value: stored });
  });

  test.each(['online', 'offline'])('takes true and false alone for the %s check of revocation', async (kind) => {
    const path = `/configuration/crl.${kind}.check.enabled`;
    for (const value of [true, 'false', 'TRUE']) expect((await put(path, value)).status).toBe(200);
    for (const value of ['yes', 'on', '1', 1, '', ' true']) {
      expect(await put(path, value)).toMatchObject({ status: 422, json: { details: { code: 'option-invalid' } } });
    }
    expect((await call('GET', path)).json).toMatchObject({ value: 'TRUE' });
  });

  test.each([[null], [[]], [{}], ['x'.repeat(32_769)]])('refuses the value %j', async (value) => {
    const reply = await put('/c/k', value);
    expect(reply.status).toBe(422);
    expect(reply.json).toMatchObject({ error: 'options/Invalid Data', details: { code: 'option-invalid' } });
  });

  test('takes 32,768 characters', async () => {
    expect((await put('/c/k', 'x'.repeat(32_768))).status).toBe(200);
  });

  test('is deleted with 204 and then gone with 404', async () => {
    await put('/c/k', 'v');
    const deleted = await call('DELETE', '/c/k');
    expect([deleted.status, deleted.text]).toEqual([204, '']);
    for (const method of ['GET', 'DELETE']) {
      const reply = await call(method, '/c/k');
      expect(reply.status).toBe(404);
      expect(reply.json).toMatchObject({ error: 'options/Not Found', message: 'There is no option c / k.' });
    }
  });

  test.each([
    ['a blank', 'a b'],
    ['a slash', 'a/b'],
    ['a question mark', 'a?b'],
  ])('refuses a category with %s', async (_case, category) => {
    expect((await call('POST', '', { json: { category, key: 'k', value: 'v' } })).status).toBe(422);
    expect((await put(`/${encodeURIComponent(category)}/k`, 'v')).status).toBe(422);
  });

  test.each([[{ key: 'k', value: 'v' }], [{ category: 'c', value: 'v' }], [[]], ['text'], [null]])(
    'is not created from %j',
    async (json) => {
      expect((await call('POST', '', { json })).status).toBe(422);
    },
  );

  test('of the kind that Cumulocity encrypts is refused', async () => {
    expect((await put('/c/credentials.password', 'secret')).status).toBe(422);
  });

  test('has the vendor media type for who asks for it', async () => {
    await put('/c/k', 'v');
    const accept = 'application/vnd.com.nsn.cumulocity.option+json;ver=0.9';
    const reply = await call('GET', '/c/k', { headers: { accept } });
    expect(reply.headers.get('content-type')).toContain('vnd.com.nsn.cumulocity.option+json');
    const body = JSON.stringify({ value: 'w' });
    const headers = { 'content-type': 'application/vnd.com.nsn.cumulocity.option+json;charset=UTF-8;ver=0.9' };
    expect((await call('PUT', '/c/k', { body, headers })).status).toBe(200);
  });
});

describe('a category', () => {
  test('is read as a flat map, empty where nothing is set', async () => {
    expect((await call('GET', '/c')).json).toEqual({});
    await put('/c/b', '2');
    await put('/c/a', '1');
    await put('/d/a', 'other');
    const { json, headers } = await call('GET', '/c');
    expect(json).toEqual({ a: '1', b: '2' });
    expect(headers.get('etag')).toMatch(/^"/);
  });

  test('takes several values at once and leaves the rest', async () => {
    await put('/c/a', '1');
    const { status, json } = await call('PUT', '/c', { json: { b: true, d: 4 } });
    expect(status).toBe(200);
    expect(json).toEqual({ a: '1', b: 'true', d: '4' });
  });

  test('is changed whole or not at all', async () => {
    const lifespans = { 'device-token.lifespan.seconds': '600', 'basic-token.lifespan.seconds': '1' };
    expect((await call('PUT', '/oauth.internal', { json: lifespans })).status).toBe(422);
    expect((await call('GET', '/oauth.internal')).json).toEqual({});
  });

  test('does not take the prototype for a key', async () => {
    expect(
      (await call('PUT', '/c', { body: '{"__proto__": "x"}', headers: { 'content-type': 'application/json' } })).status,
    ).toBe(400);
  });
});

describe('the list of options', () => {
  test('comes in pages of five with links and, if asked for, totals', async () => {
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await put(`/c/${key}`, key);
    const first = await call('GET', '?withTotalPages=true');
    expect(first.json).toMatchObject({
      options: ['a', 'b', 'c', 'd', 'e'].map((key) => ({ category: 'c', key, value: key })),
      statistics: { currentPage: 1, pageSize: 5, totalPages: 2 },
      self: expect.stringContaining('currentPage=1'),
      next: expect.stringContaining('currentPage=2'),
    });
    expect(first.json).not.toHaveProperty('prev');
    const last = await call('GET', '?pageSize=3&currentPage=3&withTotalElements=true');
    expect(last.json).toMatchObject({
      options: [{ key: 'g' }],
      statistics: { currentPage: 3, pageSize: 3, totalElements: 7 },
      prev: expect.stringContaining('currentPage=2'),
    });
    expect(last.json).not.toHaveProperty('next');
    expect(last.json).not.toHaveProperty('statistics.totalPages');
  });

  test.each(['pageSize=x', 'currentPage=-1', 'pageSize=1e3'])('refuses %s', async (query) => {
    expect((await call('GET', `?${query}`)).status).toBe(422);
  });

  test('never has more than 2000 on a page', async () => {
    expect((await call('GET', '?pageSize=5000')).json).toMatchObject({ statistics: { pageSize: 2000 } });
  });

  test('has the vendor media type for who asks for it', async () => {
    const accept = 'application/vnd.com.nsn.cumulocity.optioncollection+json';
    const { headers } = await call('GET', '', { headers: { accept } });
    expect(headers.get('content-type')).toContain('vnd.com.nsn.cumulocity.optioncollection+json');
  });
});

describe('attack 33: rights to options', () => {
  const path = '/oauth.internal/device-token.lifespan.seconds';

  test('whoever may read may not write', async () => {
    const authorization = await gatehouse.addUser({ userName: 'reader', roles: ['ROLE_OPTION_MANAGEMENT_READ'] });
    expect((await call('GET', '', { authorization })).status).toBe(200);
    const writes: [string, string, RestCall][] = [
      ['PUT', path, { json: { value: '600' } }],
      ['PUT', '/oauth.internal', { json: { 'device-token.lifespan.seconds': '600' } }],
      ['POST', '', { json: { category: 'c', key: 'k', value: 'v' } }],
      ['DELETE', path, {}],
    ];
    for (const [method, target, rest] of writes) {
      const reply = await call(method, target, { ...rest, authorization });
      expect(reply.status).toBe(403);
      expect(reply.json).toMatchObject({ error: 'security/Forbidden', message: 'Access is denied.' });
    }
  });

  test('a device, or a person without the role, may not even read', async () => {
    const device = await gatehouse.addUser({ userName: 'device_1', kind: 'device', roles: ['ROLE_DEVICE'] });
    const person = await gatehouse.addUser({ userName: 'person', roles: ['ROLE_TENANT_MANAGEMENT_ADMIN'] });
    for (const authorization of [device, person]) {
      expect((await call('GET', path, { authorization })).status).toBe(403);
      expect((await call('GET', '', { authorization })).status).toBe(403);
    }
  });

  test('an admin of another tenant sees only options of that tenant', async () => {
    await put(path, '600');
    await gatehouse.addTenant('t2');
    const roles = ['ROLE_OPTION_MANAGEMENT_ADMIN'];
    const authorization = await gatehouse.addUser({ userName: 'admin', tenantId: 't2', roles });
    expect((await call('GET', path, { authorization })).status).toBe(404);
    expect((await call('GET', '', { authorization })).json).toMatchObject({ options: [] });
    expect((await call('DELETE', path, { authorization })).status).toBe(404);
    await call('PUT', path, { authorization, json: { value: '900' } });
    expect((await call('GET', path)).json).toMatchObject({ value: '600' });
  });

  test('a stranger is told 401 before anything is read', async () => {
    expect(
      (await call('PUT', path, { authorization: null, body: '{', headers: { 'content-type': 'application/json' } }))
        .status,
    ).toBe(401);
  });
});
