import { MantineProvider } from '@mantine/core';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { FilterBar } from './filter-bar.tsx';

const colours = ['red', 'blue'] as const;

afterEach(() => page.viewport(1280, 800));

/** A list that is narrowed by colour, and from elsewhere by an age that has no control here. */
function Bar() {
  const [colour, setColour] = useState<string>();
  const [age, setAge] = useState<string | undefined>('this year');
  const filters = [
    { name: 'colour', label: colour, onRemove: () => setColour(undefined) },
    { name: 'age', label: age, onRemove: () => setAge(undefined), withoutControl: true },
  ];
  return (
    <FilterBar
      size="sm"
      gap="sm"
      label="Filters"
      filters={filters}
      search={<input type="search" aria-label="Search" />}
    >
      {colours.map((name) => (
        <button key={name} type="button" onClick={() => setColour(name)}>
          {name}
        </button>
      ))}
    </FilterBar>
  );
}

async function openBar(width: number) {
  await page.viewport(width, 640);
  const screen = await render(
    <MantineProvider>
      <Bar />
    </MantineProvider>,
  );
  return {
    screen,
    search: screen.getByRole('searchbox'),
    red: screen.getByRole('button', { name: 'red', exact: true }),
  };
}

test('on a phone, the controls are out of sight and of reach until the keyboard opens them, in the order of the eye', async () => {
  const { screen, search, red } = await openBar(360);
  await expect.element(red).not.toBeInTheDocument();
  await userEvent.tab();
  await expect.element(search).toHaveFocus();
  await userEvent.tab();
  const toggle = screen.getByRole('button', { name: /^Filters/ });
  await expect.element(toggle).toHaveFocus();
  await expect.element(toggle).toHaveAttribute('aria-expanded', 'false');
  await userEvent.keyboard('{Enter}');
  await expect.element(toggle).toHaveAttribute('aria-expanded', 'true');
  await expect.element(red).toBeVisible();
  const controlled = document.getElementById(toggle.element().getAttribute('aria-controls') ?? '');
  expect(controlled?.contains(red.element())).toBe(true);
  await userEvent.tab();
  await expect.element(red).toHaveFocus();
  await userEvent.tab({ shift: true });
  await userEvent.keyboard('{Enter}');
  await expect.element(red).not.toBeInTheDocument();
});

test('on a phone, the button counts what is active, and each of that is named and can be removed', async () => {
  const { screen, red } = await openBar(360);
  const active = screen.getByRole('group', { name: 'Active filters' });
  const toggle = screen.getByRole('button', { name: /^Filters/ });
  await expect.element(toggle).toHaveAccessibleName('Filters (1 active)');
  await toggle.click();
  await red.click();
  await expect.element(toggle).toHaveAccessibleName('Filters (2 active)');
  await expect.element(toggle.getByText('2', { exact: true })).toBeVisible();
  await toggle.click();
  await expect.element(active.getByText('red')).toBeVisible();
  await active.getByRole('button', { name: 'Remove the filter “red”' }).click();
  await expect.element(toggle).toHaveFocus();
  await active.getByRole('button', { name: 'Remove the filter “this year”' }).click();
  await expect.element(toggle).toHaveAccessibleName('Filters');
  await expect.element(active).not.toBeInTheDocument();
});

test('on a wide screen, the controls stand before the search, and only what has no control is named', async () => {
  const { screen, search, red } = await openBar(1280);
  await expect.element(red).toBeVisible();
  await expect.element(screen.getByRole('button', { name: /^Filters/ })).not.toBeInTheDocument();
  await userEvent.tab();
  await expect.element(red).toHaveFocus();
  await red.click();
  await expect.element(screen.getByRole('button', { name: 'Remove the filter “red”' })).not.toBeInTheDocument();
  await screen.getByRole('button', { name: 'Remove the filter “this year”' }).click();
  await expect.element(search).toHaveFocus();
});

test('when a phone is turned, what was typed and what was chosen stay', async () => {
  const { screen, search, red } = await openBar(360);
  await search.fill('pump');
  await screen.getByRole('button', { name: /^Filters/ }).click();
  await red.click();
  await page.viewport(800, 360);
  await expect.element(screen.getByRole('button', { name: /^Filters/ })).not.toBeInTheDocument();
  await expect.element(search).toHaveValue('pump');
  await page.viewport(360, 640);
  await expect.element(screen.getByRole('button', { name: 'Filters (2 active)' })).toBeVisible();
  await expect.element(search).toHaveValue('pump');
});
