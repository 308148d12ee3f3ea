import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { TestRun } from './test-run.ts';

const resultsKey = ['token-test-results'];
const kept = 50;

/** The runs of this sitting, newest first. They live in the data cache, which signing out empties. */
export function useResults() {
  const queryClient = useQueryClient();
  const { data } = useQuery({
    queryKey: resultsKey,
    queryFn: (): TestRun[] => [],
    initialData: [],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const keep = (run: TestRun) =>
    queryClient.setQueryData<TestRun[]>(resultsKey, (before = []) => [run, ...before].slice(0, kept));
  return { results: data, keep };
}
