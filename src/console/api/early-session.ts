import { xsrfHeader } from '#contract/session-cookies.ts';
import { readXsrfToken } from './xsrf-token.ts';

/** The calls that tell who is signed in, each with the type of its reply; the one of the user brings the roles in force. */
export const sessionCalls = {
  user: { path: '/user/currentUser', accept: 'application/vnd.com.nsn.cumulocity.currentUser+json' },
  tenant: { path: '/tenant/currentTenant', accept: 'application/json' },
} as const;

const replies = new Map<string, Promise<Response>>();

/** Asks who is signed in while the application is still on its way here; nobody is asked about where no session is. */
export function askForSession(): void {
  const token = readXsrfToken();
  if (token === undefined) return;
  for (const { path, accept } of Object.values(sessionCalls)) {
    const headers = { Accept: accept, [xsrfHeader]: token };
    const reply = fetch(path, { headers, credentials: 'same-origin', redirect: 'error' });
    // Whoever takes the reply is told of its failure.
    reply.catch(() => undefined);
    replies.set(path, reply);
  }
}

/** The reply to a call that was made early, for the first who wants it. */
export function takeEarlyReply(path: string): Promise<Response> | undefined {
  const reply = replies.get(path);
  replies.delete(path);
  return reply;
}

/** Called once the first page is known: what nobody wanted for it would be out of date for the next. */
export function dropEarlyReplies(): void {
  replies.clear();
}
