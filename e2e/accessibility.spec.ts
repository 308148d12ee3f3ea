import { AxeBuilder } from '@axe-core/playwright';
import { expect, open, signIn, test } from './gatehouse.ts';

const pages = ['Overview', 'Trusted certificates', 'Chain check', 'Token lifespan', 'Activity', 'Token test'];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('axe finds nothing on any page', async ({ guardedPage: page, gatehouse }) => {
      await page.goto(gatehouse.url);
      await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await signIn(page, gatehouse.url);
      for (const name of pages) {
        await open(page, name);
        await page.waitForLoadState('networkidle');
        expect((await new AxeBuilder({ page }).analyze()).violations, name).toEqual([]);
      }
      await page.getByRole('button', { name: 'Create a test device' }).click();
      await page.getByRole('button', { name: 'Run test' }).click();
      await expect(page.getByText(/Token received after/).first()).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations, 'Token test, run').toEqual([]);
    });
  });
}
