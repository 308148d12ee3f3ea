import { request as requestHttp, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { readPem } from '#pki/input/pem.ts';
import { MalformedError } from '#pki/der/malformed-error.ts';
import { parseCrl, type Crl } from '#pki/revocation/crl.ts';
import { readListAddress, type ListAddress, type ListFailure } from './list-address.ts';
import { isPublicAddress } from './public-address.ts';
import type { ResolveHost } from './resolve-host.ts';

/** Bounds of one fetch. */
export const fetchLimits = {
  /** Octets of a list: some 30,000 revoked certificates, which take 20 MB of memory and are read in 0.1 to 0.4 s. */
  bytes: 1_048_576,
  /** Milliseconds from the question to the name server to the last octet. */
  ms: 3000,
  headerBytes: 16_384,
} as const;

/** What fetching works with. */
export interface FetchSetting {
  /** `host:port` of internal servers, as `readAllowedHost` gives them. */
  allowedHosts: ReadonlySet<string>;
  resolve: ResolveHost;
}

class FetchError extends Error {
  readonly failure: ListFailure;

  constructor(failure: ListFailure) {
    super(failure);
    this.failure = failure;
  }
}

/**
 * Fetches and parses one list. Every address of the host is judged, and the connection goes to one of the judged ones: a
 * name that is answered differently a moment later leads nowhere else. A redirect is not followed. Never rejects.
 */
export async function fetchList(text: string, setting: FetchSetting): Promise<Crl | ListFailure> {
  const address = readListAddress(text, setting.allowedHosts);
  if (typeof address === 'string') return address;
  const signal = AbortSignal.timeout(fetchLimits.ms);
  try {
    const addresses = await resolved(address, setting.resolve, signal);
    const body = await readBody(await ask(address, addresses, signal));
    return parseList(body);
  } catch (error) {
    if (error instanceof FetchError) return error.failure;
    return signal.aborted ? 'timeout' : 'unreachable';
  }
}

async function resolved({ host, allowed }: ListAddress, resolve: ResolveHost, signal: AbortSignal): Promise<string[]> {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => reject(new FetchError('timeout')), { once: true });
  const answered = resolve(host, allowed, signal).catch(() => {
    throw new FetchError(signal.aborted ? 'timeout' : 'name-not-found');
  });
  const addresses = await Promise.race([answered, ended]);
  if (!allowed && !addresses.every(isPublicAddress)) throw new FetchError('address-not-public');
  return addresses;
}

function ask({ url, host, port }: ListAddress, addresses: string[], signal: AbortSignal): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const options: RequestOptions = {
    host,
    port,
    path: url.pathname + url.search,
    // A connection of its own: none that somebody else opened to this name.
    agent: false,
    lookup: answerWith(addresses),
    maxHeaderSize: fetchLimits.headerBytes,
    headers: {
      accept: 'application/pkix-crl, */*;q=0.1',
      'accept-encoding': 'identity',
      host: url.host,
      'user-agent': 'gatehouse',
    },
    signal,
  };
  const secure = url.protocol === 'https:';
  const outgoing: ClientRequest = secure
    ? requestHttps({ ...options, ...(isIP(host) === 0 ? { servername: host } : {}) })
    : requestHttp(options);
  outgoing.on('response', resolve).on('error', reject).end();
  return promise;
}

/** The lookup of a connection: no question is asked a second time. */
function answerWith(addresses: readonly string[]): LookupFunction {
  const answers = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_, { all }, callback) => {
    const [first] = answers;
    if (all === true) callback(null, answers);
    else callback(null, first?.address ?? '', first?.family ?? 0);
  };
}

async function readBody(response: IncomingMessage): Promise<Buffer> {
  try {
    if (response.statusCode !== 200) throw new FetchError('status');
    // Nothing is unpacked, so that a small reply cannot become a large one.
    if ((response.headers['content-encoding'] ?? 'identity') !== 'identity') throw new FetchError('encoded');
    if (Number(response.headers['content-length'] ?? 0) > fetchLimits.bytes) throw new FetchError('too-large');
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of response as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > fetchLimits.bytes) throw new FetchError('too-large');
      parts.push(part);
    }
    return Buffer.concat(parts);
  } finally {
    response.destroy();
  }
}

/** DER, as RFC 5280 4.2.1.13 wants it, or PEM, which some servers give. */
function parseList(body: Buffer): Crl {
  const armoured = body.subarray(0, 64).includes('-----BEGIN');
  const der = armoured ? readPem(body.toString('latin1')).blocks[0]?.bytes : body;
  try {
    return parseCrl(new Uint8Array(der ?? []));
  } catch (error) {
    if (error instanceof MalformedError) throw new FetchError('not-a-list');
    throw error;
  }
}
