import { expect, test } from 'vitest';
import type { AuditRecord } from '#contract/audit.ts';
import { FakePlatform, jsonReply, refusal } from '#testing/fake-platform.ts';
import { openConsole } from '#testing/open-console.tsx';

const path = '/audit/auditRecords';
const address = '/activity?tab=audit';

function record(id: number, fields: Partial<AuditRecord> = {}): AuditRecord {
  return {
    id: String(id),
    time: '2026-06-01T11:00:00.000Z',
    type: 'Option',
    activity: 'Option updated',
    text: 'Option oauth.internal / device-token.lifespan.seconds updated',
    user: 'admin',
    changes: [{ attribute: 'device-token.lifespan.seconds', previousValue: '3600', newValue: '300' }],
    ...fields,
  };
}

function withRecords(auditRecords: AuditRecord[]): FakePlatform {
  return new FakePlatform()
    .on('GET /service/gatehouse/connection', () => jsonReply({ mode: 'remote', deviceEndpoint: 'x', ownCa: false }))
    .on(`GET ${path}`, ({ query }) => {
      const [page, size] = [Number(query.get('currentPage')), Number(query.get('pageSize'))];
      const shown = auditRecords.slice((page - 1) * size, page * size);
      return jsonReply({ auditRecords: shown, self: '', statistics: { currentPage: page, pageSize: size } });
    });
}

test('when something was changed, the row tells who, what, before and after', async () => {
  withRecords([record(1)]);
  const screen = await openConsole(address);
  const row = screen.getByRole('row', { name: /Option updated/ });
  await expect.element(row.getByText('admin')).toBeVisible();
  await expect.element(row.getByText('3600')).toBeVisible();
  await expect.element(row.getByText('300', { exact: true })).toBeVisible();
});

test('when a remote tenant gives a record without changes and user, it is shown all the same', async () => {
  withRecords([record(1, { user: null, changes: null, type: 'Alarm', activity: 'Alarm raised' })]);
  const screen = await openConsole(address);
  await expect.element(screen.getByRole('row', { name: /Alarm raised/ }).getByText('the platform')).toBeVisible();
});

test('when the records are narrowed, the platform is asked and the address keeps it', async () => {
  const platform = withRecords([record(1)]);
  const screen = await openConsole(`${address}&type=Option&since=day`);
  await expect.element(screen.getByRole('row', { name: /Option updated/ })).toBeVisible();
  const query = platform.callsTo(`GET ${path}`)[0]?.query;
  expect(query?.get('type')).toBe('Option');
  expect(query?.get('dateFrom')).toBe('2026-05-31T12:00:00.000Z');
});

test('when nothing has been changed yet, that is said', async () => {
  withRecords([]);
  const screen = await openConsole(address);
  await expect.element(screen.getByText('No audit records', { exact: true })).toBeVisible();
});

test('when the records may not be read, the page says so', async () => {
  withRecords([]).on(`GET ${path}`, () => refusal(403, 'forbidden'));
  const screen = await openConsole(address);
  await expect.element(screen.getByText('You are not allowed to do this')).toBeVisible();
});

test('when the records are saved, every page is read, and a formula in them is disarmed', async () => {
  const platform = withRecords([record(1, { text: '=HYPERLINK("http://evil.example")' })]);
  const screen = await openConsole(address);
  const saved = Promise.withResolvers<Blob>();
  const createObjectURL = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (content: Blob) => {
    saved.resolve(content);
    return createObjectURL(content);
  };
  try {
    await screen.getByRole('button', { name: 'CSV' }).click();
    expect(await (await saved.promise).text()).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  } finally {
    URL.createObjectURL = createObjectURL;
  }
  expect(platform.callsTo(`GET ${path}`).at(-1)?.query.get('pageSize')).toBe('2000');
});

test('when a record is opened, it has an address of its own, and closing leads back to the list', async () => {
  const platform = withRecords([record(7), record(8, { text: 'Another one' })]);
  platform.on(`GET ${path}/7`, () => jsonReply(record(7, { source: { id: 'oauth.internal/lifespan' } })));
  const screen = await openConsole(`${address}&type=Option`);
  await screen.getByRole('link', { name: 'Option updated' }).first().click();
  const panel = screen.getByRole('dialog', { name: 'Audit record 7' });
  await expect.element(panel.getByText('oauth.internal/lifespan')).toBeVisible();
  await expect.element(panel.getByText('3600')).toBeVisible();
  expect(screen.history.location.search).toBe('?tab=audit&type=Option&record=7');
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => screen.history.location.search).toBe('?tab=audit&type=Option');
});

test('when the address names a record that is not there, the page says so', async () => {
  withRecords([record(1)]).on(`GET ${path}/404`, () => refusal(404, 'not-found'));
  const screen = await openConsole(`${address}&record=404`);
  await expect.element(screen.getByText('There is no such record here, or no longer.')).toBeVisible();
});
