/** A reply of the platform behind the gateway. */
export interface PlatformReply {
  status: number;
  body: string;
}

/**
 * Asks the platform behind the gateway, in the same process or over the network.
 * @param path one of Cumulocity's, such as `/user/currentUser`.
 * @param callerAddress of whom it is asked for, so that wrong passwords count against that address.
 * @throws GatehouseError `upstream-unreachable`
 */
export type AskPlatform = (
  path: string,
  headers: Record<string, string>,
  callerAddress?: string,
) => Promise<PlatformReply>;
