import { useMutation, type UseMutationOptions, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';

/**
 * A mutation that takes no second order while one is under way. A button shows too late that it is busy: without this
 * a double click saves twice, and the second time answers that somebody else was there first.
 */
export function useSingleMutation<Data, Variables = void>(
  options: UseMutationOptions<Data, Error, Variables>,
): UseMutationResult<Data, Error, Variables> {
  const isUnderWay = useRef(false);
  const mutation = useMutation({
    ...options,
    onSettled: async (...outcome) => {
      isUnderWay.current = false;
      await options.onSettled?.(...outcome);
    },
  });
  const mutate: typeof mutation.mutate = (...order) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    mutation.mutate(...order);
  };
  return { ...mutation, mutate };
}
