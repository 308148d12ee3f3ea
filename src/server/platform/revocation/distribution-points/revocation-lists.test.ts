import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '#server/http/log.ts';
import { extension } from '#testing/certificate-extensions.ts';
import { createRoot, daysFromTestInstant, testInstant } from '#testing/certificate-factory.ts';
import { createCrl } from '#testing/crl-factory.ts';
import { octetString } from '#testing/der-writer.ts';
import { startListServer, type ListServer } from '#testing/list-server.ts';
import { createRevocationLists, keeping, type RevocationLists } from './revocation-lists.ts';

let server: ListServer;
let lists: RevocationLists;
beforeAll(async () => {
  server = await startListServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.asked.length = 0;
  server.answers.clear();
  const resolve = (): Promise<string[]> => Promise.resolve(['127.0.0.1']);
  lists = createRevocationLists({ allowedHosts: new Set([server.host]), resolve }, createLog({ write: () => true }));
});

const root = createRoot();
const after = (ms: number): Date => new Date(testInstant.getTime() + ms);
const get = (ms = 0, path = '/a') => lists.get(server.url(path), after(ms));
const numbered = (number: number, nextUpdate = daysFromTestInstant(6)) => createCrl(root, { number, nextUpdate });
const numberOf = async (held: ReturnType<typeof get>): Promise<bigint | undefined> => {
  const list = await held;
  return 'crl' in list ? list.crl.known.number : undefined;
};

describe('a list', () => {
  test('is fetched once for all who want it at the same time', async () => {
    server.answers.set('/a', numbered(1));
    const held = await Promise.all(Array.from({ length: 50 }, () => get()));
    expect(server.asked).toEqual(['/a']);
    expect(new Set(held).size).toBe(1);
  });

  test('of long validity is kept for an hour', async () => {
    server.answers.set('/a', numbered(1));
    await get();
    server.answers.set('/a', numbered(2));
    expect(await numberOf(get(keeping.ceiling - 1))).toBe(1n);
    expect(await numberOf(get(keeping.ceiling))).toBe(2n);
  });

  test('is kept until its next update where that comes first', async () => {
    server.answers.set('/a', numbered(1, after(600_000)));
    await get();
    await get(599_999);
    expect(server.asked).toHaveLength(1);
    await get(600_000);
    expect(server.asked).toHaveLength(2);
  });

  test.each([
    ['is over', daysFromTestInstant(-1)],
    ['is missing', null],
  ])('whose next update %s is asked for once a minute at most', async (_, nextUpdate) => {
    server.answers.set('/a', createCrl(root, { nextUpdate }));
    await get();
    await get(keeping.floor - 1);
    expect(server.asked).toHaveLength(1);
    await get(keeping.floor);
    expect(server.asked).toHaveLength(2);
  });

  test('that is doubted is asked for again after half a minute', async () => {
    server.answers.set('/a', numbered(1));
    await get();
    lists.doubt(server.url('/a'), testInstant);
    await get(keeping.afterFailure - 1);
    expect(server.asked).toHaveLength(1);
    await get(keeping.afterFailure);
    expect(server.asked).toHaveLength(2);
  });
});

describe('a list that cannot be had', () => {
  test('is asked for again after half a minute', async () => {
    expect(await get()).toMatchObject({ failure: 'status' });
    server.answers.set('/a', numbered(1));
    expect(await get(keeping.afterFailure - 1)).toMatchObject({ failure: 'status' });
    expect(server.asked).toHaveLength(1);
    expect(await numberOf(get(keeping.afterFailure))).toBe(1n);
  });

  test('is stood in for by the one before, until that is over', async () => {
    const end = keeping.ceiling + 45_000;
    server.answers.set('/a', numbered(1, after(end)));
    await get();
    server.answers.clear();
    expect(await numberOf(get(keeping.ceiling))).toBe(1n);
    expect(await numberOf(get(keeping.ceiling + keeping.afterFailure))).toBe(1n);
    expect(await get(end)).toMatchObject({ crl: {} });
    expect(await get(end + 30_001)).toMatchObject({ failure: 'status' });
  });

  test('costs no more than 16 fetches at a time', async () => {
    for (let index = 0; index < 16; index += 1) server.answers.set(`/${index}`, () => undefined);
    server.answers.set('/a', numbered(1));
    const waiting = Array.from({ length: 16 }, (_, index) => get(0, `/${index}`));
    expect(await get()).toMatchObject({ failure: 'busy' });
    for (const held of await Promise.all(waiting)) expect(held).toMatchObject({ failure: 'timeout' });
    expect(await numberOf(get())).toBe(1n);
  });
});

test('8 MB of lists are kept, those that were used last', async () => {
  const filling = extension('1.2.3.4', false, octetString(new Uint8Array(1_000_000)));
  const large = createCrl(root, { extraExtensions: [filling] });
  for (let index = 0; index < 9; index += 1) {
    server.answers.set(`/${index}`, large);
    await get(0, `/${index}`);
  }
  server.asked.length = 0;
  await get(0, '/8');
  await get(0, '/1');
  expect(server.asked).toEqual([]);
  await get(0, '/0');
  expect(server.asked).toEqual(['/0']);
});

test('256 lists are kept, those that were used last', async () => {
  for (let index = 0; index < 257; index += 1) {
    server.answers.set(`/${index}`, numbered(index + 1));
    await get(0, `/${index}`);
    if (index === 200) await get(0, '/0');
  }
  server.asked.length = 0;
  await get(0, '/0');
  await get(0, '/2');
  expect(server.asked).toEqual([]);
  await get(0, '/1');
  expect(server.asked).toEqual(['/1']);
});
