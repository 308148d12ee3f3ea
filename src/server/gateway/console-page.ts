import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { GatehouseError } from '#contract/error-codes.ts';

/** The console's pages: each path, and whatever is below it, is answered with the one page. */
const pagePaths = [
  '/',
  '/sign-in',
  '/trusted-certificates',
  '/chain-check',
  '/token-lifespan',
  '/token-test',
  '/activity',
] as const;

/** What the build leaves in the page where each reply's own nonce belongs. */
const noncePlaceholder = '__CSP_NONCE__';

/** A worker takes its policy from its own script's reply: it may load its further parts and nothing else. */
const workerPolicy = "default-src 'none'; script-src 'self'; frame-ancestors 'none'";

/**
 * Serves the built console: its page with a fresh nonce each time and never stored, its hashed assets for a year.
 * @param folder where the build put it, `dist/console`.
 */
export async function consolePage(app: FastifyInstance, folder: string): Promise<void> {
  const pageFile = join(folder, 'index.html');
  const page = existsSync(pageFile) ? readFileSync(pageFile, 'utf8') : undefined;
  for (const path of pagePaths) {
    app.get(path, (_request, reply) => sendPage(reply, page));
    if (path !== '/') app.get(`${path}/*`, (_request, reply) => sendPage(reply, page));
  }
  // A mistyped address that somebody opens in a browser: the page says so in its own words. Clients get JSON.
  app.get('/*', (request, reply) => {
    if (page === undefined || request.headers.accept?.includes('text/html') !== true) reply.callNotFound();
    else void sendPage(reply.code(404), page);
  });
  if (page === undefined) return;
  await app.register(staticFiles, {
    root: folder,
    wildcard: false,
    index: false,
    // The build leaves compressed copies beside its files.
    preCompressed: true,
    globIgnore: ['**/index.html', '.vite/**', '**/*.{br,gz}'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = path.startsWith(join(folder, 'assets'));
      reply.header('content-security-policy', workerPolicy);
      reply.header(
        'cache-control',
        hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
      );
    },
  });
}

function sendPage(reply: FastifyReply, page: string | undefined): FastifyReply {
  if (page === undefined) throw new GatehouseError('unavailable', 'The console is not built. Run `npm run build`.');
  const nonce = randomBytes(18).toString('base64');
  return reply
    .header('content-security-policy', contentSecurityPolicy(nonce))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page.replaceAll(noncePlaceholder, nonce));
}

/**
 * Nothing from elsewhere, no inline script, no text made into script. `data:` images are the icons inside the component
 * library's style sheets.
 */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}
