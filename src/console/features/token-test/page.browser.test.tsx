import { beforeAll, describe, expect, test } from 'vitest';
import { roles } from '#contract/sessions.ts';
import type { TokenTestEvent } from '#contract/token-tests.ts';
import { createTestDevice, type TestDevice } from '#pki/author/test-device.ts';
import { FakePlatform, jsonReply, refusal } from '#testing/fake-platform.ts';
import { openConsole, testNow } from '#testing/open-console.tsx';

const trustedPath = '/tenant/tenants/t1001/trusted-certificates';
const runPath = 'POST /service/gatehouse/token-tests';
const endpoint = 'https://localhost:8443/devicecontrol/deviceAccessToken';
const fingerprint = 'ab'.repeat(20);
const seconds = testNow.getTime() / 1000;
const claims = { iss: 'localhost', aud: 'localhost', sub: 'device_pump-7', ten: 't1001', jti: 'id-1', nbf: seconds };

const begin: TokenTestEvent[] = [
  { type: 'started', target: endpoint, headerSent: true, headerBytes: 1466 },
  { type: 'step-started', step: 'connect', atMs: 0 },
  { type: 'step-done', step: 'connect', atMs: 1.2, durationMs: 1.2, facts: { address: '127.0.0.1' } },
  { type: 'step-started', step: 'tls', atMs: 1.2 },
];
const token: TokenTestEvent[] = [
  ...begin,
  { type: 'reply', status: 200, contentType: 'application/json', body: '{"accessToken":"a.b.c"}' },
  {
    type: 'token',
    accessToken: 'a.b.c',
    header: { alg: 'ES256' },
    claims: { ...claims, iat: seconds, exp: seconds + 3600 },
    signature: 'verified',
  },
  { type: 'finished', result: 'token', atMs: 42 },
];
const refused: TokenTestEvent[] = [
  ...begin,
  { type: 'failed', step: 'reply', atMs: 9, durationMs: 2, reason: 'chain-refused', evidence: { status: 401 } },
  { type: 'finished', result: 'failed', atMs: 9 },
];

const answerWith = (events: TokenTestEvent[]) => () =>
  new Response(events.map((event) => `${JSON.stringify(event)}\n`).join(''));

interface Trusted {
  fingerprint: string;
  status: string;
  certInPemFormat: string;
  subject?: string;
}

/** A platform that keeps trusted certificates and answers a test with these events. */
function platformThatAnswers(events: TokenTestEvent[], platform = new FakePlatform()) {
  const trusted: Trusted[] = [];
  const statistics = { currentPage: 1, pageSize: 2000, totalPages: 1 };
  platform
    .on(`GET ${trustedPath}`, () => jsonReply({ certificates: trusted, self: '', statistics }))
    .on(`POST ${trustedPath}`, ({ body }) => {
      trusted.push({ ...JSON.parse(body), fingerprint });
      return jsonReply(trusted[0], 201);
    })
    .on(`DELETE ${trustedPath}/${fingerprint}`, () => {
      trusted.length = 0;
      return new Response(null, { status: 204 });
    })
    .on('GET /service/gatehouse/connection', () =>
      jsonReply({ mode: 'embedded', deviceEndpoint: endpoint, ownCa: true }),
    )
    .on(runPath, answerWith(events));
  return { platform, trusted };
}

async function openPage() {
  const screen = await openConsole('/token-test');
  await expect.element(screen.getByText('No run yet')).toBeVisible();
  return screen;
}

async function openWithTestDevice() {
  const screen = await openPage();
  await screen.getByRole('button', { name: 'Create a test device' }).click();
  await expect.element(screen.getByText('This device is accepted').first()).toBeInTheDocument();
  return screen;
}

let device: TestDevice;
beforeAll(async () => {
  device = await createTestDevice({ crypto, at: testNow, commonName: 'pump-7' });
});

