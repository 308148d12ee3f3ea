import { ActionIcon, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';

interface DownloadLinkProps {
  fileName: string;
  /** Says what is downloaded. */
  label: string;
  content: string;
}

/** Saves a text that exists in this tab alone as a file. */
export function DownloadLink({ fileName, label, content }: DownloadLinkProps) {
  const save = () => {
    const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = fileName;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <Tooltip label={label} withArrow>
      <ActionIcon variant="subtle" color="gray" size="sm" onClick={save} aria-label={label}>
        <IconDownload size={15} />
      </ActionIcon>
    </Tooltip>
  );
}
