import * as z from 'zod/mini';
import { connection, connectionPath, platformCaPath, tokenTestsPath } from '#contract/token-tests.ts';
import type { Operations } from '../operation.ts';

/** Where the document itself is. */
export const openApiPath = '/service/gatehouse/openapi.json';

const tag = 'Server';

/** The server, and Gatehouse's own test. */
export const serverOperations: Operations = {
  'GET /health': {
    tag,
    summary: 'The server accepts requests',
    open: true,
    reply: { schema: z.object({ status: z.literal('UP') }) },
  },
  'GET /.well-known/jwks.json': {
    tag,
    summary: 'Public keys of the tokens (RFC 7517)',
    open: true,
    reply: { schema: z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })) }) },
  },
  [`GET ${connectionPath}`]: {
    tag,
    summary: 'What stands behind the console, and where devices go',
    reply: { schema: connection },
  },
  [`GET ${platformCaPath}`]: {
    tag,
    summary: 'The platform’s own CA as PEM',
    open: true,
    reply: { media: 'application/x-pem-file' },
  },
  [`GET ${openApiPath}`]: { tag, summary: 'This document', open: true, reply: {} },
  [`POST ${tokenTestsPath}`]: {
    tag: 'Token test',
    summary: 'Retrieve a token as a device would',
    description:
      'Answers with events as they happen, one JSON object a line. The private key is kept for this one call.',
    reply: { media: 'application/x-ndjson' },
    errors: ['too-many-attempts'],
  },
};
