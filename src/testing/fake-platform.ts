import { vi } from 'vitest';
import type { ErrorCode } from '#contract/error-codes.ts';
import { xsrfCookie } from '#contract/session-cookies.ts';
import { roles, type Role } from '#contract/sessions.ts';

/** One call as the console made it. */
export interface ReceivedCall {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: string;
  credentials: RequestCredentials;
}

type Answer = (call: ReceivedCall) => Response | Promise<Response>;

/** A JSON reply. */
export function jsonReply(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
}

/** A refusal in the platform's envelope. */
export function refusal(status: number, code: ErrorCode, message = 'Refused by the test'): Response {
  const details = { code, requestId: 'req-0123456789' };
  return jsonReply({ error: `test/${code}`, message, info: null, details }, status);
}

const everyRole: Role[] = [roles.tenantManagementAdmin, roles.optionManagementAdmin, roles.userManagementAdmin];

/**
 * Stands in for the platform at `fetch`: answers by `METHOD /path`, remembers what it was asked, and refuses with 404
 * what it was not told. An admin of tenant `t1001` is signed in unless told otherwise.
 */
export class FakePlatform {
  readonly calls: ReceivedCall[] = [];
  private readonly answers = new Map<string, Answer>();

  constructor(held: readonly Role[] = everyRole) {
    this.on('GET /user/currentUser', () =>
      jsonReply({ id: 'admin', userName: 'admin', effectiveRoles: held.map((name) => ({ id: name, name })) }),
    );
    this.on('GET /tenant/currentTenant', () => jsonReply({ name: 't1001', domainName: 'localhost' }));
    document.cookie = `${xsrfCookie}=test-xsrf-token`;
    vi.stubGlobal('fetch', (input: RequestInfo | URL, init?: RequestInit) => this.answer(new Request(input, init)));
  }

  /** Sets or replaces the answer to a call such as `GET /tenant/options`. */
  on(call: string, answer: Answer): this {
    this.answers.set(call, answer);
    return this;
  }

  /** What was asked of one path, in order. */
  callsTo(call: string): ReceivedCall[] {
    return this.calls.filter(({ method, path }) => `${method} ${path}` === call);
  }

  private async answer(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const { method, headers, credentials } = request;
    const call = { method, path: pathname, query: searchParams, headers, credentials, body: await request.text() };
    this.calls.push(call);
    return this.answers.get(`${method} ${pathname}`)?.(call) ?? refusal(404, 'not-found', `No answer for ${pathname}`);
  }
}
