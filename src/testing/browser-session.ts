import { sessionCookie, xsrfCookie, xsrfHeader } from '#contract/session-cookies.ts';
import type { RestCall, RestReply } from './call-rest.ts';
import { testPassword, type TestGatehouse } from './start-gatehouse.ts';

/** A session as a browser has it: its cookies change with every reply that sets some. */
export interface BrowserSession {
  /** Reply to the sign-in. */
  begun: RestReply;
  /** The token in the session cookie; empty where there is none. */
  token(): string;
  /** Calls with both cookies, and the XSRF header that repeats one of them. */
  call(method: string, path: string, call?: RestCall): Promise<RestReply>;
}

/** Who signs in; the admin with the test's password unless told otherwise. */
interface SignIn {
  userName?: string;
  password?: string;
  code?: string;
  tenantId?: string;
}

/** Signs in at `/tenant/oauth`, whether that succeeds or not. */
export async function openSession(
  gatehouse: Pick<TestGatehouse, 'call'>,
  signIn: SignIn = {},
): Promise<BrowserSession> {
  const { userName = 'admin', password = testPassword, code, tenantId } = signIn;
  const form = new URLSearchParams({ grant_type: 'PASSWORD', username: userName, password });
  if (code !== undefined) form.set('tfa_code', code);
  const cookies = new Map<string, string>();
  const keep = (reply: RestReply): RestReply => {
    for (const line of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return reply;
  };
  const query = tenantId === undefined ? '' : `?tenant_id=${encodeURIComponent(tenantId)}`;
  const begun = await gatehouse.call('POST', `/tenant/oauth${query}`, {
    authorization: null,
    body: form.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  keep(begun);
  return {
    begun,
    token: () => cookies.get(sessionCookie) ?? '',
    call: async (method, path, call = {}) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = { cookie, [xsrfHeader]: cookies.get(xsrfCookie) ?? '', ...call.headers };
      return keep(await gatehouse.call(method, path, { ...call, authorization: null, headers }));
    },
  };
}
