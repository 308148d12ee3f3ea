/** What a REST call carries. */
export interface RestCall {
  /** Value of the Authorization header; none where null. */
  authorization?: string | null;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is. */
  body?: string;
  headers?: Record<string, string>;
}

/** A reply, read whole. */
export interface RestReply {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; `undefined` where it is no JSON. */
  json: unknown;
}

/** One real HTTP call. */
export async function callRest(url: string, method: string, path: string, call: RestCall = {}): Promise<RestReply> {
  const { authorization, json, body = json === undefined ? undefined : JSON.stringify(json) } = call;
  const response = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(typeof authorization === 'string' ? { authorization } : {}),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...call.headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: readJson(text) };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
