import { ActionIcon } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { saveBytes, saveText } from './save-text.ts';

interface DownloadLinkProps {
  fileName: string;
  /** Says what is downloaded. */
  label: string;
  content: string | Uint8Array;
}

/** Saves a text or bytes that exist in this tab alone as a file. */
export function DownloadLink({ fileName, label, content }: DownloadLinkProps) {
  const save = () => (typeof content === 'string' ? saveText(fileName, content) : saveBytes(fileName, content));
  return (
    <ActionIcon variant="subtle" color="gray" size="sm" onClick={save} aria-label={label} title={label}>
      <IconDownload size={15} />
    </ActionIcon>
  );
}
