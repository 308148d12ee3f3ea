import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RestReply } from '#testing/call-rest.ts';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
});
afterAll(() => gatehouse.stop());
afterEach(async () => {
  await gatehouse.storage.deleteFrom('tenant_options').execute();
});

const key = 'device-token.lifespan.seconds';
const category = '/tenant/options/oauth.internal';
const path = `${category}/${key}`;
/** Every way to set the option; `raw` is JSON text. */
const ways: [string, (raw: string) => Promise<RestReply>][] = [
  ['POST', (raw) => send('POST', '/tenant/options', `{"category":"oauth.internal","key":"${key}","value":${raw}}`)],
  ['PUT of the option', (raw) => send('PUT', path, `{"value":${raw}}`)],
  ['PUT of the category', (raw) => send('PUT', category, `{"${key}":${raw}}`)],
];
const send = (method: string, target: string, body: string, headers: Record<string, string> = {}) =>
  gatehouse.call(method, target, { body, headers: { 'content-type': 'application/json', ...headers } });

describe.each(ways)('attack 28: the device token lifespan set by %s', (_way, set) => {
  test.each([
    ['"300"', '300'],
    ['300', '300'],
    ['"3600"', '3600'],
    ['2147483647', '2147483647'],
    ['"2147483647"', '2147483647'],
    ['300.0', '300'],
  ])('takes %s', async (raw, stored) => {
    expect((await set(raw)).status).toBe(200);
    expect((await gatehouse.call('GET', path)).json).toMatchObject({ value: stored });
  });

  test.each([
    '299',
    '"299"',
    '0',
    '-1',
    '"-300"',
    '300.5',
    '"300.5"',
    '"300 "',
    '" 300"',
    '"300\\n"',
    '"+300"',
    '"0300"',
    '"0x12c"',
    '"1e3"',
    '1e21',
    '"1e21"',
    '2147483648',
    '"2147483648"',
    '9007199254740993',
    '"99999999999999999999"',
    '"NaN"',
    '"Infinity"',
    '"٣٠٠"',
    '""',
    '"300s"',
    'true',
    'null',
    '[]',
    '[300]',
    '{}',
  ])('refuses %s and says the rule', async (raw) => {
    const { status, json } = await set(raw);
    expect(status).toBe(422);
    expect(json).toMatchObject({
      error: 'options/Invalid Data',
      message: `${key} takes a whole number of seconds from 300 to 2147483647, written in digits alone.`,
      details: { code: 'lifespan-invalid', evidence: { key, minimum: 300, maximum: 2_147_483_647 } },
    });
    expect((await gatehouse.call('GET', path)).status).toBe(404);
  });

  test('refuses NaN, which is no JSON, as a bad request', async () => {
    expect((await set('NaN')).status).toBe(400);
  });
});

test('a missing value is refused with the rule', async () => {
  expect((await send('PUT', path, '{}')).json).toMatchObject({ details: { code: 'lifespan-invalid' } });
});

test('the session lifespan has the same bounds', async () => {
  const target = `${category}/basic-token.lifespan.seconds`;
  expect((await send('PUT', target, '{"value":"299"}')).status).toBe(422);
  expect((await send('PUT', target, '{"value":"300"}')).status).toBe(200);
});

describe('attack 28: two admins who edit the lifespan at the same time', () => {
  const write = (value: string, ifMatch: string) =>
    send('PUT', path, JSON.stringify({ value }), { 'if-match': ifMatch });
  const tagOf = (reply: RestReply): string => reply.headers.get('etag') ?? '';

  test('the second one is held back with 412 and nothing is lost', async () => {
    const seen = tagOf(await send('PUT', path, '{"value":"600"}'));
    expect((await write('900', seen)).status).toBe(200);
    const late = await write('1200', seen);
    expect(late.status).toBe(412);
    expect(late.json).toMatchObject({ details: { code: 'precondition-failed' } });
    expect((await gatehouse.call('GET', path)).json).toMatchObject({ value: '900' });
  });

  test('of many at once exactly one succeeds', async () => {
    const seen = tagOf(await send('PUT', path, '{"value":"600"}'));
    const replies = await Promise.all([700, 701, 702, 703, 704, 705].map((value) => write(String(value), seen)));
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412, 412, 412, 412, 412]);
  });

  test('a tag, a list of tags and * are honoured; a weak tag never matches', async () => {
    const seen = tagOf(await send('PUT', path, '{"value":"600"}'));
    expect((await write('600', `W/${seen}`)).status).toBe(412);
    expect((await write('600', `"other", ${seen}`)).status).toBe(200);
    expect((await write('600', '*')).status).toBe(200);
  });

  test('what is not there matches nothing, not even *', async () => {
    expect((await write('600', '*')).status).toBe(412);
    expect((await write('600', '"x"')).status).toBe(412);
    expect((await gatehouse.call('DELETE', path, { headers: { 'if-match': '*' } })).status).toBe(412);
  });

  test('deleting and changing the category are held back in the same way', async () => {
    const before = tagOf(await gatehouse.call('GET', category));
    const seen = tagOf(await send('PUT', path, '{"value":"600"}'));
    await send('PUT', path, '{"value":"601"}');
    expect((await gatehouse.call('DELETE', path, { headers: { 'if-match': seen } })).status).toBe(412);
    expect((await send('PUT', category, '{"other":"1"}', { 'if-match': before })).status).toBe(412);
    const now = tagOf(await gatehouse.call('GET', category));
    expect((await send('PUT', category, '{"other":"1"}', { 'if-match': now })).status).toBe(200);
  });
});
