import { currentUser } from '#contract/sessions.ts';
import { ApiError } from './api-error.ts';
import { request, send } from './request.ts';

/** What came of a call with a device's token. */
export interface DeviceCall {
  /** HTTP status; 0 where no reply came. */
  status: number;
  /** User that the platform took the token for; absent where it was refused. */
  userName?: string;
  /** The platform's own text against it. */
  message?: string;
}

/** Calls the API with a device's token, without the admin's cookies. A refusal is an outcome here, not an error. */
export async function callWithDeviceToken(token: string): Promise<DeviceCall> {
  return outcomeOf(async () => {
    const { userName } = await request(currentUser, '/user/currentUser', { credentials: { token } });
    return { status: 200, userName };
  });
}

/** Logs a device's token out, without the admin's cookies: the admin stays signed in. */
export async function logOutDeviceToken(token: string): Promise<DeviceCall> {
  return outcomeOf(async () => {
    const { status } = await send('/user/logout', { method: 'POST', json: {}, credentials: { token } });
    return { status };
  });
}

async function outcomeOf(call: () => Promise<DeviceCall>): Promise<DeviceCall> {
  return call().catch((error: unknown) => {
    if (error instanceof ApiError) return { status: error.status, message: error.message };
    throw error;
  });
}
