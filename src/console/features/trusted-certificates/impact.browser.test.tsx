import { cleanNotifications } from '@mantine/notifications';
import { afterEach, describe, expect, test } from 'vitest';
import { FakePlatform, jsonReply, refusal } from '#testing/fake-platform.ts';
import { openConsole } from '#testing/open-console.tsx';
import { trustedCertificate, trustedPath, withDeviceCounts, withTrusted } from '#testing/trusted-platform.ts';

afterEach(() => cleanNotifications());

const one = trustedCertificate(1);
const two = trustedCertificate(2);
const byAnchor = 'GET /service/gatehouse/device-users/by-anchor';
const revocations = 'POST /service/gatehouse/token-revocations';
const put = `PUT ${trustedPath}/${one.fingerprint}`;

function platform(mode: 'embedded' | 'remote' = 'embedded'): FakePlatform {
  return withDeviceCounts(withTrusted([one, two]), { [one.fingerprint]: { devices: 12, liveTokens: 7 } }, mode);
}

async function openMenu(item: string) {
  const screen = await openConsole('/trusted-certificates');
  await screen.getByRole('button', { name: 'Actions for Factory CA 1' }).click();
  await screen.getByRole('menuitem', { name: item }).click();
  return { screen, dialog: screen.getByRole('dialog') };
}

describe('devices that came through a certificate', () => {
  test('their number stands in the list, leads to them, and can be sorted by', async () => {
    platform();
    const screen = await openConsole('/trusted-certificates?sort=devices');
    const first = screen.getByRole('row').nth(1);
    const link = first.getByRole('link', { name: '12 devices' });
    await expect.element(link).toHaveAttribute('href', `/activity?tab=devices&anchor=${one.fingerprint}`);
    await expect.element(first.getByText('7 valid tokens')).toBeVisible();
    await expect.element(screen.getByRole('row', { name: /Factory CA 2/ }).getByText('None')).toBeVisible();
  });

  test('when the tenant is a remote one, there is no such column', async () => {
    platform('remote');
    const screen = await openConsole('/trusted-certificates');
    await expect.element(screen.getByRole('row', { name: /Factory CA 1/ })).toBeVisible();
    expect(screen.getByRole('columnheader', { name: 'Devices' }).query()).toBeNull();
  });
});

