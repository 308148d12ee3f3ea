import { describe, expect, test } from 'vitest';
import { roles, type Role } from '#contract/sessions.ts';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { FakePlatform, jsonReply, refusal } from '#testing/fake-platform.ts';
import { openConsole } from '#testing/open-console.tsx';

const trustedPath = 'GET /tenant/tenants/t1001/trusted-certificates';
const summaryPath = 'GET /service/gatehouse/token-attempts/summary';
const factory: TrustedCertificate = {
  fingerprint: 'a'.repeat(40),
  name: 'Factory CA',
  subject: 'CN=Factory CA',
  status: 'ENABLED',
  certInPemFormat: '',
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2036-01-01T00:00:00.000Z',
};

interface TenantState {
  trusted?: TrustedCertificate[];
  /** SHA-1 fingerprints that devices came through. */
  through?: string[];
  refused?: Record<string, number>;
  mode?: 'embedded' | 'remote';
  /** Everything unless told. */
  roles?: Role[];
}

function tenant({
  trusted = [],
  through = [],
  refused = {},
  mode = 'embedded',
  roles: held,
}: TenantState): FakePlatform {
  const counts = { devices: 3, liveTokens: 2 };
  const accepted = through.length === 0 ? 0 : 5;
  return new FakePlatform(held)
    .on('GET /service/gatehouse/connection', () =>
      jsonReply({ mode, deviceEndpoint: 'https://localhost:8443/devicecontrol/deviceAccessToken', ownCa: true }),
    )
    .on(trustedPath, () =>
      jsonReply({ certificates: trusted, self: '', statistics: { currentPage: 1, pageSize: 2000, totalPages: 1 } }),
    )
    .on('GET /tenant/options/oauth.internal', () => jsonReply({}))
    .on('GET /service/gatehouse/device-users/by-anchor', () =>
      jsonReply({ anchors: through.map((anchorFingerprint) => ({ anchorFingerprint, ...counts })), total: counts }),
    )
    .on(summaryPath, () =>
      jsonReply({
        bucketSeconds: 3600,
        buckets: [{ time: '2026-06-01T11:00:00.000Z', accepted, refused }],
        total: { accepted, refused },
      }),
    );
}

describe('before the first token', () => {
  test('while the state is read, its outline is shown', async () => {
    tenant({}).on(trustedPath, () => new Promise<Response>(() => undefined));
    const screen = await openConsole('/');
    await expect.element(screen.getByRole('main').getByRole('status', { name: 'Loading' })).toBeVisible();
  });

  test('when nothing is trusted, four steps lead on, the first one first', async () => {
    localStorage.removeItem('gatehouse-chain-checked');
    tenant({});
    const screen = await openConsole('/');
    await expect.element(screen.getByText('0 of 4 steps done')).toBeVisible();
    await expect
      .element(screen.getByRole('link', { name: 'Add a CA' }))
      .toHaveAttribute('href', '/trusted-certificates?add=true');
    await expect.element(screen.getByText('https://localhost:8443/devicecontrol/deviceAccessToken')).toBeVisible();
    expect(screen.getByRole('heading', { level: 2, name: 'Token attempts' }).elements()).toHaveLength(0);
  });

  test('when the user may only read, adding a CA is not offered, but looking at them is', async () => {
    tenant({ roles: [roles.tenantManagementRead, roles.optionManagementRead] });
    const screen = await openConsole('/');
    const link = screen.getByRole('link', { name: 'All certificates' });
    await expect.element(link).toHaveAttribute('href', '/trusted-certificates');
    expect(screen.getByRole('link', { name: 'Add a CA' }).elements()).toHaveLength(0);
  });

  test('when a CA is trusted, that step is done', async () => {
    tenant({ trusted: [factory] });
    const screen = await openConsole('/');
    await expect.element(screen.getByText('1 of 4 steps done')).toBeVisible();
  });

  test('when devices are refused meanwhile, the reason is told beside the steps', async () => {
    tenant({ trusted: [factory], refused: { 'issuer-not-found': 4 } });
    const screen = await openConsole('/');
    await expect
      .element(screen.getByText('4 refused attempts in the last 24 hours: An intermediate certificate is missing.'))
      .toBeVisible();
  });
});

