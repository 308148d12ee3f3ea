import { ActionIcon } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { saveText } from './save-text.ts';

interface DownloadLinkProps {
  fileName: string;
  /** Says what is downloaded. */
  label: string;
  content: string;
}

/** Saves a text that exists in this tab alone as a file. */
export function DownloadLink({ fileName, label, content }: DownloadLinkProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      onClick={() => saveText(fileName, content)}
      aria-label={label}
      title={label}
    >
      <IconDownload size={15} />
    </ActionIcon>
  );
}
