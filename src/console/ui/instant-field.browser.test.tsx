import { MantineProvider } from '@mantine/core';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { changeLanguage } from '#console/messages/i18n.ts';
import { languageKey, type Language } from '#console/messages/languages.ts';
import { InstantField, type EnteredInstant } from './instant-field.tsx';

afterEach(async () => {
  vi.restoreAllMocks();
  await page.viewport(1280, 800);
  await changeLanguage('en');
  localStorage.removeItem(languageKey);
});

/** What the field passes on, as its page holds it. */
function Holder({ hint }: { hint: string }) {
  const [value, setValue] = useState<EnteredInstant>();
  return (
    <>
      <InstantField label="As of" hint={hint} value={value} onChange={setValue} />
      <button type="button" onClick={() => setValue(undefined)}>
        Reset
      </button>
      <output>{value instanceof Date ? value.toISOString() : 'none'}</output>
    </>
  );
}

async function openField(hint = 'Leave empty for now.') {
  const screen = await render(
    <MantineProvider>
      <Holder hint={hint} />
    </MantineProvider>,
  );
  return { screen, field: screen.getByLabelText('As of'), held: screen.getByRole('status') };
}

test('in British English, day comes before month, the form is told, and UTC is said', async () => {
  const { screen, field, held } = await openField();
  await expect.element(screen.getByText('dd/mm/yyyy, hh:mm in your time zone. Leave empty for now.')).toBeVisible();
  await expect.element(field).toHaveAccessibleDescription('dd/mm/yyyy, hh:mm in your time zone. Leave empty for now.');
  await field.fill('3/4/2026 9:30');
  await expect.element(held).toHaveTextContent('2026-04-03T07:30:00.000Z');
  await expect.element(screen.getByText('3 Apr 2026, 07:30:00 UTC')).toBeVisible();
  await expect.element(field).toHaveValue('3/4/2026 9:30');
  await screen.getByRole('button', { name: 'Reset' }).click();
  await expect.element(field).toHaveValue('');
});

test('in German, the form and what is written back are German', async () => {
  await changeLanguage('de');
  const { screen, field, held } = await openField();
  await expect.element(screen.getByText(/^TT\.MM\.JJJJ, hh:mm in Ihrer Zeitzone\./)).toBeVisible();
  await field.fill('3.4.2026');
  await expect.element(held).toHaveTextContent('2026-04-02T22:00:00.000Z');
  (field.element() as HTMLElement).blur();
  await expect.element(field).toHaveValue('03.04.2026, 00:00');
});

test('when a text is no date, it stays, nothing is taken from it, and the field says how to write one', async () => {
  const { screen, field, held } = await openField();
  await field.fill('31/02/2026');
  await expect.element(held).toHaveTextContent('none');
  await expect.element(screen.getByText(/This is no date/)).not.toBeVisible();
  (field.element() as HTMLElement).blur();
  await expect.element(screen.getByText('This is no date. Write it like 31/12/2026, 18:30.')).toBeVisible();
  await expect.element(field).toHaveValue('31/02/2026');
  await expect.element(field).toHaveAttribute('aria-invalid', 'true');
  await expect.element(field).toHaveAccessibleDescription('This is no date. Write it like 31/12/2026, 18:30.');
  await field.fill('28/02/2026');
  await expect.element(held).toHaveTextContent('2026-02-27T23:00:00.000Z');
});

test('the browser’s calendar is one click away, and what is chosen in it is written as usual', async () => {
  const shown = vi.spyOn(HTMLInputElement.prototype, 'showPicker').mockImplementation(() => undefined);
  const { screen, field } = await openField();
  await screen.getByRole('button', { name: 'Choose in a calendar' }).click();
  expect(shown).toHaveBeenCalledOnce();
  const calendar = shown.mock.contexts[0];
  if (!(calendar instanceof HTMLInputElement)) throw new Error('no field was asked for its calendar');
  expect(calendar.type).toBe('datetime-local');
  await page.elementLocator(calendar).fill('2026-04-03T09:30');
  await expect.element(field).toHaveValue('03/04/2026, 09:30');
});

test.each<[Language, number]>([
  ['en', 170],
  ['en', 328],
  ['en', 600],
  ['de', 170],
  ['de', 328],
  ['de', 600],
])('in %s and %i px wide, nothing below moves whatever is said of the text', async (language, width) => {
  await changeLanguage(language);
  await page.viewport(width, 640);
  const { screen, field, held } = await openField(language === 'en' ? 'Empty: now.' : 'Leer: jetzt.');
  const button = screen.getByRole('button', { name: 'Reset' });
  const top = () => button.element().getBoundingClientRect().top;
  const before = top();
  await field.fill('3.4.2026 9:30');
  await field.fill('2026-04-03');
  await expect.element(held).toHaveTextContent('2026-04-02T22:00:00.000Z');
  expect(top()).toBe(before);
  await field.fill('tomorrow');
  (field.element() as HTMLElement).blur();
  await expect.element(screen.getByText(/31.12.2026/)).toBeVisible();
  expect(top()).toBe(before);
});

test('a click straight out of a field that cannot be read arrives', async () => {
  const { screen, field } = await openField();
  await field.fill('tomorrow');
  await userEvent.click(screen.getByRole('button', { name: 'Reset' }), { position: { x: 5, y: 2 } });
  await expect.element(field).toHaveValue('');
});
