import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appCode } from '#testing/authenticator-app.ts';
import { openSession, type BrowserSession } from '#testing/browser-session.ts';
import type { RestReply } from '#testing/call-rest.ts';
import { startRemotePair } from '#testing/remote-pair.ts';
import { basic, testPassword, type TestGatehouse } from '#testing/start-gatehouse.ts';

/** Plays the vendor's cloud; the console's paths of one's own account are called in front of it. */
let cloud: TestGatehouse;
let gateway: TestGatehouse;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ cloud, gateway, stop } = await startRemotePair());
});
afterAll(() => stop());

const secretPath = '/user/currentUser/totpSecret';
const passwordPath = '/user/currentUser/password';
const signIn = (userName: string, more: { password?: string; code?: string } = {}): Promise<BrowserSession> =>
  openSession(gateway, { userName, ...more });
const codeOf = ({ json }: RestReply): unknown => (json as { details?: { code: string } } | undefined)?.details?.code;

/** Sets up a second factor with these calls. @returns the secret. */
async function setUp(call: BrowserSession['call']): Promise<string> {
  const { rawSecret, secretQrUrl } = (await call('POST', secretPath, { json: {} })).json as Record<string, string>;
  expect(secretQrUrl).toMatch(/^otpauth:\/\/totp\//);
  const code = appCode(rawSecret ?? '', cloud.clock.now());
  expect((await call('POST', `${secretPath}/verify`, { json: { code } })).status).toBe(204);
  expect((await call('POST', `${secretPath}/activity`, { json: { isActive: true } })).status).toBe(204);
  // A code counts once.
  cloud.clock.advance(60);
  return rawSecret ?? '';
}

describe('in front of a remote tenant, a person', () => {
  test('sets up a second factor, signs in with it and gives it up, and the secret stays between the two', async () => {
    await cloud.addUser({ userName: 'ines' });
    const first = await signIn('ines');
    expect((await first.call('GET', `${secretPath}/activity`)).json).toEqual({ isActive: false });
    const rawSecret = await setUp((...request) => first.call(...request));
    expect((await first.call('GET', `${secretPath}/activity`)).json).toEqual({ isActive: true });

    const without = await signIn('ines');
    expect([without.begun.status, codeOf(without.begun)]).toEqual([401, 'second-factor-required']);
    expect(without.token()).toBe('');
    const session = await signIn('ines', { code: appCode(rawSecret, cloud.clock.now()) });
    expect(session.begun.status).toBe(200);
    cloud.clock.advance(60);
    const giveUp = (code: string) =>
      session.call('POST', `${secretPath}/activity`, { json: { isActive: false, code } });
    const wrong = await giveUp('000000');
    expect([wrong.status, codeOf(wrong)]).toEqual([403, 'second-factor-code-wrong']);
    expect((await giveUp(appCode(rawSecret, cloud.clock.now()))).status).toBe(204);
    expect((await signIn('ines')).begun.status).toBe(200);
    expect(gateway.logged() + cloud.logged()).not.toContain(rawSecret);
  });

  test('of whom the tenant demands a second factor sets it up by name and password, before the first session', async () => {
    await cloud.addUser({ userName: 'otto' });
    const enforced = '/tenant/options/two-factor-authentication/enforced';
    await cloud.call('PUT', enforced, { json: { value: true } });
    const { begun } = await signIn('otto');
    expect([begun.status, codeOf(begun)]).toEqual([401, 'second-factor-setup-required']);
    const authorization = basic('t1001/otto');
    const rawSecret = await setUp((method, path, call) => gateway.call(method, path, { ...call, authorization }));
    const session = await signIn('otto', { code: appCode(rawSecret, cloud.clock.now()) });
    expect((await session.call('GET', '/user/currentUser')).json).toMatchObject({ userName: 'otto' });
    await cloud.storage.deleteFrom('tenant_options').execute();
  });

  test('changes the own password: the other sessions end, this one goes on under new cookies of this origin', async () => {
    await cloud.addUser({ userName: 'paula' });
    const [here, elsewhere] = [await signIn('paula'), await signIn('paula')];
    const before = here.token();
    const newPassword = 'another correct horse';
    const change = (currentUserPassword: string) =>
      here.call('PUT', passwordPath, { json: { currentUserPassword, newPassword } });
    const refused = await change('not the password');
    expect([refused.status, codeOf(refused)]).toEqual([403, 'current-password-wrong']);
    const changed = await change(testPassword);
    expect(changed.status).toBeLessThan(300);
    for (const cookie of changed.headers.getSetCookie()) expect(cookie).toMatch(/; Path=\/; .*SameSite=Strict$/);
    expect(here.token()).not.toBe(before);
    const statuses = [here, elsewhere].map(async (one) => (await one.call('GET', '/user/currentUser')).status);
    expect(await Promise.all(statuses)).toEqual([200, 401]);
    expect((await signIn('paula')).begun.status).toBe(401);
    expect((await signIn('paula', { password: newPassword })).begun.status).toBe(200);
    expect(gateway.logged() + cloud.logged()).not.toContain(newPassword);
  });

  test('writes nothing without the XSRF header, and a device nothing at all', async () => {
    await cloud.addUser({ userName: 'rosa' });
    const session = await signIn('rosa');
    const headers = { 'x-xsrf-token': 'guessed' };
    for (const [method, path] of [
      ['POST', secretPath],
      ['POST', `${secretPath}/activity`],
      ['PUT', passwordPath],
    ] as const) {
      expect(codeOf(await session.call(method, path, { json: {}, headers }))).toBe('xsrf-mismatch');
    }
    const authorization = await cloud.addUser({ userName: 'device_x', kind: 'device', roles: ['ROLE_DEVICE'] });
    expect((await gateway.call('POST', secretPath, { authorization, json: {} })).status).toBe(403);
  });

  test('reaches nobody else’s second factor or password by these paths', async () => {
    for (const path of ['/user/t1001/users/admin/totpSecret', '/user/t1001/users/admin/password']) {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
        expect((await gateway.call(method, path)).status).toBe(404);
      }
    }
    expect((await gateway.call('DELETE', '/service/gatehouse/own-sessions')).status).toBe(404);
  });
});