describe('before a certificate is disabled', () => {
  test('when devices hang on it, their number is told first; afterwards it can be undone', async () => {
    const fake = platform();
    const screen = await openConsole('/trusted-certificates');
    await expect.element(screen.getByRole('link', { name: '12 devices' })).toBeVisible();
    const status = screen.getByRole('switch', { name: 'Enabled: Factory CA 1' });
    await status.click({ force: true });
    const dialog = screen.getByRole('dialog', { name: 'Disable Factory CA 1?' });
    await expect.element(dialog.getByText(/12 devices came through it last. 7 hold a valid token now/)).toBeVisible();
    expect(fake.callsTo(put)).toHaveLength(0);
    await dialog.getByRole('button', { name: 'Disable' }).click();
    await expect.element(screen.getByText('Factory CA 1 is disabled')).toBeVisible();
    await screen.getByRole('button', { name: 'Undo' }).click();
    await expect.element(status).toBeChecked();
    const bodies = () => fake.callsTo(put).map(({ body }) => body);
    // The switch shows what is wanted before it is sent.
    await expect.poll(bodies).toEqual(['{"status":"DISABLED"}', '{"status":"ENABLED"}']);
    expect(fake.callsTo(revocations)).toHaveLength(0);
  });

  test('when no device hangs on it, it is disabled at once', async () => {
    platform();
    const screen = await openConsole('/trusted-certificates');
    await expect.element(screen.getByRole('link', { name: '12 devices' })).toBeVisible();
    await screen.getByRole('switch', { name: 'Enabled: Factory CA 2' }).click({ force: true });
    await expect.element(screen.getByText('Factory CA 2 is disabled')).toBeVisible();
  });

  test('when their tokens are to end as well, they are revoked after it', async () => {
    const fake = platform();
    const screen = await openConsole(`/trusted-certificates?certificate=${one.fingerprint}&action=disable`);
    const dialog = screen.getByRole('dialog', { name: 'Disable Factory CA 1?' });
    await dialog.getByRole('checkbox', { name: /Also revoke the 7 valid tokens/ }).click();
    await dialog.getByRole('button', { name: 'Disable' }).click();
    await expect.element(screen.getByText('Tokens of 12 devices are revoked')).toBeVisible();
    const paths = fake.calls.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
    expect(paths).toEqual([put, revocations]);
  });

  test('when the platform refuses it, nothing is revoked', async () => {
    const fake = platform().on(put, () => refusal(500, 'internal'));
    const screen = await openConsole(`/trusted-certificates?certificate=${one.fingerprint}&action=disable`);
    const dialog = screen.getByRole('dialog', { name: 'Disable Factory CA 1?' });
    await dialog.getByRole('checkbox', { name: /Also revoke/ }).click();
    await dialog.getByRole('button', { name: 'Disable' }).click();
    await expect.element(screen.getByText('Factory CA 1 was not changed')).toBeVisible();
    expect(fake.callsTo(revocations)).toHaveLength(0);
  });

  test('when the devices cannot be counted, that is said, and the admin decides', async () => {
    platform().on(byAnchor, () => refusal(500, 'internal'));
    const screen = await openConsole('/trusted-certificates');
    await expect.element(screen.getByText('Not known').first()).toBeVisible();
    await screen.getByRole('switch', { name: 'Enabled: Factory CA 1' }).click({ force: true });
    const dialog = screen.getByRole('dialog', { name: 'Disable Factory CA 1?' });
    await expect.element(dialog.getByText('Something went wrong on the platform')).toBeVisible();
    platform();
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await expect.element(dialog.getByText(/12 devices/)).toBeVisible();
  });
});

describe('before a certificate is deleted', () => {
  test('the number of devices is told, and the name has to be typed', async () => {
    const fake = platform();
    const { screen, dialog } = await openMenu('Delete');
    await expect.element(dialog.getByText(/12 devices came through it last/)).toBeVisible();
    await dialog.getByRole('checkbox', { name: /Also revoke/ }).click();
    await dialog.getByRole('textbox', { name: /Type the name to confirm/ }).fill('Factory CA 1');
    await dialog.getByRole('button', { name: 'Delete for good' }).click();
    await expect.element(screen.getByText('Factory CA 1 is deleted')).toBeVisible();
    await expect.element(screen.getByText('Tokens of 12 devices are revoked')).toBeVisible();
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
    expect(fake.callsTo(revocations).map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { scope: 'anchor', anchorFingerprint: one.fingerprint },
    ]);
  });

  test('when the revocation fails after it, that is not passed over', async () => {
    platform().on(revocations, () => refusal(503, 'unavailable'));
    const { screen, dialog } = await openMenu('Delete');
    await dialog.getByRole('checkbox', { name: /Also revoke/ }).click();
    await dialog.getByRole('textbox', { name: /Type the name to confirm/ }).fill('Factory CA 1');
    await dialog.getByRole('button', { name: 'Delete for good' }).click();
    await expect.element(screen.getByText('Tokens that came through Factory CA 1 were not revoked')).toBeVisible();
  });

  test('when the platform refuses, the dialog stays and says why', async () => {
    platform().on(`DELETE ${trustedPath}/${one.fingerprint}`, () => refusal(403, 'forbidden'));
    const { dialog } = await openMenu('Delete');
    await dialog.getByRole('textbox', { name: /Type the name to confirm/ }).fill('Factory CA 1');
    await dialog.getByRole('button', { name: 'Delete for good' }).click();
    await expect.element(dialog.getByRole('alert')).toBeVisible();
  });

  test('when the tenant is a remote one, it says that it does not know', async () => {
    platform('remote');
    const { dialog } = await openMenu('Delete');
    await expect.element(dialog.getByText(/A remote tenant does not tell/)).toBeVisible();
    expect(dialog.getByRole('checkbox').elements()).toHaveLength(0);
  });
});

