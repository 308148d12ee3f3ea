import { cleanNotifications } from '@mantine/notifications';
import { afterEach, describe, expect, test } from 'vitest';
import { roles } from '#contract/sessions.ts';
import { FakePlatform, jsonReply, refusal } from '#testing/fake-platform.ts';
import { lifespanOption, lifespanPlatform } from '#testing/lifespan-platform.ts';
import { openConsole } from '#testing/open-console.tsx';

afterEach(() => cleanNotifications());

async function openPage() {
  const screen = await openConsole('/token-lifespan');
  const region = (name: string) => screen.getByRole('region', { name, exact: true });
  const field = screen.getByRole('textbox', { name: 'Lifespan', exact: true });
  await expect.element(field).toBeVisible();
  return {
    screen,
    field,
    inForce: region('In force'),
    history: region('History'),
    tokens: region('Tokens already issued'),
  };
}

function withDevices(platform: FakePlatform, mode: 'embedded' | 'remote' = 'embedded', devices = 240): FakePlatform {
  return platform
    .on('GET /service/gatehouse/connection', () =>
      jsonReply({ mode, deviceEndpoint: 'https://localhost:8443/', ownCa: true }),
    )
    .on('GET /service/gatehouse/device-users/by-anchor', () =>
      jsonReply({ anchors: [], total: { devices, liveTokens: 200 } }),
    );
}

describe('history', () => {
  test('when the value was changed, it is told since when it is in force and who set it', async () => {
    const { changeTo } = lifespanPlatform('3600');
    changeTo('900', 'ines');
    const { inForce, history } = await openPage();
    await expect.element(inForce.getByText(/^Since .*by ines$/)).toBeVisible();
    const entries = history.getByRole('listitem');
    await expect.element(entries.nth(0).getByText('15 minutes')).toBeVisible();
    await expect.element(entries.nth(0).getByText(/by ines/)).toBeVisible();
    await expect.element(entries.nth(1).getByText('1 hour')).toBeVisible();
    await expect.element(entries.nth(1).getByText(/Before the first change/)).toBeVisible();
  });

  test('when an earlier value is restored, it is in force again and on record', async () => {
    const { platform, changeTo } = lifespanPlatform('3600');
    changeTo('900', 'ines');
    const { inForce, history } = await openPage();
    await history.getByRole('button', { name: 'Restore 1 hour' }).click();
    await expect.element(inForce.getByText('1 hour', { exact: true })).toBeVisible();
    expect(platform.callsTo(`PUT ${lifespanOption}`).map(({ body }) => body)).toEqual(['{"value":"3600"}']);
    const newest = history.getByRole('listitem').nth(0);
    await expect.element(newest.getByText(/by admin/)).toBeVisible();
    await expect.element(newest.getByText('1 hour')).toBeVisible();
    expect(newest.getByRole('button').elements()).toHaveLength(0);
  });

  test('when the option was not set before, restoring that deletes it', async () => {
    const { platform, changeTo } = lifespanPlatform(undefined);
    changeTo('900', 'ines');
    const { inForce, history } = await openPage();
    await history.getByRole('button', { name: 'Restore 1 hour' }).click();
    await expect.element(inForce.getByText('Default', { exact: true })).toBeVisible();
    expect(platform.callsTo(`DELETE ${lifespanOption}`)).toHaveLength(1);
  });

  test('when somebody changed it past the records, no wrong date is told', async () => {
    const { platform, changeTo } = lifespanPlatform('3600');
    changeTo('900', 'ines');
    platform.on(`GET ${lifespanOption}`, () => jsonReply({ category: 'oauth.internal', key: 'x', value: '600' }));
    const { inForce, history } = await openPage();
    await expect.element(inForce.getByText('10 minutes')).toBeVisible();
    await expect.element(history.getByRole('listitem').nth(0)).toBeVisible();
    expect(inForce.getByText(/^Since/).query()).toBeNull();
  });

  test('when nothing was ever changed, the history says so', async () => {
    lifespanPlatform(undefined);
    const { history } = await openPage();
    await expect.element(history.getByText('Nobody has changed the lifespan yet.')).toBeVisible();
  });

  test('when the records may not be read, the missing role is named and the rest works', async () => {
    lifespanPlatform('900').platform.on('GET /audit/auditRecords', () => refusal(403, 'forbidden'));
    const { inForce, history } = await openPage();
    await expect.element(history.getByText(/takes the role ROLE_AUDIT_READ/)).toBeVisible();
    await expect.element(inForce.getByText('15 minutes')).toBeVisible();
  });

  test('when the records cannot be read, a second try is offered', async () => {
    const { platform } = lifespanPlatform('900');
    platform.on('GET /audit/auditRecords', () => refusal(500, 'internal'));
    const { history } = await openPage();
    await expect.element(history.getByText('Something went wrong on the platform')).toBeVisible();
    lifespanPlatform('900', { platform });
    await history.getByRole('button', { name: 'Try again' }).click();
    await expect.element(history.getByText('Nobody has changed the lifespan yet.')).toBeVisible();
  });

  test('while the records are read, their outline is shown', async () => {
    lifespanPlatform('900').platform.on('GET /audit/auditRecords', () => new Promise<Response>(() => undefined));
    const { history } = await openPage();
    await expect.element(history.getByRole('status', { name: 'Reading the history' })).toBeVisible();
  });

  test('when the user may only read, nothing can be restored', async () => {
    const { changeTo } = lifespanPlatform('3600', { platform: new FakePlatform([roles.optionManagementRead]) });
    changeTo('900');
    const { history } = await openPage();
    await expect.element(history.getByRole('listitem').nth(1)).toBeVisible();
    expect(history.getByRole('button').elements()).toHaveLength(0);
  });
});

