/** A bare `node:https` server with mutual TLS that answers a constant: what Node can do at all. */
import { createServer } from 'node:https';
import { listen, mutualTls, otherMembers, replyHead } from './listen.ts';

/** A token as long as ours. */
const body = JSON.stringify({ accessToken: 'x'.repeat(660), ...otherMembers });

listen(
  createServer(mutualTls, (_request, response) => {
    response.writeHead(200, replyHead(body)).end(body);
  }),
);
