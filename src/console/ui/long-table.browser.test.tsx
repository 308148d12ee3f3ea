import { MantineProvider } from '@mantine/core';
import { afterEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { LongTable, type Column } from './long-table.tsx';

const count = 2000;
const rows = Array.from({ length: count }, (_, index) => `pump-${index}`);
// Every third row is taller than the others, so that no estimate of heights holds.
const columns: Column<string>[] = [
  {
    name: 'device',
    label: 'Device',
    renderCell: (name) => <p style={{ minHeight: Number(name.slice(5)) % 3 === 0 ? 90 : 20 }}>{name}</p>,
  },
];

afterEach(() => {
  window.scrollTo({ top: 0 });
});

const page = (heightAbove: number) => (
  <MantineProvider>
    <div style={{ height: heightAbove }}>Above</div>
    <LongTable
      label="Devices"
      columns={columns}
      rows={rows}
      keyOf={(name) => name}
      rowHeight={56}
      complete
      onNearEnd={() => undefined}
    />
  </MantineProvider>
);

/** The rows at these heights of the window; undefined where the document has none there. */
function rowsAt(...heights: number[]): (string | undefined)[] {
  return heights.map((height) => document.elementFromPoint(200, height)?.closest('tr[data-index]')?.textContent);
}

const rowsInTheWindow = () => rowsAt(120, window.innerHeight / 2, window.innerHeight - 10);

test('the first drawing has rows for the window, and no more than a few beyond it', async () => {
  const screen = await render(page(0));
  await expect.poll(() => rowsAt(120)).toEqual(['pump-0']);
  const drawn = screen.getByRole('row').elements().length;
  expect(drawn).toBeGreaterThan(10);
  expect(drawn).toBeLessThan(40);
});

test('wherever the window is scrolled to, rows are there, down to the last one', async () => {
  await render(page(300));
  await expect.poll(() => rowsAt(440)).toEqual(['pump-0']);
  window.scrollTo({ top: 40_000 });
  await expect.poll(rowsInTheWindow).not.toContain(undefined);
  await expect
    .poll(() => {
      window.scrollTo({ top: document.documentElement.scrollHeight });
      return rowsAt(window.innerHeight - 20);
    })
    .toEqual([`pump-${count - 1}`]);
});

test('when what stands above it grows by many windows, rows are still where the window is', async () => {
  const screen = await render(page(100));
  await expect.poll(() => rowsAt(240)).toEqual(['pump-0']);
  await screen.rerender(page(9000));
  for (const top of [9300, 30_000, 60_000]) {
    window.scrollTo({ top });
    await expect.poll(rowsInTheWindow).not.toContain(undefined);
  }
});
