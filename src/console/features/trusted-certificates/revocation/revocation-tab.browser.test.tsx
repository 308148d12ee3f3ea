import { cleanNotifications } from '@mantine/notifications';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { roles } from '#contract/sessions.ts';
import { createRootAuthority, type Authority } from '#pki/author/authority.ts';
import { issueRevocationList } from '#pki/author/revocation-list.ts';
import { FakePlatform, jsonReply, refusal } from '#testing/fake-platform.ts';
import { openConsole } from '#testing/open-console.tsx';
import { trustedCertificate, withTrusted } from '#testing/trusted-platform.ts';

afterEach(() => cleanNotifications());

const address = '/trusted-certificates?tab=revocation';
const crl = '/tenant/trusted-certificates/settings/crl';
const options = '/tenant/options/configuration';
const offline = `PUT ${options}/crl.offline.check.enabled`;
const online = `PUT ${options}/crl.online.check.enabled`;

let issuer: Authority;
beforeAll(async () => {
  const validity = { notBefore: new Date('2026-01-01'), notAfter: new Date('2036-01-01') };
  const subject = { commonName: 'Platform CA' };
  issuer = await createRootAuthority(crypto, { subject, keyKind: 'P-256', extractable: false, validity });
});

interface Sent {
  serialNumberInHex: string;
  revocationDate?: string;
}

