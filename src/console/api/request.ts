import * as z from 'zod/mini';
import { nextTask } from '#console/ui/next-task.ts';
import { xsrfHeader } from '#contract/session-cookies.ts';
import { ApiError } from './api-error.ts';
import { takeEarlyReply } from './early-session.ts';
import { readError } from './read-error.ts';
import { readXsrfToken } from './xsrf-token.ts';

/** User name, `tenant/user` where the tenant is named, and password. */
export interface BasicCredentials {
  userName: string;
  password: string;
}

/**
 * Whose credentials a call carries: the admin's cookies, none yet (the call that signs in), or a device's token or a
 * name and password, with which the cookies are left out so that nothing it does touches the admin's session.
 */
type Credentials = 'session' | 'sign-in' | { token: string } | BasicCredentials;

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as `application/x-www-form-urlencoded`. */
  form?: Record<string, string>;
  /** Sent as `multipart/form-data`, with its boundary set by the browser. */
  multipart?: FormData;
  headers?: Record<string, string>;
  credentials?: Credentials;
  signal?: AbortSignal;
}

function credentialHeaders(credentials: Credentials): Record<string, string> {
  if (typeof credentials === 'object') {
    return { Authorization: 'token' in credentials ? `Bearer ${credentials.token}` : basic(credentials) };
  }
  const xsrf = readXsrfToken();
  return xsrf === undefined ? {} : { [xsrfHeader]: xsrf };
}

/** RFC 7617, in UTF-8. */
function basic({ userName, password }: BasicCredentials): string {
  const octets = new TextEncoder().encode(`${userName}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...octets))}`;
}

function bodyOf({ json, form, multipart }: RequestOptions): { body?: BodyInit; headers: Record<string, string> } {
  if (form !== undefined) return { body: new URLSearchParams(form), headers: {} };
  if (multipart !== undefined) return { body: multipart, headers: {} };
  if (json === undefined) return { headers: {} };
  return { body: JSON.stringify(json), headers: { 'Content-Type': 'application/json' } };
}

/**
 * Sends one call to the platform on the console's own origin and returns its reply unread.
 * @throws ApiError for every refusal, and with status 0 and code `unavailable` where no reply came.
 */
export async function send(path: string, options: RequestOptions = {}): Promise<Response> {
  // A page may ask for many things at once; each call takes the browser some milliseconds.
  await nextTask();
  const credentials = options.credentials ?? 'session';
  const { body, headers } = bodyOf(options);
  const init: RequestInit = {
    method: options.method ?? 'GET',
    headers: { Accept: 'application/json', ...headers, ...credentialHeaders(credentials), ...options.headers },
    credentials: typeof credentials === 'object' ? 'omit' : 'same-origin',
    redirect: 'error',
    ...(body === undefined ? {} : { body }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  };
  const early = credentials === 'session' && init.method === 'GET' ? takeEarlyReply(path) : undefined;
  const response = await (early ?? fetch(path, init)).catch((error: unknown) => {
    if (options.signal?.aborted === true) throw error;
    throw new ApiError('unavailable', '', { status: 0, sessionOver: false });
  });
  if (!response.ok) throw await readError(response, credentials === 'session');
  return response;
}

/**
 * Reads a reply as JSON of the given shape.
 * @throws ApiError with `upstream-invalid` where it is anything else.
 */
export async function readJson<Schema extends z.ZodMiniType>(
  schema: Schema,
  response: Response,
): Promise<z.infer<Schema>> {
  const json: unknown = await response.json().catch(() => {
    throw notUnderstood(response, 'no JSON');
  });
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  throw notUnderstood(response, z.prettifyError(read.error));
}

/** The error for a reply of another kind than was asked for. */
export function notUnderstood({ status, headers }: Response, why: string): ApiError {
  const message = `${headers.get('Content-Type') ?? 'no content type'}: ${why}`;
  return new ApiError('upstream-invalid', message, { status, sessionOver: false });
}

/** Sends one call and reads its JSON reply. @throws ApiError as `send` and `readJson` do. */
export async function request<Schema extends z.ZodMiniType>(
  schema: Schema,
  path: string,
  options: RequestOptions = {},
): Promise<z.infer<Schema>> {
  return readJson(schema, await send(path, options));
}
