import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { pageNonce } from './page-nonce.ts';
import type { ConsoleRouter } from './router.tsx';
import { contrastVariables, theme } from './theme.ts';

const colourScheme = localStorageColorSchemeManager({ key: 'gatehouse-colour-scheme' });

/** The whole application around a router: theme, data cache, notifications. */
export function Providers({ router, queryClient }: { router: ConsoleRouter; queryClient: QueryClient }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={contrastVariables}
      colorSchemeManager={colourScheme}
      defaultColorScheme="auto"
      getStyleNonce={() => pageNonce}
    >
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-right" limit={4} />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
