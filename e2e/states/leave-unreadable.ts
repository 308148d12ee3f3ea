import type { Page } from '@playwright/test';

/** Types a text that is no instant into the field of this name, and leaves it. */
export function leaveUnreadable(label: string): (page: Page) => Promise<void> {
  return async (page) => {
    const field = page.getByRole('textbox', { name: label });
    await field.fill('tomorrow');
    await field.blur();
  };
}
