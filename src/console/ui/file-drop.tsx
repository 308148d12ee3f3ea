import { Button, Group, Stack, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useDropzone } from 'react-dropzone';
import classes from './file-drop.module.css';

interface FileDropProps {
  label: string;
  hint?: string;
  /** The button that opens the file chooser; also the name of the file input. */
  choose: string;
  /** Offers a button with this name that takes all files of a folder. */
  chooseFolder?: string;
  onFiles: (files: File[]) => void;
  /** Takes less room, for when something is shown below already. */
  compact?: boolean;
}

/** Takes files of any kind by drop, by click or by keyboard. */
export function FileDrop({ label, hint, choose, chooseFolder, onFiles, compact = false }: FileDropProps) {
  const { getRootProps, getInputProps, isDragActive, isProcessing } = useDropzone({
    onDrop: (accepted) => onFiles(accepted),
    noKeyboard: true,
  });
  return (
    <div {...getRootProps()} className={classes.zone} data-active={isDragActive} data-compact={compact}>
      <input {...getInputProps({ 'aria-label': choose, 'aria-hidden': true })} />
      <Stack align="center" gap={compact ? 4 : 'xs'}>
        {!compact && <IconFileUpload size={34} stroke={1.4} className={classes.icon} aria-hidden />}
        <Text fw={600} ta="center">
          {label}
        </Text>
        {hint !== undefined && (
          <Text size="sm" c="dimmed" ta="center">
            {hint}
          </Text>
        )}
        <Group gap={4} justify="center" mt={4}>
          <Button variant="light" size="xs" px="xs" loading={isProcessing}>
            {choose}
          </Button>
          {chooseFolder !== undefined && (
            <Button
              variant="subtle"
              size="xs"
              px="xs"
              onClick={(event) => {
                event.stopPropagation();
                askForFolder(onFiles);
              }}
            >
              {chooseFolder}
            </Button>
          )}
        </Group>
      </Stack>
    </div>
  );
}

/** Opens the browser's folder chooser; the input for it is made for this one time. */
function askForFolder(onFiles: (files: File[]) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.webkitdirectory = true;
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    if (files.length > 0) onFiles(files);
  });
  input.click();
}