describe('revoking what came through a certificate', () => {
  test('it is counted first and done after', async () => {
    const fake = platform();
    const { screen, dialog } = await openMenu('Revoke its tokens');
    await expect.element(dialog.getByText('Devices that came through “Factory CA 1”.')).toBeVisible();
    await expect.element(dialog.getByText(/12 devices are concerned. 7 have a valid token now/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Revoke tokens' }).click();
    await expect.element(screen.getByText('Tokens of 12 devices are revoked')).toBeVisible();
    expect(fake.callsTo(revocations).map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { scope: 'anchor', anchorFingerprint: one.fingerprint, dryRun: true },
      { scope: 'anchor', anchorFingerprint: one.fingerprint },
    ]);
  });

  test('when the tenant is a remote one, it is not offered', async () => {
    platform('remote');
    const screen = await openConsole('/trusted-certificates');
    await screen.getByRole('button', { name: 'Actions for Factory CA 1' }).click();
    await expect.element(screen.getByRole('menuitem', { name: 'Delete' })).toBeVisible();
    expect(screen.getByRole('menuitem', { name: 'Revoke its tokens' }).query()).toBeNull();
  });
});

describe('the successor', () => {
  const old = trustedCertificate(3, { notAfter: '2026-08-01T00:00:00.000Z', subject: 'CN=Plant CA' });
  const next = trustedCertificate(4, { notBefore: '2026-05-01T00:00:00.000Z', subject: 'CN=Plant CA' });
  const options = '/tenant/options/gatehouse.successors';

  function rollover(chosen: Record<string, string> = {}): FakePlatform {
    const counts = {
      [old.fingerprint]: { devices: 30, liveTokens: 1 },
      [next.fingerprint]: { devices: 10, liveTokens: 1 },
    };
    return withDeviceCounts(withTrusted([old, next, two]), counts).on(`GET ${options}`, () => jsonReply(chosen));
  }
  const openDetails = async () => {
    const screen = await openConsole(`/trusted-certificates?certificate=${old.fingerprint}`);
    return { screen, section: screen.getByRole('region', { name: 'Successor' }) };
  };

  test('when a newer CA has the same subject, it is proposed, with the devices still on the old one', async () => {
    rollover();
    const { section } = await openDetails();
    await expect.element(section.getByRole('link', { name: 'Factory CA 4' })).toBeVisible();
    await expect.element(section.getByText(/Proposed: the same subject/)).toBeVisible();
    const moved = section.getByText('30 devices still on this one, 10 on the successor already.');
    await expect.element(moved).toBeVisible();
  });

  test('when the admin chooses another one, it is kept for all admins', async () => {
    const chosen: Record<string, string> = {};
    const fake = rollover(chosen).on(`PUT ${options}/${old.fingerprint}`, ({ body }) => {
      const { value } = JSON.parse(body) as { value: string };
      chosen[old.fingerprint] = value;
      return jsonReply({ category: 'gatehouse.successors', key: old.fingerprint, value });
    });
    const { screen, section } = await openDetails();
    const choice = section.getByRole('combobox', { name: 'Followed by' });
    const option = screen.getByRole('option', { name: /Factory CA 2/ });
    // The panel takes the focus when it has opened; a list that was opened before would close again.
    await expect.element(screen.getByRole('button', { name: 'Close' })).toHaveFocus();
    await expect.element(section.getByText(/devices still on this one/)).toBeVisible();
    await choice.fill('Factory CA 2');
    await option.click();
    await expect.element(section.getByText('Chosen by an administrator.')).toBeVisible();
    expect(fake.callsTo(`PUT ${options}/${old.fingerprint}`)).toHaveLength(1);
  });

  test('when there is none, the page says what to do', async () => {
    withDeviceCounts(withTrusted([old]), {});
    const { section } = await openDetails();
    await expect.element(section.getByText(/Add it before this one ends/)).toBeVisible();
  });
});