describe('after the first token', () => {
  test('when all is well, that is said, and the state is shown', async () => {
    tenant({ trusted: [factory], through: [factory.fingerprint] });
    const screen = await openConsole('/');
    await expect.element(screen.getByText('Nothing needs attention.')).toBeVisible();
    await expect.element(screen.getByText('1 hour', { exact: true })).toBeVisible();
    await expect.element(screen.getByRole('link', { name: 'Factory CA' })).toBeVisible();
    await expect
      .element(screen.getByRole('img', { name: 'Token attempts over 24 hours: 5 accepted, 0 refused.' }))
      .toBeVisible();
    expect(screen.getByText('Set up').elements()).toHaveLength(0);
  });

  test('when devices are refused, the reason leads to the attempts', async () => {
    tenant({ trusted: [factory], through: [factory.fingerprint], refused: { expired: 12 } });
    const screen = await openConsole('/');
    const link = screen.getByRole('link', { name: 'Show attempts' });
    await expect.element(link).toHaveAttribute('href', '/activity?result=refused&reason=expired&since=day');
  });

  test('when certificates end and a test CA is left over, both are named', async () => {
    const ending = { ...factory, fingerprint: 'b'.repeat(40), notAfter: '2026-06-11T12:00:00.000Z' };
    const leftover = { ...factory, fingerprint: 'c'.repeat(40), subject: 'CN=Gatehouse test CA 0123abcd' };
    tenant({ trusted: [factory, ending, leftover], through: [factory.fingerprint] });
    const screen = await openConsole('/');
    await expect
      .element(screen.getByText('1 trusted certificate ends within 90 days, the first in 10 days.'))
      .toBeVisible();
    await expect.element(screen.getByText('A CA of an earlier token test is still trusted.')).toBeVisible();
  });

  test('when the user may only read, what needs attention leads to where it can be looked at', async () => {
    const leftover = { ...factory, fingerprint: 'c'.repeat(40), subject: 'CN=Gatehouse test CA 0123abcd' };
    const reader = [roles.tenantManagementRead, roles.optionManagementRead];
    tenant({ trusted: [factory, leftover], through: [factory.fingerprint], roles: reader });
    const screen = await openConsole('/');
    await expect
      .element(screen.getByRole('link', { name: 'Show them' }))
      .toHaveAttribute('href', '/trusted-certificates?search=Gatehouse+test+CA');
    expect(screen.getByRole('link', { name: 'Remove in Token test' }).elements()).toHaveLength(0);
  });

  test('each number leads to the list of what was counted', async () => {
    const ending = { ...factory, fingerprint: 'b'.repeat(40), notAfter: '2026-06-11T12:00:00.000Z' };
    tenant({ trusted: [factory, ending], through: [factory.fingerprint] });
    const screen = await openConsole('/');
    const addresses = {
      '1 within 30 days': '/trusted-certificates?ends=within30&sort=expiry',
      '0 30 to 90 days': '/trusted-certificates?ends=within90&sort=expiry',
      '0 90 to 365 days': '/trusted-certificates?ends=within365&sort=expiry',
      '1 later': '/trusted-certificates?ends=later&sort=expiry',
      '2 Enabled': '/trusted-certificates?filter=enabled',
      '0 Disabled': '/trusted-certificates?filter=disabled',
      '0 Expired': '/trusted-certificates?filter=expired',
      '3 Device users': '/activity?tab=devices',
      '2 With a valid token now': '/activity?tab=devices&state=live',
    };
    for (const [name, address] of Object.entries(addresses)) {
      await expect.element(screen.getByRole('link', { name, exact: true })).toHaveAttribute('href', address);
    }
  });

  test('when a band of ends is followed, the list shows it', async () => {
    const ending = { ...factory, fingerprint: 'b'.repeat(40), name: 'Old CA', notAfter: '2026-06-11T12:00:00.000Z' };
    tenant({ trusted: [factory, ending], through: [factory.fingerprint] });
    const screen = await openConsole('/');
    await screen.getByRole('link', { name: '1 within 30 days' }).click();
    await expect.element(screen.getByText('1 of 2 certificates')).toBeVisible();
    await expect.element(screen.getByRole('row', { name: /Old CA/ })).toBeVisible();
  });

  test('when another period is chosen, the platform is asked for it', async () => {
    const platform = tenant({ trusted: [factory], through: [factory.fingerprint] });
    const screen = await openConsole('/');
    await screen.getByText('30 days', { exact: true }).click();
    await expect.poll(() => platform.callsTo(summaryPath).at(-1)?.query.get('bucketSeconds')).toBe('86400');
  });
});

