import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { TokenAttempt } from '#contract/token-attempts.ts';
import { FakePlatform, jsonReply, refusal } from '#testing/fake-platform.ts';
import { openConsole, testNow } from '#testing/open-console.tsx';

const path = '/service/gatehouse/token-attempts';

function attempt(id: number, fields: Partial<TokenAttempt> = {}): TokenAttempt {
  return {
    id: String(id),
    time: new Date(testNow.getTime() - 60_000).toISOString(),
    result: 'refused',
    status: 401,
    errorCode: 'chain-refused',
    findings: ['issuer-not-found'],
    device: `pump-${id}`,
    anchorFingerprint: null,
    tlsVersion: 'TLSv1.3',
    remoteAddress: '192.0.2.1',
    requestId: `req-${id}`,
    ...fields,
  };
}

/** A platform with these attempts, newest first, and a way to tell of further ones. */
function withAttempts(all: TokenAttempt[]) {
  const encoder = new TextEncoder();
  let streamed: ReadableStreamDefaultController<Uint8Array> | undefined;
  const platform = new FakePlatform()
    .on('GET /service/gatehouse/connection', () => jsonReply({ mode: 'embedded', deviceEndpoint: 'x', ownCa: true }))
    .on('GET /tenant/tenants/t1001/trusted-certificates', () =>
      jsonReply({ certificates: [], self: '', statistics: { currentPage: 1, pageSize: 2000, totalPages: 1 } }),
    )
    .on(`GET ${path}/summary`, () =>
      jsonReply({ bucketSeconds: 86_400, buckets: [], total: { accepted: 0, refused: { 'issuer-not-found': 2 } } }),
    )
    .on(`GET ${path}/stream`, () => {
      const body = new ReadableStream<Uint8Array>({ start: (controller) => void (streamed = controller) });
      return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
    })
    .on(`GET ${path}`, ({ query }) => {
      const before = Number(query.get('before') ?? Number.POSITIVE_INFINITY);
      const limit = Number(query.get('limit') ?? 50);
      const result = query.get('result');
      const found = all.filter((one) => Number(one.id) < before && (result === null || one.result === result));
      const attempts = found.slice(0, limit);
      return jsonReply({ attempts, next: found.length > limit ? (attempts.at(-1)?.id ?? null) : null });
    });
  const tell = async (one: TokenAttempt) => {
    await expect.poll(() => streamed).toBeDefined();
    streamed?.enqueue(encoder.encode(`id: ${one.id}\nevent: attempt\ndata: ${JSON.stringify(one)}\n\n`));
  };
  return { platform, tell };
}

