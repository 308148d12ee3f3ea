import { Pool, type Dispatcher } from 'undici';
import { GatehouseError } from '#contract/error-codes.ts';
import { platformReply, type AskPlatform } from '../ask-platform.ts';
import { isAboutServerCertificate } from '../token-test/failure.ts';

/** Milliseconds; octets of a reply. */
const limits = { connect: 10_000, reply: 30_000, replyBytes: 16_777_216, connections: 64 } as const;

/** One request as it goes to the tenant. */
interface UpstreamRequest {
  method: Dispatcher.HttpMethod;
  /** Path with query. */
  path: string;
  headers: Record<string, string>;
  body?: Buffer | undefined;
}

/** The remote tenant behind the gateway. */
export interface Upstream {
  /** @throws GatehouseError `upstream-unreachable`, `upstream-untrusted` */
  send(request: UpstreamRequest): Promise<Dispatcher.ResponseData>;
  ask: AskPlatform;
  close(): Promise<void>;
}

/**
 * Connections to the one tenant that this gateway is for; its certificate is always verified.
 * @param origin such as `https://mytenant.example.com`.
 * @param ca PEM of the CAs to trust; Node's own where absent.
 */
export function createUpstream(origin: string, ca: string[] | undefined): Upstream {
  const pool = new Pool(origin, {
    connect: { timeout: limits.connect, ...(ca === undefined ? {} : { ca }) },
    connections: limits.connections,
    headersTimeout: limits.reply,
    bodyTimeout: limits.reply,
    maxResponseSize: limits.replyBytes,
  });
  const send: Upstream['send'] = async (request) => {
    try {
      return await pool.request({ ...request, body: request.body ?? null });
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
      if (isAboutServerCertificate(code)) {
        throw new GatehouseError(
          'upstream-untrusted',
          `The certificate of the tenant at ${origin} is not trusted (${code}).`,
          { code },
          { cause },
        );
      }
      throw new GatehouseError(
        'upstream-unreachable',
        `The tenant at ${origin} does not answer (${code}).`,
        { code },
        { cause },
      );
    }
  };
  return {
    send,
    ask: async (path, headers) => {
      const reply = await send({ method: 'GET', path, headers });
      const retryAfter = reply.headers['retry-after'];
      return platformReply({ status: reply.statusCode, body: await reply.body.text(), retryAfter });
    },
    close: () => pool.close(),
  };
}
