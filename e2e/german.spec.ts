import { adminPassword, expect, test } from './gatehouse.ts';

test.use({ locale: 'de-DE' });

test('in a German browser, the way to the first token is German from end to end, and no English is loaded', async ({
  guardedPage: page,
  gatehouse,
}) => {
  const scripts: string[] = [];
  page.on('response', async (response) => {
    if (response.url().endsWith('.js')) scripts.push(await response.text().catch(() => ''));
  });

  await test.step('the sign-in page is German', async () => {
    await page.goto(gatehouse.url);
    await expect(page).toHaveTitle('Anmelden · Gatehouse');
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await page.getByLabel('Benutzername').fill('admin');
    await page.getByLabel('Passwort').fill(adminPassword);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Übersicht' })).toBeVisible();
    await expect(page.getByText('In vier Schritten zum ersten Gerätetoken.')).toBeVisible();
  });

  await test.step('only German texts were loaded', async () => {
    await expect.poll(() => scripts.some((text) => text.includes('Token-Lebensdauer'))).toBe(true);
    expect(scripts.filter((text) => text.includes('Token lifespan'))).toEqual([]);
  });

  await test.step('a test device gets its token', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Token-Test' }).click();
    await page.getByRole('button', { name: 'Testgerät erzeugen' }).click();
    await page.getByRole('button', { name: 'Test ausführen' }).click();
    await expect(page.getByText(/Token nach [\d.]+ ms erhalten/).first()).toBeVisible();
    await expect(page.getByRole('row', { name: /^Lebensdauer/ })).toContainText('1 Stunde');
    await page.getByRole('button', { name: 'Token abmelden' }).click();
    await expect(page.getByText(/seitdem mit 401 abgelehnt/)).toBeVisible();
  });

  await test.step('the lifespan is refused below the minimum in German', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Token-Lebensdauer' }).click();
    await expect(page).toHaveTitle('Token-Lebensdauer · Gatehouse');
    await page.getByRole('textbox', { name: 'Lebensdauer' }).fill('299');
    await expect(page.getByText(/Mindestens 300 Sekunden/)).toBeVisible();
    await page.getByRole('textbox', { name: 'Lebensdauer' }).fill('300');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByText('300 Sekunden', { exact: true })).toBeVisible();
  });

  await test.step('the attempt is listed with a German date', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Aktivität' }).click();
    await expect(page.getByRole('table').getByText('Akzeptiert').first()).toBeVisible();
    await expect(page.getByText(/^\d\d\.\d\d\.\d{4}, \d\d:\d\d:\d\d$/).first()).toBeVisible();
  });

  await test.step('English is chosen, stays after a reload, and German comes back', async () => {
    await page.getByRole('button', { name: 'Konto von admin' }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.getByRole('button', { name: 'Account of admin' }).click();
    await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Aktivität' })).toBeVisible();
  });
});
