import { Stack, Text } from '@mantine/core';

/** One number with its name. */
export function Figure({ name, value }: { name: string; value: string | number }) {
  return (
    <Stack gap={0}>
      <Text fz={26} fw={650} lh={1.2}>
        {value}
      </Text>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
    </Stack>
  );
}
