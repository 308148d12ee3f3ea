import { cleanNotifications } from '@mantine/notifications';
import { afterEach, expect, test } from 'vitest';
import type { DeviceUser } from '#contract/device-users.ts';
import { roles } from '#contract/sessions.ts';
import { FakePlatform, jsonReply, refusal } from '#testing/fake-platform.ts';
import { openConsole } from '#testing/open-console.tsx';

const path = '/service/gatehouse/device-users';
const revocations = 'POST /service/gatehouse/token-revocations';
const address = '/activity?tab=devices';

afterEach(() => cleanNotifications());

const pump: DeviceUser = {
  device: 'pump-1',
  userName: 'device_pump-1',
  enabled: true,
  registeredAt: '2026-05-01T12:00:00.000Z',
  anchorFingerprint: 'a'.repeat(40),
  firstTokenAt: '2026-05-01T12:00:00.000Z',
  lastTokenAt: '2026-06-01T11:30:00.000Z',
  tokenExpiresAt: '2026-06-01T12:30:00.000Z',
  live: true,
};

function withDevices(devices: DeviceUser[], platform = new FakePlatform()): FakePlatform {
  const total = { devices: devices.length, liveTokens: devices.filter(({ live }) => live).length };
  return platform
    .on('GET /service/gatehouse/connection', () => jsonReply({ mode: 'embedded', deviceEndpoint: 'x', ownCa: true }))
    .on('GET /tenant/tenants/t1001/trusted-certificates', () =>
      jsonReply({
        certificates: [{ fingerprint: 'a'.repeat(40), name: 'Factory CA', status: 'ENABLED', certInPemFormat: '' }],
        self: '',
        statistics: { currentPage: 1, pageSize: 2000, totalPages: 1 },
      }),
    )
    .on(`GET ${path}`, () => jsonReply({ devices, next: null }))
    .on(`GET ${path}/by-anchor`, () => jsonReply({ anchors: [], total }))
    .on(revocations, ({ body }) => jsonReply({ ...total, revoked: !body.includes('dryRun') }))
    .on('PUT /user/t1001/users/device_pump-1', ({ body }) =>
      jsonReply({ id: 'device_pump-1', userName: 'device_pump-1', ...(JSON.parse(body) as { enabled: boolean }) }),
    );
}

test('when there are no devices, it is said how they come to be', async () => {
  withDevices([]);
  const screen = await openConsole(address);
  await expect.element(screen.getByText('No device users yet')).toBeVisible();
});

test('when there is one, its row tells whether it holds a token and through whom', async () => {
  withDevices([pump]);
  const screen = await openConsole(address);
  const row = screen.getByRole('row', { name: /pump-1/ });
  await expect.element(row.getByText('Yes')).toBeVisible();
  await expect.element(row.getByText('Factory CA')).toBeVisible();
  await expect.element(row.getByText('30 minutes ago')).toBeVisible();
});

test('when a device’s tokens are revoked, it is counted first and done after', async () => {
  const platform = withDevices([pump]);
  const screen = await openConsole(address);
  await screen.getByRole('button', { name: 'Actions for pump-1' }).click();
  await screen.getByRole('menuitem', { name: 'Revoke its tokens' }).click();
  await expect.element(screen.getByText(/1 device is concerned. 1 has a valid token now./)).toBeVisible();
  await screen.getByRole('button', { name: 'Revoke tokens' }).click();
  await expect.element(screen.getByText('Tokens of 1 device are revoked')).toBeVisible();
  expect(platform.callsTo(revocations).map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    { scope: 'device', userName: 'device_pump-1', dryRun: true },
    { scope: 'device', userName: 'device_pump-1' },
  ]);
});

test('when one trusted certificate is chosen, all its tokens can be revoked at once', async () => {
  const platform = withDevices([pump]);
  const screen = await openConsole(`${address}&anchor=${'a'.repeat(40)}`);
  await screen.getByRole('button', { name: 'Revoke tokens of this trusted certificate' }).click();
  await expect.element(screen.getByText('Devices that came through “Factory CA”.')).toBeVisible();
  await expect
    .poll(() => platform.callsTo(revocations).map(({ body }) => JSON.parse(body) as unknown))
    .toEqual([{ scope: 'anchor', anchorFingerprint: 'a'.repeat(40), dryRun: true }]);
});

test('when a device is disabled, it can be taken back', async () => {
  const platform = withDevices([pump]);
  const screen = await openConsole(address);
  await screen.getByRole('button', { name: 'Actions for pump-1' }).click();
  await screen.getByRole('menuitem', { name: 'Disable' }).click();
  await expect.element(screen.getByText('pump-1 is disabled')).toBeVisible();
  await screen.getByRole('button', { name: 'Undo' }).click();
  await expect.element(screen.getByText('pump-1 is enabled')).toBeVisible();
  const bodies = platform.callsTo('PUT /user/t1001/users/device_pump-1').map(({ body }) => body);
  expect(bodies).toEqual(['{"enabled":false}', '{"enabled":true}']);
});

test('when the platform refuses to disable it, the reason is told', async () => {
  withDevices([pump]).on('PUT /user/t1001/users/device_pump-1', () => refusal(403, 'forbidden'));
  const screen = await openConsole(address);
  await screen.getByRole('button', { name: 'Actions for pump-1' }).click();
  await screen.getByRole('menuitem', { name: 'Disable' }).click();
  await expect.element(screen.getByText('pump-1 was not changed')).toBeVisible();
});

test('when the admin may only read, nothing that changes is offered and the reason is given', async () => {
  withDevices([pump], new FakePlatform([roles.tenantManagementRead]));
  const screen = await openConsole(address);
  await expect.element(screen.getByText(/takes the role ROLE_USER_MANAGEMENT_ADMIN/)).toBeVisible();
  await screen.getByRole('button', { name: 'Actions for pump-1' }).click();
  await expect.element(screen.getByRole('menuitem', { name: 'Its token attempts' })).toBeVisible();
  expect(screen.getByRole('menuitem').elements()).toHaveLength(1);
  expect(screen.getByRole('button', { name: 'Revoke all device tokens' }).elements()).toHaveLength(0);
});

test('when the list may not be read, the page says so', async () => {
  withDevices([]).on(`GET ${path}`, () => refusal(403, 'forbidden'));
  const screen = await openConsole(address);
  await expect.element(screen.getByText('You are not allowed to do this')).toBeVisible();
});
