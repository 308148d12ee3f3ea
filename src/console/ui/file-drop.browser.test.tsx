import { MantineProvider } from '@mantine/core';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { filePath } from '#console/certificates/file-path.ts';
import { FileDrop } from './file-drop.tsx';

/** What a browser hands over of a dropped folder: entries that are asked for, at most so many at a time. */
const readAtOnce = 100;

function fileEntry(fullPath: string) {
  const name = fullPath.slice(fullPath.lastIndexOf('/') + 1);
  const file = (done: (file: File) => void) => done(new File([fullPath], name));
  return { isFile: true, isDirectory: false, name, fullPath, file };
}

function folderEntry(fullPath: string, children: readonly object[]) {
  const createReader = () => {
    const left = [...children];
    return { readEntries: (done: (entries: object[]) => void) => done(left.splice(0, readAtOnce)) };
  };
  return { isFile: false, isDirectory: true, name: fullPath.slice(1), fullPath, createReader };
}

function drop(target: Element, entry: object): void {
  const item = { kind: 'file', type: '', webkitGetAsEntry: () => entry, getAsFile: () => null };
  const event = new Event('drop', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'dataTransfer', { value: { items: [item], files: [], types: ['Files'] } });
  target.dispatchEvent(event);
}

test('a folder that is dropped is taken whole, each file with its path in it', async () => {
  const onFiles = vi.fn<(files: File[]) => void>();
  const screen = await render(
    <MantineProvider>
      <FileDrop label="Drop" hint="Anything" choose="Choose files" onFiles={onFiles} />
    </MantineProvider>,
  );
  const batch = Array.from({ length: 250 }, (_, index) => fileEntry(`/factory/batch/pump-${index}.pem`));
  const folder = folderEntry('/factory', [folderEntry('/factory/batch', batch), fileEntry('/factory/ca.pem')]);
  drop(screen.getByText('Drop').element(), folder);
  await expect.poll(() => onFiles.mock.calls.length).toBe(1);
  const paths = onFiles.mock.calls[0]?.[0].map(filePath) ?? [];
  expect(paths).toHaveLength(251);
  expect(paths).toContain('factory/ca.pem');
  expect(paths).toContain('factory/batch/pump-249.pem');
});
