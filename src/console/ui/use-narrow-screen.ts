import { useMediaQuery } from '@mantine/hooks';

/** Whether the window is as narrow as a phone's: what does not fit side by side is then folded away. */
export function useNarrowScreen(): boolean {
  return useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false });
}
