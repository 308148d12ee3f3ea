import { queryOptions } from '@tanstack/react-query';
import {
  deviceTokenLifespan,
  deviceTokenLifespanKey,
  lifespanCategory,
  parseLifespanSeconds,
  tenantOption,
  tenantOptionCategory,
} from '#contract/tenant-options.ts';
import { ApiError } from './api-error.ts';
import { readJson, request, send, type RequestOptions } from './request.ts';

const categoryPath = `/tenant/options/${lifespanCategory}`;
const path = `${categoryPath}/${deviceTokenLifespanKey}`;

/** The tenant's lifespan of device tokens as the platform told it. */
export interface LifespanInForce {
  seconds: number;
  /** The option's own text; absent where the tenant has not set it, so that the default is in force. */
  stored?: string;
  /** Names this state of the option; not every platform gives one. */
  etag?: string;
}

/** The category says without a refusal that the option is not set; the option itself gives the entity tag. */
async function readLifespan(options: RequestOptions): Promise<LifespanInForce> {
  const unset = { seconds: deviceTokenLifespan.default };
  const category = await unlessMissing(request(tenantOptionCategory, categoryPath, options));
  if (category?.[deviceTokenLifespanKey] === undefined) return unset;
  const response = await unlessMissing(send(path, options));
  if (response === undefined) return unset;
  const { value } = await readJson(tenantOption, response);
  const etag = response.headers.get('ETag');
  const seconds = parseLifespanSeconds(value) ?? deviceTokenLifespan.default;
  return { seconds, stored: value, ...(etag === null ? {} : { etag }) };
}

async function unlessMissing<Reply>(call: Promise<Reply>): Promise<Reply | undefined> {
  return call.catch((error: unknown) => {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  });
}

/** The lifespan in force. */
export const deviceTokenLifespanQuery = queryOptions({
  queryKey: ['device-token-lifespan'],
  queryFn: ({ signal }) => readLifespan({ signal }),
});

/** Headers that make the platform refuse a change of anything but `seen`; where it cannot, we look once more ourselves. */
async function onlyIfUnchanged(seen: LifespanInForce): Promise<Record<string, string>> {
  if (seen.etag !== undefined) return { 'If-Match': seen.etag };
  const { stored } = await readLifespan({});
  if (stored === seen.stored) return {};
  throw new ApiError('precondition-failed', '', { status: 412, sessionOver: false });
}

/** Nobody else sets it for the first time between our look and our write, where the platform heeds the header. */
const onlyTheFirst = (seen: LifespanInForce): Record<string, string> =>
  seen.stored === undefined ? { 'If-None-Match': '*' } : {};

/**
 * Sets the lifespan, in whole seconds.
 * @param seen the state that the change was made on
 * @throws ApiError `precondition-failed` where somebody changed it since, 422 where the value is refused.
 */
export async function setDeviceTokenLifespan(seconds: number, seen: LifespanInForce): Promise<void> {
  const headers = { ...(await onlyIfUnchanged(seen)), ...onlyTheFirst(seen) };
  await send(path, { method: 'PUT', json: { value: String(seconds) }, headers });
}

/** Removes the option, so that the default is in force. @throws ApiError as `setDeviceTokenLifespan` does. */
export async function resetDeviceTokenLifespan(seen: LifespanInForce): Promise<void> {
  await send(path, { method: 'DELETE', headers: await onlyIfUnchanged(seen) });
}
