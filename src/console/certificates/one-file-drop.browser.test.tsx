import { MantineProvider } from '@mantine/core';
import { afterEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { inputLimits } from '#pki/input/limits.ts';
import type { Source } from '#console/worker/operations.ts';
import { OneFileDrop } from './one-file-drop.tsx';

afterEach(() => {
  vi.restoreAllMocks();
});

async function openDrop() {
  const onFile = vi.fn<(file: Source) => void>();
  const screen = await render(
    <MantineProvider>
      <OneFileDrop label="Drop" hint="One file" choose="Choose a file" onFile={onFile} />
    </MantineProvider>,
  );
  const give = (file: File) => {
    const input = screen.container.querySelector<HTMLInputElement>('input[type=file]');
    if (input === null) throw new Error('no file input');
    const files = new DataTransfer();
    files.items.add(file);
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const taken = () => onFile.mock.calls.map(([{ name, bytes }]) => [name, bytes.length]);
  return { screen, give, taken };
}

test('when a file was moved since it was chosen, that is said, until another one is read', async () => {
  const { screen, give, taken } = await openDrop();
  vi.spyOn(File.prototype, 'arrayBuffer').mockRejectedValueOnce(new DOMException('gone', 'NotReadableError'));
  give(new File(['1'], 'gone.csv'));
  await expect.element(screen.getByRole('alert').getByText('The file could not be read')).toBeVisible();
  await expect.element(screen.getByText(/gone\.csv was moved, changed or locked/)).toBeVisible();
  expect(taken()).toEqual([]);
  give(new File(['12'], 'there.csv'));
  await expect.poll(taken).toEqual([['there.csv', 2]]);
  await expect.element(screen.getByRole('alert')).not.toBeInTheDocument();
});

test('a file of just the limit is read, one that is a byte longer is not, and that is said', async () => {
  const { screen, give, taken } = await openDrop();
  const atLimit = new Uint8Array(inputLimits.bytes);
  give(new File([atLimit], 'just.csv'));
  await expect.poll(taken).toEqual([['just.csv', inputLimits.bytes]]);
  give(new File([atLimit, '1'], 'over.csv'));
  await expect.element(screen.getByText('The file is too large')).toBeVisible();
  expect(taken()).toHaveLength(1);
});