describe('a device made here', () => {
  test('when it is created, its CA is trusted as a test with auto-registration on', async () => {
    const { platform } = platformThatAnswers(token);
    await openWithTestDevice();
    const [upload] = platform.callsTo(`POST ${trustedPath}`);
    expect(JSON.parse(upload?.body ?? '')).toMatchObject({
      status: 'ENABLED',
      autoRegistrationEnabled: true,
      name: expect.stringMatching(/^Test CA of test-device-/),
    });
    expect(upload?.body).not.toContain('PRIVATE KEY');
  });

  test('when the button is clicked twice at once, one CA is trusted', async () => {
    const { platform } = platformThatAnswers(token);
    const screen = await openPage();
    await screen.getByRole('button', { name: 'Create a test device' }).dblClick();
    await expect.element(screen.getByText('This device is accepted').first()).toBeInTheDocument();
    expect(platform.callsTo(`POST ${trustedPath}`)).toHaveLength(1);
  });

  test('when its CA is removed, its user goes as well, and the page begins anew', async () => {
    const { platform } = platformThatAnswers(token);
    const screen = await openWithTestDevice();
    const { name } = JSON.parse(platform.callsTo(`POST ${trustedPath}`)[0]?.body ?? '') as { name: string };
    const user = `DELETE /user/t1001/users/device_${name.replace('Test CA of ', '')}`;
    platform.on(user, () => new Response(null, { status: 204 }));
    await screen.getByRole('button', { name: 'Remove the test CA' }).click();
    await expect.element(screen.getByRole('button', { name: 'Create a test device' })).toBeVisible();
    expect(platform.callsTo(`DELETE ${trustedPath}/${fingerprint}`)).toHaveLength(1);
    expect(platform.callsTo(user)).toHaveLength(1);
  });

  test('when its CA is removed before it had a token, there is no user, and that is no failure', async () => {
    platformThatAnswers(token);
    const screen = await openWithTestDevice();
    await screen.getByRole('button', { name: 'Remove the test CA' }).click();
    await expect.element(screen.getByRole('button', { name: 'Create a test device' })).toBeVisible();
  });

  test('when its user cannot be deleted, the CA is no longer trusted all the same, and the reason is told', async () => {
    const { platform } = platformThatAnswers(token);
    const screen = await openWithTestDevice();
    const { name } = JSON.parse(platform.callsTo(`POST ${trustedPath}`)[0]?.body ?? '') as { name: string };
    const user = `DELETE /user/t1001/users/device_${name.replace('Test CA of ', '')}`;
    platform.on(user, () => refusal(500, 'internal'));
    await screen.getByRole('button', { name: 'Remove the test CA' }).click();
    await expect.element(screen.getByText('Something went wrong on the platform')).toBeVisible();
    expect(platform.callsTo(`DELETE ${trustedPath}/${fingerprint}`)).toHaveLength(1);
  });

  test('when the admin may not delete users, the CA is removed all the same', async () => {
    const { platform } = platformThatAnswers(token, new FakePlatform([roles.tenantManagementAdmin]));
    const screen = await openWithTestDevice();
    await screen.getByRole('button', { name: 'Remove the test CA' }).click();
    await expect.element(screen.getByRole('button', { name: 'Create a test device' })).toBeVisible();
    expect(platform.calls.filter(({ method, path }) => method === 'DELETE' && path.startsWith('/user/'))).toEqual([]);
  });

  test('when the upload is refused, the reason is told', async () => {
    platformThatAnswers(token).platform.on(`POST ${trustedPath}`, () => refusal(409, 'certificate-duplicate'));
    const screen = await openPage();
    await screen.getByRole('button', { name: 'Create a test device' }).click();
    await expect.element(screen.getByText('This certificate is already trusted')).toBeVisible();
  });

  test('when a CA of an earlier test is still trusted, it can be removed with one click', async () => {
    const { platform, trusted } = platformThatAnswers(token);
    const subject = 'CN=Gatehouse test CA 0123abcd';
    trusted.push({ fingerprint, status: 'ENABLED', certInPemFormat: device.caCertificatePem, subject });
    const screen = await openPage();
    await screen.getByRole('button', { name: 'Remove it' }).click();
    await expect.element(screen.getByText('A CA of an earlier test is still trusted.')).not.toBeInTheDocument();
    expect(platform.callsTo('DELETE /user/t1001/users/device_test-device-0123abcd')).toHaveLength(1);
  });
});

