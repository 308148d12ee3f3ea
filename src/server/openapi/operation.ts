import type { ErrorCode } from '#contract/error-codes.ts';
import type { $ZodType } from 'zod/v4/core';

/** Groups of operations, in the order of the document. */
export const tags = {
  'Device access tokens': 'What devices call, over mutual TLS.',
  Sessions: 'Signing in and out.',
  Account: 'What people do for themselves: password and second factor.',
  Tenants: 'The tenants of this platform, for its management tenant.',
  'Tenant options': 'Settings of a tenant, the lifespan of device tokens among them.',
  'Trusted certificates': 'Which CAs a tenant trusts, the proof that it owns them, and revocation.',
  Users: 'People, devices and their rights.',
  Devices: 'Registration, identity and inventory as far as devices with certificates need them.',
  'Audit and attempts': 'Who changed what, and who tried to get a token.',
  'Token test': 'Gatehouse’s own test of a device’s way to its token.',
  Server: 'The server itself.',
} as const;

/** What a route answers where all is well. */
export interface Reply {
  /** Default 200. */
  status?: number;
  /** Default `application/json`. */
  media?: string;
  schema?: $ZodType;
}

/** What a document says of a route beyond the schemas of its requests. */
export interface Operation {
  tag: keyof typeof tags;
  summary: string;
  description?: string;
  /** True where nobody needs to be signed in. */
  open?: boolean;
  /** Media type and JSON schema of a body that is no JSON. */
  body?: { media: string; schema: object; required?: boolean }[];
  /** Media type of the body that the route's own schema describes. Default `application/json`. */
  bodyMedia?: string;
  /** Headers that the route reads, by name. */
  headers?: Readonly<Record<string, string>>;
  reply: Reply;
  /** Refusals beyond those that follow from the route: 401, 403, 404 of a named thing, 422. */
  errors?: readonly ErrorCode[];
}

/** Operations by method and path as Fastify has it: `GET /tenant/options/:category`. */
export type Operations = Readonly<Record<string, Operation>>;

/** Headers of a write that can be made conditional. */
export const conditional = {
  'If-Match': 'The write is made only where the entity tag is still this one.',
  'If-None-Match': 'With `*`: the write is made only where there is nothing yet.',
} as const;

const binaryFile = { type: 'string', contentMediaType: 'application/octet-stream' };
/** A form with one file, and texts beside it. */
export const formWithFile = (...texts: string[]): { media: string; schema: object } => ({
  media: 'multipart/form-data',
  schema: {
    type: 'object',
    properties: { file: binaryFile, ...Object.fromEntries(texts.map((name) => [name, { type: 'string' }])) },
    required: ['file'],
  },
});
