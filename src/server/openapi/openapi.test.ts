import SwaggerParser from '@apidevtools/swagger-parser';
import { fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';
import { allOperations } from './operations/all.ts';
import { openApiPath } from './operations/server.ts';
import { listRoutes } from './route-list.ts';

interface DocumentedOperation {
  operationId: string;
  summary?: string;
  tags?: string[];
  security: Record<string, unknown>[];
  parameters?: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
  servers?: unknown;
}
interface Document {
  openapi: string;
  tags: { name: string }[];
  paths: Record<string, Record<string, DocumentedOperation>>;
  components: { schemas: Record<string, object> };
}

let gatehouse: TestGatehouse;
let document: Document;
let operations: [string, DocumentedOperation][];
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
  document = (await gatehouse.call('GET', openApiPath, { authorization: null })).json as Document;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]): [string, DocumentedOperation][] =>
      method === 'servers' || path === '/devicecontrol/deviceAccessToken'
        ? []
        : [[`${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, operation]],
    ),
  );
});
afterAll(() => gatehouse.stop());

describe('the document', () => {
  test('is valid OpenAPI 3.1, with every reference resolved', async () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    await SwaggerParser.validate(structuredClone(document) as never);
  });

  test('has every route of the server, and nothing that is no route', () => {
    const routes = operations.map(([name]) => name);
    expect(routes.length).toBeGreaterThan(40);
    const undescribed = routes.filter((name) => !(name in allOperations));
    expect(undescribed, 'describe these routes in src/server/openapi/operations/').toEqual([]);
    expect(Object.keys(allOperations).filter((name) => !routes.includes(name))).toEqual([]);
  });

  test('says of every operation what it is for, and what it answers', () => {
    const groups = document.tags.map(({ name }) => name);
    const poor = operations.filter(([, { summary = '', tags, responses }]) => {
      const good = Object.keys(responses).filter((status) => status.startsWith('2'));
      return !/^[A-Z].{5,100}[^.]$/.test(summary) || !groups.includes(tags?.[0] ?? '') || good.length !== 1;
    });
    expect(poor.map(([name]) => name)).toEqual([]);
    expect(new Set(operations.map(([, { operationId }]) => operationId)).size).toBe(operations.length);
  });

  test('refuses in the envelope', () => {
    const refusals = operations.flatMap(([, { responses }]) =>
      Object.entries(responses).flatMap(([status, reply]) => (/^[45]/.test(status) ? [reply] : [])),
    );
    expect(refusals.length).toBeGreaterThan(100);
    for (const { content, description } of refusals) {
      expect(Object.values(content ?? {})).toEqual([{ schema: { $ref: '#/components/schemas/Error' } }]);
      expect(description).toMatch(/^`[a-z-]+`/);
    }
  });

  test('takes its requests from the schemas that the routes check by', () => {
    const put = document.paths['/tenant/tenants/{tenantId}/trusted-certificates/{fingerprint}']?.['put'];
    expect(put?.requestBody?.content['application/json']?.schema).toMatchObject({
      properties: { name: { type: 'string', maxLength: 500 }, status: { enum: ['ENABLED', 'DISABLED'] } },
    });
    expect(put?.parameters?.map(({ name }) => name)).toEqual(['tenantId', 'fingerprint']);
    const attempts = document.paths['/service/gatehouse/token-attempts']?.['get'];
    expect(attempts?.parameters).toContainEqual({
      name: 'result',
      in: 'query',
      required: false,
      schema: { type: 'string', enum: ['accepted', 'refused'] },
    });
  });

  test('has the device endpoint on its own server, by mutual TLS', () => {
    const path = document.paths['/devicecontrol/deviceAccessToken'];
    expect(path).toMatchObject({
      servers: [{ url: gatehouse.deviceUrl }],
      post: { security: [{ device: [] }], parameters: [{ name: 'X-Ssl-Cert-Chain', in: 'header' }] },
    });
  });
});

describe('who must be signed in', () => {
  test('is told truly for every operation', async () => {
    const answers = new Map<string, boolean>();
    for (const [name] of operations) {
      const [method = '', path = ''] = name.split(' ');
      const { status } = await gatehouse.call(method, path.replaceAll(/:\w+/g, 'x'), { authorization: null });
      answers.set(name, status === 401);
    }
    const told = operations.map(([name, { security }]): [string, boolean] => [name, security.length > 0]);
    expect([...answers]).toEqual(told);
  });
});

test('a route that is added is listed, pages and files are not', async () => {
  const app = fastify();
  const routes = listRoutes(app);
  app.get('/new/:id', () => '');
  app.route({ method: ['POST', 'PUT'], url: '/both', handler: () => '' });
  for (const path of ['/', '/sign-in', '/activity/*', '/favicon.svg', '/assets/main-AbC1.js']) app.get(path, () => '');
  await app.register(async (scope) => {
    scope.delete('/inside', () => '');
  });
  await app.ready();
  expect(routes.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET /new/:id',
    'POST /both',
    'PUT /both',
    'DELETE /inside',
  ]);
});