describe('a conflict', () => {
  test.each([true, false])('when somebody else changes it before saving (ETag: %s), it is shown', async (etags) => {
    const { platform, changeTo } = lifespanPlatform('3600', { etags });
    const { screen, field, inForce } = await openPage();
    await field.fill('900');
    changeTo('7200');
    await screen.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.element(screen.getByText('Somebody else changed the lifespan meanwhile')).toBeVisible();
    await expect.element(inForce.getByText('2 hours', { exact: true })).toBeVisible();
    await expect.element(field).toHaveValue('900');
    expect(platform.callsTo(`PUT ${lifespanOption}`)).toHaveLength(etags ? 1 : 0);
    await screen.getByRole('button', { name: 'Go on with my value' }).click();
    await screen.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.element(inForce.getByText('15 minutes', { exact: true })).toBeVisible();
  });

  test.each([true, false])(
    'when it was not set and somebody sets it (ETag: %s), that is not overwritten',
    async (etags) => {
      const { platform, changeTo } = lifespanPlatform(undefined, { etags });
      const { screen, field } = await openPage();
      await field.fill('900');
      changeTo('7200');
      await screen.getByRole('button', { name: 'Save', exact: true }).click();
      await expect.element(screen.getByText(/It is now 2 hours/)).toBeVisible();
      expect(platform.callsTo(`PUT ${lifespanOption}`)).toHaveLength(0);
    },
  );

  test('when somebody sets it for the first time in the very moment of saving, that is not overwritten', async () => {
    const { platform, changeTo } = lifespanPlatform(undefined);
    const { screen, field, inForce } = await openPage();
    await field.fill('900');
    const [category, key] = ['/tenant/options/oauth.internal', 'device-token.lifespan.seconds'];
    let seen: Record<string, string> = {};
    platform.on(`GET ${category}`, () => {
      const reply = jsonReply(seen);
      if (seen[key] === undefined) changeTo('7200');
      seen = { [key]: '7200' };
      return reply;
    });
    await screen.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.element(screen.getByText(/It is now 2 hours/)).toBeVisible();
    await expect.element(inForce.getByText('2 hours', { exact: true })).toBeVisible();
    expect(platform.callsTo(`PUT ${lifespanOption}`)).toHaveLength(1);
  });

  test.each([true, false])('when it is reset meanwhile (ETag: %s), a reset here says so', async (etags) => {
    const { changeTo } = lifespanPlatform('900', { etags });
    const { screen, inForce } = await openPage();
    changeTo('7200');
    await screen.getByRole('button', { name: 'Reset to default' }).click();
    await expect.element(screen.getByText(/It is now 2 hours/)).toBeVisible();
    await screen.getByRole('button', { name: 'Go on with the present value' }).click();
    await expect.element(screen.getByText('Somebody else changed the lifespan meanwhile')).not.toBeInTheDocument();
    await expect.element(inForce.getByText('2 hours', { exact: true })).toBeVisible();
  });
});

