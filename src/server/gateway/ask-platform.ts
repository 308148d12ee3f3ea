import { secondsToWait } from '#contract/retry-after.ts';

/** A reply of the platform behind the gateway. */
export interface PlatformReply {
  status: number;
  body: string;
  /** Its header `Retry-After`, where it has one in seconds. */
  retryAfterSeconds?: number;
}

/** A reply's parts as an HTTP library gives them. */
interface RawReply {
  status: number;
  body: string;
  retryAfter: string | string[] | number | undefined;
}

export function platformReply({ status, body, retryAfter }: RawReply): PlatformReply {
  const retryAfterSeconds = secondsToWait(retryAfter);
  return { status, body, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

/** Of whom the platform is asked. */
export interface AskedFor {
  /** So that wrong passwords count against it. */
  address: string;
  /** The `Host` that was called: a sign-in that names no tenant is for the one of this domain. */
  host: string | undefined;
}

/**
 * Asks the platform behind the gateway, in the same process or over the network.
 * @param path one of Cumulocity's, such as `/user/currentUser`.
 * @param caller is absent where a token alone is asked about; told to the platform in the same process: a remote one is one tenant's, and sees the gateway.
 * @throws GatehouseError `upstream-unreachable`
 */
export type AskPlatform = (path: string, headers: Record<string, string>, caller?: AskedFor) => Promise<PlatformReply>;
