/** What a platform may do to a page beside answering it. */
import type { Page } from '@playwright/test';

/** The platform fails at these paths, in its own envelope. */
export async function fails(page: Page, path: string | RegExp): Promise<void> {
  const details = { code: 'internal', requestId: 'req-0123456789abcdef' };
  const json = { error: 'general/Internal Server Error', message: 'An internal error occurred.', info: null, details };
  await page.route(path, (route) => route.fulfill({ status: 500, json }));
}

/** Requests to these paths are under way for ever. */
export async function neverAnswers(page: Page, path: string | RegExp): Promise<void> {
  await page.route(path, () => new Promise<void>(() => undefined));
}

/** Nothing reaches these paths. */
export async function isOffline(page: Page, path: string | RegExp): Promise<void> {
  await page.route(path, (route) => route.abort('internetdisconnected'));
}

/** The tenant trusts this certificate, PEM, and no other. */
export const trusts = (pem: string) => async (page: Page) => {
  const json = {
    certificates: [{ fingerprint: '0'.repeat(40), name: 'Plant CA', status: 'ENABLED', certInPemFormat: pem }],
    self: '',
    statistics: { currentPage: 1, pageSize: 2000, totalPages: 1 },
  };
  await page.route('**/trusted-certificates?*', (route) => route.fulfill({ json }));
};