describe('the list', () => {
  test('while it is read, its outline is shown', async () => {
    withAttempts([]).platform.on(`GET ${path}`, () => new Promise<Response>(() => undefined));
    const screen = await openConsole('/activity');
    await expect.element(screen.getByRole('status', { name: 'Loading Token attempts' })).toBeVisible();
  });

  test('when nobody has asked yet, the first action is offered', async () => {
    withAttempts([]);
    const screen = await openConsole('/activity');
    await expect.element(screen.getByText('No token attempts yet')).toBeVisible();
    await expect.element(screen.getByRole('link', { name: 'Run a token test' })).toBeVisible();
  });

  test('when a device was refused, the row says why and leads to Chain check', async () => {
    withAttempts([attempt(7)]);
    const screen = await openConsole('/activity');
    const row = screen.getByRole('row', { name: /pump-7/ });
    await expect.element(row.getByText('An intermediate certificate is missing')).toBeVisible();
    const link = row.getByRole('link', { name: 'Check chain of pump-7' });
    await expect.element(link).toHaveAttribute('href', '/chain-check?attempt=7');
  });

  test('when auto-registration is off, the row of an unknown device says so', async () => {
    withAttempts([attempt(7, { status: 403, errorCode: 'device-not-registered', findings: [] })]);
    const screen = await openConsole('/activity');
    const row = screen.getByRole('row', { name: /pump-7/ });
    await expect.element(row.getByText('The device is not registered')).toBeVisible();
  });

  test('when there are 100,000, pages are read as they are needed and few rows are in the document', async () => {
    const { platform } = withAttempts(Array.from({ length: 100_000 }, (_, index) => attempt(100_000 - index)));
    const screen = await openConsole('/activity');
    await expect.element(screen.getByText('100 shown, more below')).toBeVisible();
    expect(screen.getByRole('row').elements().length).toBeLessThan(60);
    expect(platform.callsTo(`GET ${path}`)).toHaveLength(2);
    window.scrollTo({ top: document.documentElement.scrollHeight });
    await expect.element(screen.getByText('200 shown, more below')).toBeInTheDocument();
    window.scrollTo({ top: 0 });
  });

  test('when it cannot be read, the page says why and reads again on request', async () => {
    const { platform } = withAttempts([]);
    platform.on(`GET ${path}`, () => refusal(500, 'internal'));
    const screen = await openConsole('/activity');
    await expect.element(screen.getByText('Something went wrong on the platform')).toBeVisible();
    platform.on(`GET ${path}`, () => jsonReply({ attempts: [attempt(1)], next: null }));
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByRole('row', { name: /pump-1/ })).toBeVisible();
  });

  test('when it is narrowed, the platform does it and the address keeps it', async () => {
    withAttempts([attempt(2), attempt(1, { result: 'accepted', errorCode: null, findings: [] })]);
    const screen = await openConsole('/activity');
    await screen.getByText('Accepted', { exact: true }).first().click();
    await expect.element(screen.getByText('1 shown')).toBeVisible();
    await expect.element(screen.getByRole('row', { name: /pump-1/ })).toBeVisible();
    expect(screen.history.location.search).toBe('?result=accepted');
  });

  test('when nothing matches, the way back to all is offered', async () => {
    withAttempts([attempt(1)]);
    const screen = await openConsole('/activity?result=accepted');
    await screen.getByRole('button', { name: 'Show all' }).click();
    await expect.element(screen.getByRole('row', { name: /pump-1/ })).toBeVisible();
  });
});

describe('new attempts', () => {
  test('when one comes in, it stands first', async () => {
    const { tell } = withAttempts([attempt(1)]);
    const screen = await openConsole('/activity');
    await expect.element(screen.getByText('Live', { exact: true })).toBeVisible();
    await expect.element(screen.getByRole('row', { name: /pump-1/ })).toBeVisible();
    await tell(attempt(2));
    await expect.element(screen.getByRole('row').nth(1).getByText('pump-2')).toBeVisible();
  });

  test('when the list is paused, they are counted and shown on resuming', async () => {
    const { tell } = withAttempts([attempt(1)]);
    const screen = await openConsole('/activity');
    await screen.getByRole('button', { name: 'Pause' }).click();
    await tell(attempt(2));
    await expect.element(screen.getByText('Paused, 1 new')).toBeVisible();
    expect(screen.getByRole('row', { name: /pump-2/ }).elements()).toHaveLength(0);
    await screen.getByRole('button', { name: 'Resume' }).click();
    await expect.element(screen.getByRole('row', { name: /pump-2/ })).toBeVisible();
  });

  test('when the stream begins, it names the newest attempt that is known', async () => {
    const { platform } = withAttempts([attempt(41)]);
    const screen = await openConsole('/activity');
    await expect.element(screen.getByText('Live', { exact: true })).toBeVisible();
    await expect.poll(() => platform.callsTo(`GET ${path}/stream`)[0]?.headers.get('Last-Event-ID')).toBe('41');
  });
});

