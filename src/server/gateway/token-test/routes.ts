import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { GatehouseError } from '#contract/error-codes.ts';
import { tokenTestRequest, tokenTestsPath, type TokenTestEvent } from '#contract/token-tests.ts';
import { mayTest, requireRole } from '../require-role.ts';
import { runTokenTest, type TokenTestSetting } from './run-token-test.ts';

/** Runs at the same time; each holds one connection for seconds. */
const runsAtOnce = 16;

/**
 * `POST /service/gatehouse/token-tests`: one run, its events as NDJSON while they happen. Closing the request ends the
 * run. The private key lives in this request alone.
 */
export function tokenTestRoutes(app: FastifyInstance, setting: TokenTestSetting): void {
  let running = 0;
  async function* counted(events: AsyncGenerator<TokenTestEvent>): AsyncGenerator<string> {
    running += 1;
    try {
      for await (const event of events) yield `${JSON.stringify(event)}\n`;
    } finally {
      running -= 1;
    }
  }
  app
    .withTypeProvider<ZodTypeProvider>()
    .post(
      tokenTestsPath,
      { onRequest: (request) => requireRole(setting.ask, request, mayTest), schema: { body: tokenTestRequest } },
      (request, reply) => {
        if (running >= runsAtOnce) {
          const evidence = { running, retryAfterSeconds: 5 };
          throw new GatehouseError('too-many-attempts', 'Too many tests are running. Wait, then try again.', evidence);
        }
        const closed = new AbortController();
        reply.raw.once('close', () => closed.abort());
        const events = runTokenTest(request.body, setting, closed.signal);
        const lines = Readable.from(counted(events));
        return reply.type('application/x-ndjson').header('x-accel-buffering', 'no').send(lines);
      },
    );
}
