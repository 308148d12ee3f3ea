import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from '#server/http/log.ts';
import { createRestApp } from '#server/http/rest-app.ts';
import { temporaryFolder } from '#testing/openssl.ts';
import { consolePage } from './console-page.ts';

const files = temporaryFolder();
const folder = join(files.folder, 'console');
const log = createLog({ write: () => undefined });
let app: FastifyInstance;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  files.write(
    'console/index.html',
    '<meta property="csp-nonce" nonce="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>',
  );
  files.write('console/assets/index-abc.js', 'export {};');
  files.write('console/assets/index-abc.js.br', brotliCompressSync('export {};'));
  files.write('console/favicon.svg', '<svg/>');
  files.write('secret.txt', 'outside of the folder');
  app = await createRestApp({ log });
  await consolePage(app, folder);
});
afterAll(async () => {
  await app.close();
  files.remove();
});

const nonceOf = (body: string): string => /nonce="([^"]+)"/.exec(body)?.[1] ?? '';

describe('the console page', () => {
  test.each(['/', '/sign-in', '/trusted-certificates', '/chain-check/anything', '/token-test?x=1'])(
    'at %s comes with a nonce that its policy names, and is never stored',
    async (url) => {
      const { statusCode, headers, body } = await app.inject(url);
      expect(statusCode).toBe(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['cache-control']).toBe('no-store');
      expect(nonceOf(body)).toMatch(/^[\w+/]{24}$/);
      expect(body).not.toContain('__CSP_NONCE__');
      expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonceOf(body)}';`);
    },
  );

  test('a script may load its own further parts, as the worker must', async () => {
    const { headers } = await app.inject('/assets/index-abc.js');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
  });

  test('two replies never share a nonce', async () => {
    const [one, other] = [await app.inject('/'), await app.inject('/')];
    expect(nonceOf(one.body)).not.toBe(nonceOf(other.body));
  });

  test('its policy allows nothing unsafe, no frame and no foreign origin', async () => {
    const { headers } = await app.inject('/');
    const policy = String(headers['content-security-policy']);
    expect(policy).not.toMatch(/unsafe|\*|http/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('hashed assets are kept for a year, other files are asked for anew', async () => {
    const asset = await app.inject('/assets/index-abc.js');
    expect(asset.headers['content-type']).toMatch(/javascript/);
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const icon = await app.inject('/favicon.svg');
    expect(icon.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
  });

  test('who takes brotli gets the compressed copy under the name and policy of the file itself', async () => {
    const packed = await app.inject({ url: '/assets/index-abc.js', headers: { 'accept-encoding': 'gzip, br' } });
    expect(packed.headers).toMatchObject({
      'content-encoding': 'br',
      vary: expect.stringContaining('accept-encoding'),
    });
    expect(packed.headers['content-type']).toMatch(/javascript/);
    expect(packed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(packed.headers['content-security-policy']).toContain("script-src 'self'");
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe('export {};');
    const plain = await app.inject({ url: '/assets/index-abc.js', headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(plain.body).toBe('export {};');
  });

  test.each([
    '/no-such-page',
    '/assets/index-abc.js.br',
    '/index.html',
    '/assets/none.js',
    '/../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/tenant/x',
  ])('there is nothing at %s, in JSON', async (url) => {
    const { statusCode, headers } = await app.inject(url);
    expect(statusCode).toBe(404);
    expect(headers['content-type']).toMatch(/json/);
  });

  test('an address that is none of its pages is answered to a browser by the page, as not found', async () => {
    const { statusCode, headers, body } = await app.inject({
      url: '/no-such-page',
      headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
    });
    expect(statusCode).toBe(404);
    expect(headers['content-security-policy']).toContain(`'nonce-${nonceOf(body)}'`);
  });

  test('when the console is not built, it says so', async () => {
    const bare = await createRestApp({ log });
    await consolePage(bare, join(files.folder, 'none'));
    const { statusCode, body } = await bare.inject('/');
    expect(statusCode).toBe(503);
    expect(body).toContain('npm run build');
    await bare.close();
  });
});