describe('one attempt', () => {
  test('when its details are open, they tell everything and lead to Chain check', async () => {
    const chainPem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    const { platform } = withAttempts([attempt(7)]);
    platform.on(`GET ${path}/7`, () => jsonReply({ ...attempt(7), chainPem }));
    const screen = await openConsole('/activity');
    await screen.getByRole('button', { name: /Details of the attempt of pump-7/ }).click();
    const panel = screen.getByRole('dialog', { name: 'Token attempt' });
    await expect.element(panel.getByText('The device was refused.')).toBeVisible();
    await expect.element(panel.getByText('req-7')).toBeVisible();
    await expect.element(panel.getByRole('link', { name: 'Open in Chain check' })).toBeVisible();
    expect(screen.history.location.search).toBe('?attempt=7');
  });

  test('when no certificate came along, no check is offered and the cause is named', async () => {
    const { platform } = withAttempts([]);
    const bare = attempt(7, { status: 0, errorCode: 'handshake-failed', findings: [], device: null, tlsVersion: null });
    platform.on(`GET ${path}/7`, () => jsonReply({ ...bare, chainPem: '' }));
    const screen = await openConsole('/activity?attempt=7');
    const panel = screen.getByRole('dialog', { name: 'Token attempt' });
    await expect.element(panel.getByText(/secp256k1 or brainpool/)).toBeVisible();
    expect(panel.getByRole('link').elements()).toHaveLength(0);
  });

  test('when it is no longer kept, the panel says so', async () => {
    withAttempts([]);
    const screen = await openConsole('/activity?attempt=7');
    await expect.element(screen.getByText('This attempt is no longer kept.')).toBeVisible();
  });
});

describe('on a phone', () => {
  beforeEach(() => page.viewport(360, 640));
  afterEach(() => page.viewport(1280, 800));

  test('three refused attempts are in sight at once, each with device, result, time and reason', async () => {
    withAttempts(Array.from({ length: 9 }, (_, index) => attempt(9 - index)));
    const screen = await openConsole('/activity');
    for (const device of ['pump-9', 'pump-8', 'pump-7']) {
      const row = screen.getByRole('row', { name: new RegExp(device) });
      await expect.element(row).toBeInViewport({ ratio: 1 });
      for (const text of [device, 'Refused', 'An intermediate certificate is missing', '1 minute ago'])
        await expect.element(row.getByText(text, { exact: true })).toBeVisible();
      await expect.element(row.getByRole('link', { name: `Check chain of ${device}` })).toBeVisible();
    }
    expect(document.documentElement.scrollWidth).toBe(360);
  });

  test('what the card leaves out is one tap away', async () => {
    const anchorFingerprint = 'a'.repeat(40);
    const whole = attempt(7, { anchorFingerprint });
    const { platform } = withAttempts([whole]);
    platform.on(`GET ${path}/7`, () => jsonReply({ ...whole, chainPem: '' }));
    const screen = await openConsole('/activity');
    const row = screen.getByRole('row', { name: /pump-7/ });
    await expect.element(row).toBeVisible();
    await expect.element(row.getByText('req-7')).not.toBeVisible();
    await row.getByRole('button', { name: 'Details of the attempt of pump-7' }).click();
    const panel = screen.getByRole('dialog', { name: 'Token attempt' });
    for (const text of ['req-7', '192.0.2.1', 'TLSv1.3', /^aaaa/])
      await expect.element(panel.getByText(text).first()).toBeVisible();
  });

  test('the filters stand behind one button, and those that are active are named', async () => {
    withAttempts([attempt(2), attempt(1, { result: 'accepted', errorCode: null, findings: [] })]);
    const screen = await openConsole('/activity?since=day');
    await screen.getByRole('button', { name: 'Filters (1 active)' }).click();
    await screen.getByRole('radiogroup').getByText('Accepted').click();
    await screen.getByRole('button', { name: 'Filters (2 active)' }).click();
    await expect.element(screen.getByText('1 shown')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Remove the filter “Last 24 hours”' })).toBeVisible();
    await screen.getByRole('button', { name: 'Remove the filter “Accepted”' }).click();
    await expect.element(screen.getByText('2 shown')).toBeVisible();
    expect(screen.history.location.search).toBe('?since=day');
  });
});

test('when the platform is a remote tenant, the page says that it keeps no attempts', async () => {
  withAttempts([]).platform.on('GET /service/gatehouse/connection', () =>
    jsonReply({ mode: 'remote', deviceEndpoint: 'x', ownCa: false }),
  );
  const screen = await openConsole('/activity');
  await expect.element(screen.getByText('The tenant does not offer this')).toBeVisible();
  await screen.getByRole('button', { name: 'To the audit records' }).click();
  await expect.poll(() => screen.history.location.search).toBe('?tab=audit');
});
