/** A bare `node:https` server with mutual TLS that answers a constant: what Node can do at all. */
import { createServer } from 'node:https';
import { listen, mutualTls } from './listen.ts';

const body = JSON.stringify({ accessToken: 'constant' });

listen(
  createServer(mutualTls, (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
    response.end(body);
  }),
);
