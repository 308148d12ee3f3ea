import { Stack } from '@mantine/core';
import { Suspense, useState } from 'react';
import { FileDrop } from '#console/ui/file-drop.tsx';
import type { Source } from '#console/worker/operations.ts';
import { LeftOutList } from './input-notes.tsx';
import { readFile } from './read-file.ts';

interface OneFileDropProps {
  label: string;
  hint: string;
  choose: string;
  onFile: (file: Source) => void;
}

/** Takes the first file that is given and reads it; where that cannot be done, says why. */
export function OneFileDrop({ label, hint, choose, onFile }: OneFileDropProps) {
  const [unread, setUnread] = useState<Source>();
  const take = async ([file]: File[]) => {
    if (file === undefined) return;
    const source = await readFile(file);
    setUnread(source.unread === undefined ? undefined : source);
    if (source.unread === undefined) onFile(source);
  };
  return (
    <Stack gap="xs">
      <FileDrop label={label} hint={hint} choose={choose} compact onFiles={(files) => void take(files)} />
      {unread?.unread !== undefined && (
        <div role="alert">
          <Suspense>
            <LeftOutList leftOut={[{ ...unread.unread, origin: { source: unread.name } }]} total={1} />
          </Suspense>
        </div>
      )}
    </Stack>
  );
}