describe('the fleet', () => {
  test('when the platform knows its devices, the consequence is reckoned with their number', async () => {
    withDevices(lifespanPlatform('3600').platform);
    const { screen } = await openPage();
    const row = screen.getByRole('row', { name: /Token requests per hour/ });
    const perSecond = screen.getByRole('row', { name: /Token requests per second/ });
    await expect.element(row).toHaveTextContent('Token requests per hour240');
    await screen.getByRole('textbox', { name: 'Devices' }).fill('5000');
    await expect.element(row).toHaveTextContent('Token requests per hour5,000');
    await expect.element(perSecond).toHaveTextContent('Token requests per second1.39');
    await screen.getByRole('textbox', { name: 'Devices' }).fill('36');
    await expect.element(perSecond).toHaveTextContent('Token requests per second0.01');
    await screen.getByRole('textbox', { name: 'Devices' }).fill('35');
    await expect.element(perSecond).toHaveTextContent('Token requests per second< 0.01');
    await screen.getByRole('button', { name: 'Use the platform’s number' }).click();
    await expect.element(row).toHaveTextContent('Token requests per hour240');
  });

  test('when all device tokens are to end now, their number is told before', async () => {
    const { platform } = lifespanPlatform('3600');
    withDevices(platform).on('POST /service/gatehouse/token-revocations', ({ body }) =>
      jsonReply({ devices: 240, liveTokens: 200, revoked: !body.includes('dryRun') }),
    );
    const { screen, tokens } = await openPage();
    await tokens.getByRole('button', { name: 'Revoke all device tokens now' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Revoke all device tokens?' });
    await expect.element(dialog.getByText(/240 devices are concerned. 200 have a valid token now/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Revoke tokens' }).click();
    await expect.element(screen.getByText('Tokens of 240 devices are revoked')).toBeVisible();
    const bodies = platform.callsTo('POST /service/gatehouse/token-revocations').map(({ body }) => body);
    expect(bodies).toEqual(['{"scope":"all","dryRun":true}', '{"scope":"all"}']);
  });

  test('when the tenant is a remote one, revoking is not offered and the fleet is an example', async () => {
    withDevices(lifespanPlatform('3600').platform, 'remote');
    const { screen } = await openPage();
    await expect.element(screen.getByText(/An example/)).toBeVisible();
    expect(screen.getByRole('button', { name: /Revoke all/ }).query()).toBeNull();
  });

  test('when the user may not revoke, the role that it takes is named', async () => {
    withDevices(lifespanPlatform('3600', { platform: new FakePlatform([roles.optionManagementAdmin]) }).platform);
    const { tokens } = await openPage();
    await expect.element(tokens.getByText(/ROLE_USER_MANAGEMENT_ADMIN/)).toBeVisible();
    expect(tokens.getByRole('button').elements()).toHaveLength(0);
  });
});

describe('the page', () => {
  test('while the value is read, its outline is shown', async () => {
    lifespanPlatform('900').platform.on('GET /tenant/options/oauth.internal', () => new Promise(() => undefined));
    const screen = await openConsole('/token-lifespan');
    await expect.element(screen.getByRole('main').getByRole('status', { name: 'Loading' })).toBeVisible();
  });

  test('when no reply comes at all, that is told and a second try is offered', async () => {
    const { platform } = lifespanPlatform('900');
    platform.on('GET /tenant/options/oauth.internal', () => {
      throw new TypeError('Failed to fetch');
    });
    const screen = await openConsole('/token-lifespan');
    await expect.element(screen.getByRole('alert')).toBeVisible();
    lifespanPlatform('900', { platform });
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByText('900 seconds', { exact: true })).toBeVisible();
  });

  test('when options may not be read at all, the page says why', async () => {
    lifespanPlatform('900').platform.on('GET /tenant/options/oauth.internal', () => refusal(403, 'forbidden'));
    const screen = await openConsole('/token-lifespan');
    await expect.element(screen.getByRole('alert')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Save', exact: true }).query()).toBeNull();
  });

  test('when the session ends at saving, the sign-in page opens and leads back', async () => {
    const { platform } = lifespanPlatform('900');
    const { screen, field } = await openPage();
    platform.on(`PUT ${lifespanOption}`, () => refusal(401, 'session-missing'));
    await field.fill('600');
    await screen.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.element(screen.getByText(/Your session has ended. Sign in again/)).toBeVisible();
    expect(screen.history.location.search).toContain('back=%2Ftoken-lifespan');
  });
});
