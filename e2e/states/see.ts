import { expect, type Locator, type Page } from '@playwright/test';

/** A busy machine needs its time; a state that never comes fails all the same. */
const patient = expect.configure({ timeout: 45_000 });

/** Settles when this can be seen; a state that is slow to come is waited for. */
export function see(find: (page: Page) => Locator): (page: Page) => Promise<void> {
  return (page) => patient(find(page).first()).toBeVisible();
}

/** The same for a text, or a part of it. */
export const seeText = (text: string | RegExp): ((page: Page) => Promise<void>) => see((page) => page.getByText(text));
