import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';

/** A web server for revocation lists on loopback, which counts what is asked of it. */
export interface ListServer {
  /** `127.0.0.1:port` */
  host: string;
  /** Address of a path on it. */
  url(path: string): string;
  /** Paths that were asked for, in order. */
  asked: string[];
  /** What a path answers: a list, or whatever a listener does. A path without an answer is 404. */
  answers: Map<string, Uint8Array | RequestListener>;
  stop(): Promise<void>;
}

/** Starts it on a free port. */
export async function startListServer(): Promise<ListServer> {
  const asked: string[] = [];
  const answers: ListServer['answers'] = new Map();
  const server = createServer((request, response) => {
    const { url = '' } = request;
    asked.push(url);
    const answer = answers.get(url);
    if (typeof answer === 'function') answer(request, response);
    else if (answer === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'application/pkix-crl' }).end(answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const host = `127.0.0.1:${address.port}`;
  return {
    host,
    url: (path) => `http://${host}${path}`,
    asked,
    answers,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
