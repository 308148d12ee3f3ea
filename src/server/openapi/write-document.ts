import {
  chainHeader,
  chainHeaderLimits,
  deviceAccessTokenPath,
  deviceAccessTokenReply,
} from '#contract/device-access-token.ts';
import type { ErrorCode } from '#contract/error-codes.ts';
import { errorMediaType, statusOf } from '#server/http/error-reply.ts';
import { isSchema, replySchema, requestSchema, schemaComponents, type JsonSchema } from './named-schemas.ts';
import { tags, type Operation, type Operations } from './operation.ts';
import type { ListedRoute } from './route-list.ts';

/** Where the interface is. */
export interface Places {
  /** Origin of the device endpoint. */
  deviceOrigin: string;
}

type Part = Record<string, unknown>;

/** The interface as OpenAPI 3.1: what the routes take comes from the routes, what they answer from the operations. */
export function writeDocument(routes: readonly ListedRoute[], operations: Operations, { deviceOrigin }: Places): Part {
  const paths: Record<string, Part> = {};
  for (const route of routes) {
    const path = route.url.replaceAll(/:(\w+)/g, '{$1}');
    const methods = (paths[path] ??= {});
    methods[route.method.toLowerCase()] = writeOperation(route, operations[`${route.method} ${route.url}`]);
  }
  paths[deviceAccessTokenPath] = { servers: [{ url: deviceOrigin }], post: deviceOperation };
  return {
    openapi: '3.1.1',
    info: {
      title: 'Gatehouse',
      version: '1',
      description: 'Cumulocity’s own paths, and `/service/gatehouse` for what Cumulocity does not have.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: { schemas: schemaComponents(), securitySchemes },
  };
}

const securitySchemes = {
  basic: { type: 'http', scheme: 'basic', description: 'User name, or `tenant/user`, and password.' },
  bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
  session: { type: 'apiKey', in: 'cookie', name: 'authorization', description: 'Set by `POST /tenant/oauth`.' },
  xsrf: { type: 'apiKey', in: 'header', name: 'X-XSRF-TOKEN', description: 'Value of the cookie `XSRF-TOKEN`.' },
  device: { type: 'mutualTLS', description: 'The device’s own certificate.' },
};

/** With a cookie, a write carries its second half in a header. */
const securityOf = (method: string): Part[] => [
  { basic: [] },
  { bearer: [] },
  method === 'GET' ? { session: [] } : { session: [], xsrf: [] },
];

function writeOperation({ method, url, schema }: ListedRoute, operation: Operation | undefined): Part {
  const body = bodyOf(schema.body, operation);
  const parameters = [
    ...parametersIn(
      'path',
      schema.params,
      [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => name),
    ),
    ...parametersIn('query', schema.querystring),
    ...Object.entries(operation?.headers ?? {}).map(([name, description]) => headerParameter(name, description)),
  ];
  return {
    operationId: operationId(method, url),
    ...(operation === undefined ? {} : { tags: [operation.tag], summary: operation.summary }),
    ...(operation?.description === undefined ? {} : { description: operation.description }),
    security: operation?.open === true ? [] : securityOf(method),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: body }),
    responses: { ...goodReply(operation), ...refusals(refusalsOf(schema, url, operation)) },
  };
}

function operationId(method: string, url: string): string {
  const words = url.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return method.toLowerCase() + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
}

const headerParameter = (name: string, description: string): Part => ({
  name,
  in: 'header',
  description,
  required: false,
  schema: { type: 'string' },
});

function parametersIn(place: 'path' | 'query', schema: unknown, names: readonly string[] = []): Part[] {
  const { properties, required } = membersOf(isSchema(schema) ? requestSchema(schema) : {});
  const all = new Set([...names, ...Object.keys(properties)]);
  return [...all].map((name) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: properties[name] ?? { type: 'string' },
  }));
}

/** The parts of an object's schema. */
function membersOf(schema: JsonSchema): { properties: Record<string, unknown>; required: unknown[] } {
  const { properties, required } = schema;
  return {
    properties: typeof properties === 'object' ? { ...properties } : {},
    required: Array.isArray(required) ? required : [],
  };
}

function bodyOf(schema: unknown, operation: Operation | undefined): Part | undefined {
  const own = operation?.body ?? [];
  if (own.length > 0) {
    const content = Object.fromEntries(own.map(({ media, schema: ofMedia }) => [media, { schema: ofMedia }]));
    return { required: own.every(({ required = true }) => required), content };
  }
  if (!isSchema(schema)) return undefined;
  const media = operation?.bodyMedia ?? 'application/json';
  return { required: true, content: { [media]: { schema: requestSchema(schema) } } };
}

function goodReply(operation: Operation | undefined): Part {
  const { status = 200, media, schema } = operation?.reply ?? {};
  const type = media ?? 'application/json';
  const content =
    schema !== undefined
      ? { [type]: { schema: replySchema(schema) } }
      : media === undefined
        ? undefined
        : { [type]: { schema: { type: 'string' } } };
  return { [status]: { description: 'As asked', ...(content === undefined ? {} : { content }) } };
}

function refusalsOf(schema: ListedRoute['schema'], url: string, operation: Operation | undefined): ErrorCode[] {
  const codes = new Set<ErrorCode>(operation?.errors);
  if (operation?.open !== true) codes.add('credentials-invalid').add('session-missing').add('forbidden');
  if (schema.body !== undefined || schema.querystring !== undefined) codes.add('validation-failed');
  if (url.includes(':')) codes.add('not-found');
  return [...codes];
}

/** Codes by the status that they are answered with. */
function refusals(codes: readonly ErrorCode[]): Part {
  const byStatus = Map.groupBy(codes.toSorted(), statusOf);
  const replies: Part = {};
  for (const [status, ofStatus] of byStatus) {
    replies[status] = {
      description: ofStatus.map((code) => `\`${code}\``).join(', '),
      content: { [errorMediaType]: { schema: { $ref: '#/components/schemas/Error' } } },
    };
  }
  return replies;
}

const deviceOperation: Part = {
  operationId: 'postDeviceAccessToken',
  tags: ['Device access tokens'],
  summary: 'Get a device token by a certificate',
  description: [
    'On the device port alone. The end-entity certificate comes from the TLS handshake and names the device by its common name.',
    'A refusal tells no reason; the record of attempts does.',
  ].join(' '),
  security: [{ device: [] }],
  parameters: [
    headerParameter(
      chainHeader,
      `Further certificates as PEM, line breaks as spaces, in any order: at most ${chainHeaderLimits.certificates} and ${chainHeaderLimits.bytes / 1024} KB. Not needed where the certificate's own issuer is trusted.`,
    ),
  ],
  responses: {
    200: {
      description: 'A token',
      content: { 'application/json': { schema: replySchema(deviceAccessTokenReply) } },
    },
    ...refusals([
      'bad-request',
      'chain-header-too-large',
      'chain-header-too-many',
      'chain-header-unparseable',
      'chain-refused',
      'client-certificate-missing',
      'device-not-registered',
      'device-user-disabled',
      'identity-unusable',
      'tenant-ambiguous',
      'too-many-attempts',
    ]),
  },
};
