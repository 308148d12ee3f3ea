import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

const transientStatus = [0, 502, 503, 504];

/**
 * The console's one cache of what the platform said.
 * @param onSessionOver called when any call finds the admin's session gone.
 */
export function createQueryClient(onSessionOver: () => void): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof ApiError && error.sessionOver) onSessionOver();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && error instanceof ApiError && transientStatus.includes(error.status),
      },
      mutations: { networkMode: 'always' },
    },
  });
}
