import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { platformDer } from '#console/certificates/platform-der.ts';
import { writePkcs12 } from '#pki/author/pkcs12.ts';
import { createTestDevice, type TestDevice } from '#pki/author/test-device.ts';
import { jsonReply, refusal } from '#testing/fake-platform.ts';
import { openChainCheck, platformThatTrusts, splitPem, trustedPath, trustedReply } from '#testing/open-chain-check.tsx';
import { testNow } from '#testing/open-console.tsx';

const count = 45;

let device: TestDevice;
let strangers: TestDevice[];
let locked: TestDevice;
beforeAll(async () => {
  device = await createTestDevice({ crypto, at: testNow, commonName: 'pump-0' });
  locked = await createTestDevice({ crypto, at: testNow, commonName: 'locked-1' });
  strangers = await Promise.all(
    [1, 2].map((number) => createTestDevice({ crypto, at: testNow, commonName: `stranger-${number}` })),
  );
});
beforeEach(() => {
  // Three workers, whatever the machine has.
  vi.spyOn(navigator, 'hardwareConcurrency', 'get').mockReturnValue(4);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** One accepted device given many times over, two strangers, the intermediate on its own, and a note. */
function fleetFiles(): File[] {
  const [leaf = '', intermediate = ''] = splitPem(device.chainPem);
  return [
    ...Array.from({ length: count }, (_, index) => new File([leaf], `copy-${index}.pem`)),
    ...strangers.map(({ chainPem }, index) => new File([splitPem(chainPem)[0] ?? ''], `stranger-${index}.pem`)),
    new File([intermediate], 'ca.pem'),
    new File(['hello'], 'note.txt'),
  ];
}

/** The DER of one PEM block. */
function derOf(pem: string): Uint8Array {
  return platformDer(pem) ?? new Uint8Array();
}

describe('a fleet', () => {
  test('is judged by several workers, each device once, and nothing of it is sent', async () => {
    const platform = platformThatTrusts([device.caCertificatePem]);
    const { screen, drop } = await openChainCheck();
    drop(...fleetFiles());
    await expect.element(screen.getByRole('heading', { name: '2 of 3 devices are refused' })).toBeVisible();
    await expect.element(screen.getByText(/44 certificates were given again/)).toBeVisible();
    await expect.element(screen.getByText('No file leaves your browser.')).toBeVisible();
    expect(platform.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
    const [, piece = 'none'] = device.chainPem.split('\n');
    expect(platform.calls.filter(({ body, query }) => `${body}${query.toString()}`.includes(piece))).toEqual([]);
  });

  test('is narrowed by reason, and the address keeps it', async () => {
    platformThatTrusts([device.caCertificatePem]);
    const { screen, drop } = await openChainCheck();
    drop(...fleetFiles());
    await screen.getByRole('button', { name: 'An intermediate certificate is missing' }).click();
    await expect.element(screen.getByRole('heading', { name: 'Devices 2' })).toBeVisible();
    expect(screen.history.location.search).toContain('reason=issuer-not-found');
  });

  test('opens one device in full and comes back to the table', async () => {
    platformThatTrusts([device.caCertificatePem]);
    const { screen, drop } = await openChainCheck();
    drop(...fleetFiles());
    await screen.getByRole('table', { name: 'Devices' }).getByRole('button', { name: 'pump-0' }).click();
    await expect.element(screen.getByText('This device is accepted')).toBeVisible();
    await screen.getByRole('button', { name: 'All devices' }).click();
    await expect.element(screen.getByRole('heading', { name: 'Devices 3' })).toBeVisible();
  });

  test('names what was left out and what was found', async () => {
    platformThatTrusts([device.caCertificatePem]);
    const { screen, drop } = await openChainCheck();
    drop(...fleetFiles());
    await screen.getByRole('button', { name: '1 thing was left out' }).click();
    await expect.element(screen.getByText('Nothing was recognised')).toBeVisible();
    await expect.element(screen.getByText('note.txt, line 1')).toBeVisible();
  });

  test('is judged again as of another day', async () => {
    platformThatTrusts([device.caCertificatePem]);
    const { screen, drop } = await openChainCheck();
    drop(...fleetFiles());
    await expect.element(screen.getByRole('heading', { name: '2 of 3 devices are refused' })).toBeVisible();
    await screen.getByLabelText('Judge as of').fill('2049-01-01T00:00');
    await expect.element(screen.getByRole('heading', { name: '3 of 3 devices are refused' })).toBeVisible();
  });
});

/** The files are read three times here; a busy machine takes its time for each. */
const patient = { timeout: 60_000 };

describe('a fleet with files that are protected', () => {
  test('is judged without them first, says how many they are, and again with their password', async () => {
    platformThatTrusts([device.caCertificatePem]);
    const [leaf = '', intermediate = ''] = splitPem(locked.chainPem);
    const certificates = [derOf(leaf), derOf(intermediate)];
    const plan = { privateKey: derOf(locked.deviceKeyPem), certificates, password: 'open sesame' };
    const container = new File([(await writePkcs12(crypto, plan)).slice()], 'locked.p12');
    const { screen, drop } = await openChainCheck();
    drop(...fleetFiles(), container);
    await expect.element(screen.getByRole('heading', { name: '2 of 3 devices are refused' }), patient).toBeVisible();
    const field = screen.getByRole('textbox', { name: /1 protected file/ });
    await field.fill('wrong');
    await screen.getByRole('button', { name: 'Open', exact: true }).click();
    await expect.element(screen.getByText('This password does not open it.'), patient).toBeVisible();
    await field.fill('open sesame');
    await screen.getByRole('button', { name: 'Open', exact: true }).click();
    await expect.element(screen.getByRole('heading', { name: '3 of 4 devices are refused' }), patient).toBeVisible();
  }, 200_000);
});

describe('a fleet that cannot be judged', () => {
  test('while the trusted certificates may not be read, that is told, and the files are kept', async () => {
    const platform = platformThatTrusts([device.caCertificatePem]);
    platform.on(trustedPath, () => refusal(403, 'forbidden'));
    const { screen, drop } = await openChainCheck();
    drop(...fleetFiles());
    await expect.element(screen.getByText('You are not allowed to do this')).toBeVisible();
    platform.on(trustedPath, () => trustedReply([device.caCertificatePem]));
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByRole('heading', { name: '2 of 3 devices are refused' })).toBeVisible();
  });

  test('while the platform cannot be reached, that is told', async () => {
    platformThatTrusts([]).on(trustedPath, () => Promise.reject(new TypeError('offline')));
    const { screen, drop } = await openChainCheck();
    drop(...fleetFiles());
    await expect.element(screen.getByRole('alert')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  test('when the session is over, the sign-in page comes, and leads back here', async () => {
    platformThatTrusts([])
      .on(trustedPath, () => refusal(401, 'session-missing'))
      .on('GET /tenant/loginOptions', () => jsonReply({ loginOptions: [{ type: 'OAUTH2_INTERNAL' }] }));
    const { screen, drop } = await openChainCheck();
    drop(...fleetFiles());
    await expect.element(screen.getByRole('button', { name: 'Sign in' })).toBeVisible();
    expect(decodeURIComponent(screen.history.location.search)).toContain('/chain-check');
  });

  test('when the worker does not load, that is told and it can be started again', async () => {
    platformThatTrusts([device.caCertificatePem]);
    const { screen, drop } = await openChainCheck();
    const Working = window.Worker;
    vi.stubGlobal(
      'Worker',
      class extends EventTarget {
        constructor() {
          super();
          queueMicrotask(() => this.dispatchEvent(new ErrorEvent('error', { message: 'blocked by the test' })));
        }
        postMessage(): void {}
        terminate(): void {}
      },
    );
    drop(...fleetFiles());
    await expect.element(screen.getByText('The check of these files failed')).toBeVisible();
    await expect.element(screen.getByText('blocked by the test')).toBeVisible();
    vi.stubGlobal('Worker', Working);
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByRole('heading', { name: '2 of 3 devices are refused' })).toBeVisible();
  });

  test('when it is cancelled, the workers stop and it can be started again', async () => {
    const platform = platformThatTrusts([device.caCertificatePem]);
    platform.on(trustedPath, () => new Promise(() => undefined));
    const { screen, drop } = await openChainCheck();
    drop(...fleetFiles());
    await screen.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(screen.getByText('Cancelled', { exact: true })).toBeVisible();
    platform.on(trustedPath, () => trustedReply([device.caCertificatePem]));
    await expect.element(screen.getByRole('button', { name: 'Start again' })).toBeVisible();
  });

  test('when no device certificate is in it, that is said', async () => {
    platformThatTrusts([]);
    const { screen, drop } = await openChainCheck();
    drop(...Array.from({ length: count }, (_, index) => new File(['hello'], `note-${index}.txt`)));
    await expect.element(screen.getByRole('heading', { name: 'No device certificate was found' })).toBeVisible();
  });
});
