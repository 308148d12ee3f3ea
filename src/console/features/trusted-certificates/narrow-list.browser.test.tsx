/** The list on a phone of 360 by 640 px. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { changeLanguage } from '#console/messages/i18n.ts';
import { languageKey, type Language } from '#console/messages/languages.ts';
import { openConsole } from '#testing/open-console.tsx';
import { trustedCertificate, withTrusted } from '#testing/trusted-platform.ts';

beforeEach(() => page.viewport(360, 640));
afterEach(async () => {
  await page.viewport(1280, 800);
  await changeLanguage('en');
  localStorage.removeItem(languageKey);
});

const three = [1, 2, 3].map((number) => trustedCertificate(number, { status: number === 3 ? 'DISABLED' : 'ENABLED' }));

test.each<[Language, string]>([
  ['en', 'Filter and sort'],
  ['de', 'Filtern, sortieren'],
])('in %s, search and the first certificate are in sight at once', async (language, name) => {
  await changeLanguage(language);
  withTrusted(three);
  const screen = await openConsole('/trusted-certificates');
  const first = screen.getByRole('button', { name: 'Factory CA 1', exact: true });
  await expect.element(first).toBeInViewport({ ratio: 1 });
  await expect.element(screen.getByRole('searchbox')).toBeInViewport({ ratio: 1 });
  await expect.element(screen.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 });
  expect(screen.getByRole('radio').elements()).toHaveLength(0);
  expect(document.documentElement.scrollWidth).toBe(360);
});

test('the list is filtered and sorted behind one button, and says that it is not the whole', async () => {
  withTrusted(three);
  const screen = await openConsole('/trusted-certificates');
  await screen.getByRole('button', { name: 'Filter and sort' }).click();
  await screen.getByText('Enabled (2)').click();
  await screen.getByRole('button', { name: 'Reverse the order' }).click();
  const toggle = screen.getByRole('button', { name: 'Filter and sort (1 active)' });
  await toggle.click();
  await expect.element(screen.getByText('2 of 3 certificates')).toBeVisible();
  await expect.element(screen.getByRole('row').nth(0).getByText('Factory CA 2', { exact: true })).toBeVisible();
  await screen.getByRole('button', { name: 'Remove the filter “Enabled”' }).click();
  await expect.element(screen.getByText('3 certificates', { exact: true })).toBeVisible();
  expect(screen.history.location.search).toBe('?descending=true');
});

test('what was chosen on Overview and in the list is named, though no control is in sight', async () => {
  withTrusted(three);
  const screen = await openConsole('/trusted-certificates?ends=later&filter=proof-missing');
  await expect.element(screen.getByRole('button', { name: 'Filter and sort (2 active)' })).toBeVisible();
  const active = screen.getByRole('group', { name: 'Active filters' });
  await expect.element(active.getByText('Enabled, ends after 365 days')).toBeVisible();
  await expect.element(active.getByText('Proof missing')).toBeVisible();
});