function octetsOf(hex: string): Uint8Array {
  const even = hex.padStart(hex.length + (hex.length % 2), '0');
  const octets = Uint8Array.from(even.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return (octets[0] ?? 0) >= 0x80 ? Uint8Array.of(0, ...octets) : octets;
}

/** A platform with its list and switches; both change as they do on the real one. */
function platformWith(serials: string[] = [], switches: Record<string, string> = {}, platform = new FakePlatform()) {
  const listed = new Map(serials.map((serial) => [serial, '2026-05-01T10:00:00.000Z']));
  const sent: Sent[][] = [];
  withTrusted([trustedCertificate(0xca, { name: 'Plant CA' })], platform)
    .on(`GET ${options}`, () => jsonReply(switches))
    .on(`GET ${crl}`, async () => {
      const revoked = [...listed].map(([hex, date]) => ({ serial: octetsOf(hex), revokedAt: new Date(date) }));
      const thisUpdate = new Date('2026-06-01T11:00:00Z');
      const content = { revoked, thisUpdate, nextUpdate: new Date('2026-06-02T11:00:00Z'), number: 1 };
      const list = await issueRevocationList(crypto, content, issuer);
      return new Response(list.slice(), { headers: { 'Content-Type': 'application/pkix-crl' } });
    })
    .on(`PUT ${crl}`, ({ body }) => {
      const { crls } = JSON.parse(body) as { crls: Sent[] };
      sent.push(crls);
      for (const { serialNumberInHex, revocationDate } of crls) {
        if (!listed.has(serialNumberInHex)) listed.set(serialNumberInHex, revocationDate ?? '2026-06-01T12:00:00.000Z');
      }
      return new Response(null, { status: 204 });
    });
  for (const call of [offline, online]) {
    platform.on(call, ({ body, path }) => {
      const key = path.split('/').at(-1) ?? '';
      switches[key] = (JSON.parse(body) as { value: string }).value;
      return jsonReply({ category: 'configuration', key, value: switches[key] });
    });
  }
  return { platform, sent };
}

async function openTab() {
  const screen = await openConsole(address);
  const region = (name: string) => screen.getByRole('region', { name });
  await expect.element(region('Checks')).toBeVisible();
  return {
    screen,
    checks: region('Checks'),
    add: region('Revoke certificates'),
    list: region('The tenant’s revocation list'),
  };
}

const on = { 'crl.offline.check.enabled': 'true' };

describe('the switches', () => {
  test('while the offline check is off, it is said that revocations count for nothing; one click switches it on', async () => {
    const { platform } = platformWith();
    const { checks } = await openTab();
    await expect.element(checks.getByText('Revocations count for nothing now')).toBeVisible();
    await checks.getByRole('button', { name: 'Switch the check on' }).click();
    await expect.element(checks.getByRole('switch', { name: /^Check the tenant’s own list/ })).toBeChecked();
    await expect.element(checks.getByText('Revocations count for nothing now')).not.toBeInTheDocument();
    await expect.poll(() => platform.callsTo(offline).map(({ body }) => body)).toEqual(['{"value":"true"}']);
  });

  test('when the platform refuses to switch the online check on, its reason is told and it stays off', async () => {
    const { platform } = platformWith([], on);
    platform.on(online, () => refusal(422, 'option-invalid', 'No addresses are allowed.'));
    const { checks } = await openTab();
    const control = checks.getByRole('switch', { name: /^Check the lists that certificates name/ });
    await control.click({ force: true });
    await expect.element(checks.getByRole('alert')).toBeVisible();
    await expect.element(control).not.toBeChecked();
  });

  test('when options may not be changed, the role is named', async () => {
    platformWith([], {}, new FakePlatform([roles.tenantManagementAdmin]));
    const { checks } = await openTab();
    await expect.element(checks.getByText(/ROLE_OPTION_MANAGEMENT_ADMIN/)).toBeVisible();
    await expect.element(checks.getByRole('switch', { name: /^Check the tenant’s own list/ })).toBeDisabled();
  });

  test('when they cannot be read, a second try is offered', async () => {
    const { platform } = platformWith();
    platform.on(`GET ${options}`, () => refusal(500, 'internal'));
    const { checks } = await openTab();
    await expect.element(checks.getByRole('button', { name: 'Try again' })).toBeVisible();
  });
});

describe('the list', () => {
  test('its entries are shown in hex and decimal, a trusted certificate by its name', async () => {
    platformWith(['1a2b', 'ca'], on);
    const { list } = await openTab();
    await expect.element(list.getByText('2 revoked serial numbers')).toBeVisible();
    const row = list.getByRole('row', { name: /1a2b/ });
    await expect.element(row.getByText('6699', { exact: true })).toBeVisible();
    await expect.element(row.getByText('1 May 2026, 12:00')).toBeVisible();
    await expect.element(list.getByRole('row', { name: /Trusted certificate “Plant CA”/ })).toBeVisible();
    await expect.element(list.getByRole('button', { name: 'Download the CRL' })).toBeVisible();
  });

  test('when nothing is revoked, that is said', async () => {
    platformWith();
    const { list } = await openTab();
    await expect.element(list.getByText('No serial number is revoked.')).toBeVisible();
  });

  test('when there are 5,000, only the rows near the window are in the document', async () => {
    platformWith(
      Array.from({ length: 5000 }, (_, index) => (index + 4096).toString(16)),
      on,
    );
    const { list } = await openTab();
    await expect.element(list.getByText('5,000 revoked serial numbers')).toBeVisible();
    expect(list.getByRole('row').elements().length).toBeLessThan(80);
  });

  test('while it is read, its outline is shown; when that fails, a second try is offered', async () => {
    const { platform } = platformWith();
    platform.on(`GET ${crl}`, () => new Promise<Response>(() => undefined));
    const { list } = await openTab();
    await expect.element(list.getByRole('status', { name: 'Reading the revocation list' })).toBeVisible();
  });

  test('when something else than a list comes, that is told, and nothing is offered for download', async () => {
    const { platform } = platformWith();
    platform.on(`GET ${crl}`, () => new Response('<html>', { headers: { 'Content-Type': 'text/html' } }));
    const { list } = await openTab();
    await expect.element(list.getByText('text/html: no CRL in DER')).toBeVisible();
    await expect.element(list.getByRole('button', { name: 'Try again' })).toBeVisible();
    expect(list.getByRole('button', { name: /Download/ }).query()).toBeNull();
  });

  test('when it cannot be read, a second try is offered', async () => {
    const { platform } = platformWith();
    platform.on(`GET ${crl}`, () => refusal(503, 'unavailable'));
    const { list } = await openTab();
    await expect.element(list.getByRole('button', { name: 'Try again' })).toBeVisible();
  });
});

describe('revoking', () => {
  test('a decimal serial number is sent in hex, after it was said that nothing can be taken back', async () => {
    const { sent } = platformWith([], on);
    const { screen, add, list } = await openTab();
    await add.getByText('Decimal', { exact: true }).click();
    await add.getByRole('textbox', { name: 'Serial numbers, one a line' }).fill('6699');
    await add.getByLabelText('Revoked since').fill('2026-05-20T14:00');
    await add.getByRole('button', { name: 'Revoke', exact: true }).click();
    const dialog = screen.getByRole('dialog', { name: 'Revoke 1 serial number?' });
    await expect.element(dialog.getByText(/This cannot be taken back/)).toBeVisible();
    expect(sent).toEqual([]);
    await dialog.getByRole('button', { name: 'Revoke for good' }).click();
    await expect.element(screen.getByText('1 serial number is revoked')).toBeVisible();
    await expect.element(list.getByRole('row', { name: /1a2b/ })).toBeVisible();
    expect(sent).toEqual([[{ serialNumberInHex: '1a2b', revocationDate: '2026-05-20T12:00:00.000Z' }]]);
  });

  test('when the check is off or a trusted certificate is among them, that is said before', async () => {
    platformWith();
    const { screen, add } = await openTab();
    await add.getByRole('textbox', { name: 'Serial numbers, one a line' }).fill('CA');
    await add.getByRole('button', { name: 'Revoke', exact: true }).click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog.getByText('A trusted certificate is among them')).toBeVisible();
    await expect.element(dialog.getByText(/these entries count for nothing until/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Revoke for good' }).click();
    await expect.element(screen.getByText(/They count for nothing until the check/)).toBeVisible();
  });

  test('when a line is no serial number, it is named and nothing can be sent', async () => {
    platformWith([], on);
    const { add } = await openTab();
    await add.getByRole('textbox', { name: 'Serial numbers, one a line' }).fill('1a2b\nxyz');
    await expect.element(add.getByText('Line 2: “xyz” is not a serial number in this notation.')).toBeVisible();
    await expect.element(add.getByRole('button', { name: 'Revoke', exact: true })).toBeDisabled();
  });

  test('when a CSV file has more than the platform takes at once, it goes in parts, known ones told apart', async () => {
    const { sent } = platformWith(['1000'], on);
    const { screen, add } = await openTab();
    await expect.element(screen.getByText('1 revoked serial number')).toBeVisible();
    const lines = Array.from({ length: 5001 }, (_, index) => `${(index + 4096).toString(16)},2026-05-01T00:00:00.000Z`);
    chooseFile(add.element(), ['SERIALNO,DATE', ...lines].join('\r\n'));
    await expect.element(add.getByText('serials.csv: 5,001 serial numbers')).toBeVisible();
    await add.getByRole('button', { name: 'Revoke those of the file' }).click();
    await screen.getByRole('button', { name: 'Revoke for good' }).click();
    await expect.element(screen.getByText('5,000 serial numbers are revoked')).toBeVisible();
    await expect.element(screen.getByText(/1 was on the list already/)).toBeVisible();
    expect(sent.map(({ length }) => length)).toEqual([5000, 1]);
  });

  test('when a file has another form, its problem is named', async () => {
    platformWith([], on);
    const { add } = await openTab();
    chooseFile(add.element(), 'serial;reason\n1;x');
    await expect.element(add.getByText('The first line is not SERIALNO,DATE.')).toBeVisible();
    await expect.element(add.getByRole('button', { name: 'Revoke those of the file' })).toBeDisabled();
  });

  test('when the platform refuses, the dialog stays and says why', async () => {
    const { platform } = platformWith([], on);
    platform.on(`PUT ${crl}`, () => refusal(403, 'forbidden'));
    const { screen, add } = await openTab();
    await add.getByRole('textbox', { name: 'Serial numbers, one a line' }).fill('1a2b');
    await add.getByRole('button', { name: 'Revoke', exact: true }).click();
    await screen.getByRole('button', { name: 'Revoke for good' }).click();
    await expect.element(screen.getByRole('dialog').getByRole('alert')).toBeVisible();
  });

  test('when the admin may only read, nothing is offered and the reason is given', async () => {
    platformWith(['1a2b'], on, new FakePlatform([roles.tenantManagementRead, roles.optionManagementRead]));
    const { screen, list, add } = await openTab();
    await expect.element(screen.getByText(/look at the list but not revoke anything/)).toBeVisible();
    await expect.element(list.getByRole('row', { name: /1a2b/ })).toBeVisible();
    expect(add.query()).toBeNull();
  });

  test('when the session ends meanwhile, the sign-in page opens and leads back', async () => {
    const { platform } = platformWith([], on);
    platform.on(`GET ${crl}`, () => refusal(401, 'session-missing'));
    const screen = await openConsole(address);
    await expect.element(screen.getByText(/Your session has ended. Sign in again/)).toBeVisible();
    expect(screen.history.location.search).toContain('back=%2Ftrusted-certificates%3Ftab%3Drevocation');
  });
});

function chooseFile(area: Element, text: string): void {
  const input = area.querySelector('input[type=file]');
  if (!(input instanceof HTMLInputElement)) throw new Error('no file input');
  const files = new DataTransfer();
  files.items.add(new File([text], 'serials.csv'));
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
