import type { APIRequestContext, Page } from '@playwright/test';
import type { RunningProcess } from '#testing/start-process.ts';
import { adminPassword, expect, open, signIn } from './gatehouse.ts';

interface Visit {
  guardedPage: Page;
  gatehouse: RunningProcess;
  request: APIRequestContext;
}

/** Signs in and opens Chain check, where the tenant trusts this root alone, or nothing. */
export async function openChainCheck(
  { guardedPage: page, gatehouse: { url }, request }: Visit,
  root?: { name: string; pem: string },
): Promise<void> {
  if (root !== undefined) {
    const authorization = `Basic ${Buffer.from(`admin:${adminPassword}`).toString('base64')}`;
    const data = { name: root.name, status: 'ENABLED', certInPemFormat: root.pem };
    const path = `${url}/tenant/tenants/t1001/trusted-certificates`;
    expect((await request.post(path, { headers: { authorization }, data })).status()).toBe(201);
  }
  await signIn(page, url);
  await open(page, 'Chain check');
  await expect(page.getByText('Nothing to check yet')).toBeVisible();
}
