import { Button, Stack, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useDropzone } from 'react-dropzone';
import classes from './file-drop.module.css';

interface FileDropProps {
  label: string;
  hint: string;
  /** The button that opens the file chooser; also the name of the file input. */
  choose: string;
  onFiles: (files: File[]) => void;
  /** Takes less room, for when something is shown below already. */
  compact?: boolean;
}

/** Takes files of any kind by drop, by click or by keyboard. */
export function FileDrop({ label, hint, choose, onFiles, compact = false }: FileDropProps) {
  const { getRootProps, getInputProps, isDragActive } = useDropzone({
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
        <Text size="sm" c="dimmed" ta="center">
          {hint}
        </Text>
        <Button variant="light" size="xs" mt={4}>
          {choose}
        </Button>
      </Stack>
    </div>
  );
}
