import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ClockProvider } from '#console/ui/clock.tsx';
import { pageNonce } from './page-nonce.ts';
import type { ConsoleRouter } from './router.tsx';
import { contrastVariables, theme } from './theme.ts';

const colourScheme = localStorageColorSchemeManager({ key: 'gatehouse-colour-scheme' });

interface ProvidersProps {
  router: ConsoleRouter;
  queryClient: QueryClient;
  now: () => Date;
}

/** The whole application around a router: theme, clock, data cache. */
export function Providers({ router, queryClient, now }: ProvidersProps) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={contrastVariables}
      colorSchemeManager={colourScheme}
      defaultColorScheme="auto"
      getStyleNonce={() => pageNonce}
    >
      <QueryClientProvider client={queryClient}>
        <ClockProvider now={now}>
          <RouterProvider router={router} />
        </ClockProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