describe('a device from files', () => {
  const deviceText = 'Certificate and key as text';

  test('when chain and key are pasted, the device can be used', async () => {
    const { platform } = platformThatAnswers(refused);
    const screen = await openPage();
    await screen.getByRole('textbox', { name: deviceText }).fill(device.chainPem + device.deviceKeyPem);
    await screen.getByRole('button', { name: 'Use this device' }).click();
    await screen.getByRole('button', { name: 'Run test' }).click();
    await expect.element(screen.getByText('The platform refused the certificate chain').first()).toBeVisible();
    const [call] = platform.callsTo(runPath);
    expect(JSON.parse(call?.body ?? '')).toEqual({
      certificateChainPem: device.chainPem,
      privateKeyPem: device.deviceKeyPem,
      chainHeader: 'automatic',
    });
  });

  test('when the key is missing, that is said', async () => {
    platformThatAnswers(token);
    const screen = await openPage();
    await screen.getByRole('textbox', { name: deviceText }).fill(device.chainPem);
    await expect.element(screen.getByText('The private key of pump-7 is not among the files.')).toBeVisible();
  });
});

describe('a run', () => {
  test('when a token comes, it is decoded and its lifetime compared with the option', async () => {
    platformThatAnswers(token);
    const screen = await openWithTestDevice();
    await screen.getByRole('button', { name: 'Run test' }).click();
    await expect.element(screen.getByText('Token received after 42 ms').first()).toBeVisible();
    await expect.element(screen.getByText('1 hour left')).toBeVisible();
    await expect.element(screen.getByText('As the tenant option says.')).toBeVisible();
    await expect.element(screen.getByRole('row', { name: /^sub device_pump-7/ })).toBeVisible();
    await expect.element(screen.getByRole('region', { name: 'Results of this sitting' })).toBeVisible();
  });

  test('when the token lives shorter than the option, that is said', async () => {
    const { platform } = platformThatAnswers(token);
    const key = 'device-token.lifespan.seconds';
    platform.on('GET /tenant/options/oauth.internal', () => jsonReply({ [key]: '7200' }));
    platform.on(`GET /tenant/options/oauth.internal/${key}`, () =>
      jsonReply({ category: 'oauth.internal', key, value: '7200' }),
    );
    const screen = await openWithTestDevice();
    await screen.getByRole('button', { name: 'Run test' }).click();
    await expect.element(screen.getByText('Shorter than the tenant option of 2 hours.')).toBeVisible();
  });

  test('when it fails, step, reason, remedy and evidence are shown', async () => {
    platformThatAnswers(refused);
    const screen = await openWithTestDevice();
    await screen.getByRole('button', { name: 'Run test' }).click();
    await expect.element(screen.getByText('Failed at: Reply')).toBeVisible();
    await expect.element(screen.getByText(/See the verdict before the run/)).toBeVisible();
    await expect.element(screen.getByRole('row', { name: 'Status 401' })).toBeVisible();
  });

  test('when it is run twice, both results are listed and either can be looked at', async () => {
    const { platform } = platformThatAnswers(refused);
    const screen = await openWithTestDevice();
    await screen.getByRole('button', { name: 'Run test' }).click();
    await expect.element(screen.getByText('Failed at: Reply')).toBeVisible();
    platform.on(runPath, answerWith(token));
    await screen.getByRole('button', { name: 'Run test' }).click();
    await expect.element(screen.getByText('1 hour left')).toBeVisible();
    await screen.getByRole('button', { name: /^Show test-device/ }).click();
    await expect.element(screen.getByText('Failed at: Reply')).toBeVisible();
  });

  test('when it is cancelled, it stops and is listed as cancelled', async () => {
    const { platform } = platformThatAnswers(token);
    platform.on(runPath, () => new Response(new ReadableStream()));
    const screen = await openWithTestDevice();
    await screen.getByRole('button', { name: 'Run test' }).click();
    await screen.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(screen.getByText('The test was cancelled').first()).toBeVisible();
  });

  test('when the button is clicked twice at once, it is one run', async () => {
    const { platform } = platformThatAnswers(token);
    const screen = await openWithTestDevice();
    await screen.getByRole('button', { name: 'Run test' }).dblClick();
    await expect.element(screen.getByText('Token received after 42 ms').first()).toBeVisible();
    expect(platform.callsTo(runPath)).toHaveLength(1);
  });

  test('when the session is over by then, it leads to sign-in', async () => {
    const { platform } = platformThatAnswers(token);
    const screen = await openWithTestDevice();
    const over = () => refusal(401, 'session-missing');
    platform.on(runPath, over).on('GET /user/currentUser', over).on('GET /tenant/currentTenant', over);
    platform.on('GET /tenant/loginOptions', () => jsonReply({ loginOptions: [{ type: 'OAUTH2_INTERNAL' }] }));
    await screen.getByRole('button', { name: 'Run test' }).click();
    await expect.element(screen.getByText(/Your session has ended/)).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Sign in' })).toBeVisible();
  });

  test('when the answer ends before the run does, it counts as broken off', async () => {
    platformThatAnswers(begin);
    const screen = await openWithTestDevice();
    await screen.getByRole('button', { name: 'Run test' }).click();
    await expect.element(screen.getByRole('alert').getByText('The platform cannot be reached')).toBeVisible();
  });

  test('when the header is switched off, the test is told so', async () => {
    const { platform } = platformThatAnswers(token);
    const screen = await openWithTestDevice();
    await screen.getByText('Off', { exact: true }).click();
    await expect.element(screen.getByText(/will not be sent[^]*this device will be refused/)).toBeVisible();
    await screen.getByRole('button', { name: 'Run test' }).click();
    await expect.element(screen.getByText('Token received after 42 ms').first()).toBeVisible();
    expect(JSON.parse(platform.callsTo(runPath)[0]?.body ?? '')).toMatchObject({ chainHeader: 'off' });
  });

  test('when the user may not run tests, that is said in place of the button', async () => {
    const reader = new FakePlatform([roles.tenantManagementRead]);
    platformThatAnswers(token, reader);
    const screen = await openPage();
    await expect.element(screen.getByText(/files can still be judged here/)).toBeVisible();
    await screen
      .getByRole('textbox', { name: 'Certificate and key as text' })
      .fill(device.chainPem + device.deviceKeyPem);
    await screen.getByRole('button', { name: 'Use this device' }).click();
    await expect.element(screen.getByText(/^Running a token test takes the role ROLE_TENANT/)).toBeVisible();
  });
});

