import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  devicesByAnchor,
  deviceUserList,
  deviceUserPageSizes,
  deviceUserPrefix,
  deviceUserQuery,
  deviceUsersPath,
  tokenRevocation,
  tokenRevocationResult,
  tokenRevocationsPath,
  type DeviceUser,
  type DeviceUserQuery,
} from '#contract/device-users.ts';
import { roles } from '#contract/sessions.ts';
import type { Platform } from '../platform.ts';
import type { Guard } from '../sessions/guard.ts';
import { isTrue } from './live-token.ts';
import { revokeDeviceTokens, sumCounts } from './revoke-tokens.ts';
import { countDevices, listDevices, type DeviceFilter } from './store.ts';

/** Devices that may get tokens, and revoking the tokens they have. */
export function deviceUserRoutes(root: FastifyInstance, platform: Platform, guard: Guard): void {
  const app = root.withTypeProvider<ZodTypeProvider>();
  const { storage, attempts, now } = platform;
  const writers = [roles.userManagementAdmin, roles.tenantManagementAdmin, roles.tenantAdmin];
  const mayRead = guard.allow(roles.userManagementRead, roles.tenantManagementRead, ...writers);
  const mayWrite = guard.allow(...writers);

  app.get(
    deviceUsersPath,
    { schema: { querystring: deviceUserQuery, response: { 200: deviceUserList } }, onRequest: mayRead },
    async (request) => {
      const { tenantId } = guard.principal(request);
      const limit = Math.min(Number(request.query.limit ?? deviceUserPageSizes.default), deviceUserPageSizes.maximum);
      await attempts.flush();
      const rows = await listDevices(storage, tenantId, readFilter(request.query), now(), limit + 1);
      const devices = rows.slice(0, limit).map(describeDevice);
      return { devices, next: rows.length > limit ? (devices.at(-1)?.userName ?? null) : null };
    },
  );

  app.get(
    `${deviceUsersPath}/by-anchor`,
    { schema: { response: { 200: devicesByAnchor } }, onRequest: mayRead },
    async (request) => {
      await attempts.flush();
      const anchors = await countDevices(storage, guard.principal(request).tenantId, now());
      return { anchors, total: sumCounts(anchors) };
    },
  );

  app.post(
    tokenRevocationsPath,
    { schema: { body: tokenRevocation, response: { 200: tokenRevocationResult } }, onRequest: mayWrite },
    (request) => revokeDeviceTokens(platform, guard.principal(request), request.body),
  );
}

function readFilter({ device, anchor, enabled, live, after }: DeviceUserQuery): DeviceFilter {
  const truth = (text: string | undefined): boolean | undefined => (text === undefined ? undefined : text === 'true');
  return { device, anchorFingerprint: anchor, enabled: truth(enabled), live: truth(live), after };
}

type DeviceRow = Awaited<ReturnType<typeof listDevices>>[number];

function describeDevice(row: DeviceRow): DeviceUser {
  const instant = (seconds: number | null): string | null =>
    seconds === null ? null : new Date(seconds * 1000).toISOString();
  return {
    device: row.userName.slice(deviceUserPrefix.length),
    userName: row.userName,
    enabled: row.enabled === 1,
    registeredAt: new Date(row.createdAt).toISOString(),
    anchorFingerprint: row.anchorFingerprint,
    firstTokenAt: instant(row.firstIssuedAt),
    lastTokenAt: instant(row.lastIssuedAt),
    tokenExpiresAt: instant(row.lastExpiresAt),
    live: isTrue(row.live),
  };
}
