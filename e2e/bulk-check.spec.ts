import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Locator, Page, Request } from '@playwright/test';
import { createFleet, fleetArchive, type TestFleet } from '#testing/fleet.ts';
import { expect, open, signIn, test } from './gatehouse.ts';
import { openChainCheck } from './open-chain-check.ts';

const count = 2000;
let fleet: TestFleet;
let folder: string;
test.beforeAll(async () => {
  fleet = createFleet(count, new Date());
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-fleet-'));
  await writeFile(join(folder, 'fleet.zip'), fleetArchive(fleet));
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

const fleetRoot = () => ({ name: 'Fleet Root CA', pem: fleet.root.pem });

/** Bodies of everything that the page sends from now on. */
function watchRequests(page: Page): string[] {
  const bodies: string[] = [];
  page.on('request', (request: Request) => bodies.push(`${request.url()} ${request.postData() ?? ''}`));
  return bodies;
}

function expectCounts(page: Page) {
  const { accepted, reasons } = fleet.expected;
  const refused = count - accepted;
  return Promise.all([
    expect(page.getByRole('heading', { name: `${refused} of 2,000 devices are refused` })).toBeVisible({
      timeout: 60_000,
    }),
    expect(page.getByText(/It took/)).toBeVisible({ timeout: 60_000 }),
    expect(
      page.getByRole('button', { name: `${accepted.toLocaleString('en-GB')} accepted`, exact: true }),
    ).toBeVisible(),
    expect(
      page
        .getByRole('listitem')
        .filter({ hasText: String(reasons.expired) })
        .first(),
    ).toBeVisible(),
  ]);
}

test('two thousand chains from an archive are judged, narrowed, opened and saved, and nothing of them is sent', async ({
  guardedPage: page,
  gatehouse,
  request,
}) => {
  await openChainCheck({ guardedPage: page, gatehouse, request }, fleetRoot());
  const sent = watchRequests(page);
  await page.locator('input[type=file]').setInputFiles(join(folder, 'fleet.zip'));
  await expectCounts(page);
  await expect(page.getByText('20 certificates were given again and are listed once.')).toBeVisible();

  await page.getByRole('button', { name: 'The certificate has expired' }).click();
  const table = page.getByRole('table', { name: 'Devices' });
  await expect(table.getByText('Refused').first()).toBeVisible();
  expect(await table.getByRole('row').count()).toBeLessThan(100);
  await page.getByRole('searchbox', { name: 'Search by name or file' }).fill('pump-00100');
  await table.getByRole('button', { name: 'pump-00100' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'pump-00100' })).toBeVisible();
  await expect(page.getByText('This device is refused')).toBeVisible();
  await page.getByRole('button', { name: 'All devices' }).click();
  await expect(table).toBeVisible();

  await page.getByRole('searchbox', { name: 'Search by name or file' }).fill('');
  await page.getByText('All', { exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Devices 2,000' })).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const csv = readFileSync(await (await saving).path(), 'utf8');
  expect(csv.trim().split('\r\n')).toHaveLength(count + 1);
  expect(csv).toContain('pump:00007,Refused,identity-characters');

  const device = fleet.files['devices/batch-001/pump-00010.pem'] ?? '';
  const piece = device.split('\n')[3] ?? '';
  expect(piece.length).toBe(64);
  expect(sent.filter((body) => body.includes(piece) || body.includes('pump-0'))).toEqual([]);
});

/** A folder with a part of the fleet, in folders of its own. */
async function writeFactory(): Promise<string> {
  const few = Object.entries(fleet.files).filter(([name]) => /batch-001\/pump-00[01]|^ca\//.test(name));
  const root = join(folder, 'factory');
  for (const [name, text] of few) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  return root;
}

/** Drops a folder of the disk on a part of the page, as the browser gets it from the desktop. */
async function dropFolder(page: Page, path: string, target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error('There is nothing to drop on');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
  }
  await session.detach();
}

test('a folder is taken whole, with the paths of its files', async ({ guardedPage: page, gatehouse, request }) => {
  const root = await writeFactory();
  await openChainCheck({ guardedPage: page, gatehouse, request }, fleetRoot());
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await (await choosing).setFiles(root);
  await expect(page.getByRole('heading', { name: '18 of 200 devices are refused' })).toBeVisible();
  await expect(page.getByText('factory/devices/batch-001/pump-00000.pem, line 1')).toBeVisible();
});

test('a folder that is dropped from the desktop is taken whole', async ({ guardedPage: page, gatehouse, request }) => {
  const root = await writeFactory();
  await openChainCheck({ guardedPage: page, gatehouse, request }, fleetRoot());
  await dropFolder(page, root, page.getByText('Drop certificates, chains, keys or archives'));
  await expect(page.getByRole('heading', { name: '18 of 200 devices are refused' })).toBeVisible();
  await expect(page.getByText('factory/devices/batch-001/pump-00000.pem, line 1')).toBeVisible();
});

test('a check is cancelled at once, and what was judged until then stays', async ({ guardedPage: page, gatehouse }) => {
  await signIn(page, gatehouse.url);
  // The anchors never come: the check waits before judging until it is cancelled.
  await page.route('**/trusted-certificates?**', () => undefined);
  await open(page, 'Chain check');
  await page.locator('input[type=file]').setInputFiles(join(folder, 'fleet.zip'));
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Cancelled')).toBeVisible();
  await page.getByRole('button', { name: 'Check something else' }).click();
  await expect(page.getByText('Nothing to check yet')).toBeVisible();
});