describe('the token in use', () => {
  test('when it is logged out, the next call proves 401 and the admin stays signed in', async () => {
    const { platform } = platformThatAnswers(token);
    const screen = await openWithTestDevice();
    await screen.getByRole('button', { name: 'Run test' }).click();
    let valid = true;
    const admin = () => jsonReply({ userName: 'admin', effectiveRoles: [] });
    platform.on('GET /user/currentUser', ({ headers }) => {
      if (!headers.has('Authorization')) return admin();
      return valid ? jsonReply({ userName: 'device_pump-7' }) : refusal(401, 'session-missing');
    });
    platform.on('POST /user/logout', () => {
      valid = false;
      return new Response(null, { status: 200 });
    });
    await screen.getByRole('button', { name: 'Call the API with it' }).click();
    await expect.element(screen.getByText(/takes the token for device_pump-7/)).toBeVisible();
    await screen.getByRole('button', { name: 'Log out token' }).click();
    await expect.element(screen.getByText(/refused with 401 from then on/)).toBeVisible();
    const withToken = platform.calls.filter(({ headers }) => headers.get('Authorization') === 'Bearer a.b.c');
    expect(withToken.map(({ method, path, credentials }) => `${method} ${path} ${credentials}`)).toEqual([
      'GET /user/currentUser omit',
      'POST /user/logout omit',
      'GET /user/currentUser omit',
    ]);
    await expect.element(screen.getByRole('button', { name: 'Account of admin' })).toBeVisible();
  });
});
