import type { FastifyInstance } from 'fastify';

/** The parts of a route's schema that a document shows; each is a zod schema. */
export interface RouteSchema {
  body?: unknown;
  querystring?: unknown;
  params?: unknown;
  headers?: unknown;
}

/** One route of the application. */
export interface ListedRoute {
  method: string;
  /** With `:name` for a parameter, as Fastify has it. */
  url: string;
  schema: RouteSchema;
}

/** The console's own page and files are no interface; a path that ends in `*` is either of these or forwarded as it is. */
const consolePage =
  /^\/(sign-in|trusted-certificates|chain-check|token-lifespan|token-test|activity|assets\/.*|[\w-]+\.\w+)?$/;

/** Lists every route that is added from now on. `HEAD` beside a `GET` is Fastify's own. */
export function listRoutes(app: FastifyInstance): readonly ListedRoute[] {
  const routes: ListedRoute[] = [];
  app.addHook('onRoute', ({ method, url, schema }) => {
    if (url.includes('*') || consolePage.test(url)) return;
    const methods = [method].flat().filter((name) => name !== 'HEAD');
    for (const name of methods) routes.push({ method: name, url, schema: schema ?? {} });
  });
  return routes;
}
