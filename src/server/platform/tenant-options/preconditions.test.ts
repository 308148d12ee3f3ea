import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RestReply } from '#testing/call-rest.ts';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
});
afterAll(() => gatehouse.stop());
afterEach(async () => {
  for (const table of ['tenant_options', 'audit_records'] as const) await gatehouse.storage.deleteFrom(table).execute();
});

const call = (method: string, path: string, headers: Record<string, string> = {}, json?: unknown): Promise<RestReply> =>
  gatehouse.call(method, `/tenant/options${path}`, { headers, ...(json === undefined ? {} : { json }) });
const tagOf = ({ headers }: RestReply): string => headers.get('etag') ?? '';
const auditCount = async (): Promise<number> =>
  (await gatehouse.storage.selectFrom('audit_records').select('id').execute()).length;

/** Every way to write the option c / k. */
const writes: [string, (headers: Record<string, string>) => Promise<RestReply>][] = [
  ['PUT of the option', (headers) => call('PUT', '/c/k', headers, { value: 'new' })],
  ['POST', (headers) => call('POST', '', headers, { category: 'c', key: 'k', value: 'new' })],
  ['DELETE', (headers) => call('DELETE', '/c/k', headers)],
];

describe.each(writes)('If-Match at a %s', (_, write) => {
  test('lets the write through that names what is there, alone or among others', async () => {
    const tag = tagOf(await call('PUT', '/c/k', {}, { value: 'old' }));
    expect((await write({ 'if-match': `"other", ${tag}` })).status).toBeLessThan(300);
  });

  test.each([
    ['something else', () => '"other"'],
    ['a weak form of it', (tag: string) => `W/${tag}`],
    ['nothing', () => ''],
  ])('holds the write back that names %s, and nothing of it is done', async (_name, header) => {
    const tag = tagOf(await call('PUT', '/c/k', {}, { value: 'old' }));
    const before = await auditCount();
    expect(await write({ 'if-match': header(tag) })).toMatchObject({
      status: 412,
      json: { details: { code: 'precondition-failed' } },
    });
    expect((await call('GET', '/c/k')).json).toMatchObject({ value: 'old' });
    expect(await auditCount()).toBe(before);
  });

  test('with * lets a write through where there is something, and only there', async () => {
    expect((await write({ 'if-match': '*' })).status).toBe(412);
    await call('PUT', '/c/k', {}, { value: 'old' });
    expect((await write({ 'if-match': '*' })).status).toBeLessThan(300);
  });

  test('holds a write back that comes after another one on the same state', async () => {
    const tag = tagOf(await call('PUT', '/c/k', {}, { value: 'old' }));
    await call('PUT', '/c/k', { 'if-match': tag }, { value: 'somebody else’s' });
    expect((await write({ 'if-match': tag })).status).toBe(412);
  });
});

describe('If-Match at a PUT of a category', () => {
  test('is held against all of its options', async () => {
    await call('PUT', '/c', {}, { a: '1' });
    const tag = tagOf(await call('GET', '/c'));
    await call('PUT', '/c/b', {}, { value: '2' });
    expect((await call('PUT', '/c', { 'if-match': tag }, { a: '3' })).status).toBe(412);
    expect((await call('GET', '/c')).json).toEqual({ a: '1', b: '2' });
    const now = tagOf(await call('GET', '/c'));
    expect((await call('PUT', '/c', { 'if-match': now }, { a: '3' })).json).toEqual({ a: '3', b: '2' });
  });

  test('may name a category in which nothing is set', async () => {
    const empty = tagOf(await call('GET', '/c'));
    expect((await call('PUT', '/c', { 'if-match': empty }, { a: '1' })).status).toBe(200);
    expect((await call('PUT', '/c', { 'if-match': empty }, { a: '2' })).status).toBe(412);
  });
});

describe('If-None-Match', () => {
  test.each(writes.slice(0, 2))('with * at a %s sets what is not there, and only that', async (_, write) => {
    expect((await write({ 'if-none-match': '*' })).status).toBe(200);
    expect((await write({ 'if-none-match': '*' })).status).toBe(412);
    expect((await call('GET', '/c/k')).json).toMatchObject({ value: 'new' });
  });

  test('with a tag holds the write back that names what is there, in either form', async () => {
    const tag = tagOf(await call('PUT', '/c/k', {}, { value: 'old' }));
    for (const header of [tag, `"other", W/${tag}`]) {
      expect((await call('PUT', '/c/k', { 'if-none-match': header }, { value: 'new' })).status).toBe(412);
    }
    expect((await call('PUT', '/c/k', { 'if-none-match': '"other"' }, { value: 'new' })).status).toBe(200);
  });

  test('of many who set an option for the first time at once lets one win', async () => {
    const values = Array.from({ length: 25 }, (_, index) => String(index));
    const replies = await Promise.all(values.map((value) => call('PUT', '/c/k', { 'if-none-match': '*' }, { value })));
    const winners = replies.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 412)).toHaveLength(24);
    expect((await call('GET', '/c/k')).json).toEqual(winners[0]?.json);
    expect(await auditCount()).toBe(1);
  });
});

test('of many who change an option on the same state one wins', async () => {
  const tag = tagOf(await call('PUT', '/c/k', {}, { value: 'old' }));
  const values = Array.from({ length: 25 }, (_, index) => String(index));
  const replies = await Promise.all(values.map((value) => call('PUT', '/c/k', { 'if-match': tag }, { value })));
  const winners = replies.filter(({ status }) => status === 200);
  expect(winners).toHaveLength(1);
  expect((await call('GET', '/c/k')).json).toEqual(winners[0]?.json);
});