test('when the platform is a remote tenant, it says that no attempts are kept and shows the rest', async () => {
  const platform = tenant({ trusted: [factory], mode: 'remote' });
  const screen = await openConsole('/');
  await expect.element(screen.getByText(/keeps no list of token attempts/)).toBeVisible();
  await expect.element(screen.getByText('Nothing needs attention.')).toBeVisible();
  expect(platform.callsTo(summaryPath)).toEqual([]);
});

test('when the attempts cannot be read, it is not said that nothing needs attention', async () => {
  tenant({ trusted: [factory], through: [factory.fingerprint] }).on(summaryPath, () => refusal(500, 'internal'));
  const screen = await openConsole('/');
  await expect.element(screen.getByText(/but the token attempts could not be read/)).toBeVisible();
  await expect.element(screen.getByText('Nothing needs attention.')).not.toBeInTheDocument();
  const attempts = screen.getByRole('region', { name: 'Token attempts' });
  await expect.element(attempts.getByRole('button', { name: 'Try again' })).toBeVisible();
});

test('when the lifespan cannot be read, the rest is shown, and why it is missing', async () => {
  tenant({ trusted: [factory], through: [factory.fingerprint] }).on('GET /tenant/options/oauth.internal', () =>
    refusal(500, 'internal'),
  );
  const screen = await openConsole('/');
  await expect.element(screen.getByText('Nothing needs attention.')).toBeVisible();
  const lifespan = screen.getByRole('region', { name: 'Token lifespan' });
  await expect.element(lifespan.getByRole('button', { name: 'Try again' })).toBeVisible();
});

test('when a remote tenant is not set up yet, it is not said that attempts could be watched', async () => {
  tenant({ mode: 'remote' });
  const screen = await openConsole('/');
  await expect.element(screen.getByText(/The tenant keeps no list of attempts/)).toBeVisible();
  await expect.element(screen.getByRole('link', { name: 'Watch for attempts' })).not.toBeInTheDocument();
});

test('when a remote tenant answers with a page instead of data, the kind of the answer is told', async () => {
  const html = () => new Response('<html>', { headers: { 'Content-Type': 'text/html' } });
  tenant({ mode: 'remote' }).on(trustedPath, html);
  const screen = await openConsole('/');
  await expect.element(screen.getByText('text/html: no JSON')).toBeVisible();
});

test('when the certificate of a remote tenant is not trusted, it says so and who can mend it', async () => {
  tenant({ mode: 'remote' }).on(trustedPath, () => refusal(502, 'upstream-untrusted'));
  const screen = await openConsole('/');
  await expect.element(screen.getByText('The tenant’s certificate is not trusted')).toBeVisible();
  await expect.element(screen.getByText(/GATEHOUSE_UPSTREAM_CA names/)).toBeVisible();
});

test('when the state cannot be read, the page says why and reads again on request', async () => {
  const platform = tenant({ trusted: [factory], through: [factory.fingerprint] });
  platform.on(trustedPath, () => refusal(500, 'internal'));
  const screen = await openConsole('/');
  await expect.element(screen.getByText('Something went wrong on the platform')).toBeVisible();
  platform.on(trustedPath, () =>
    jsonReply({ certificates: [], self: '', statistics: { currentPage: 1, pageSize: 2000, totalPages: 1 } }),
  );
  await screen.getByRole('button', { name: 'Try again' }).click();
  await expect.element(screen.getByText(/of 4 steps done/)).toBeVisible();
});
