import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { forgetEntries } from '#console/api/kept-entry.ts';
import { forgetSession, signOut } from '#console/api/session.ts';

/** Goes to the sign-in page and forgets everything that was read with the session. */
export function useLeave(): () => Promise<void> {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return async () => {
    await navigate({ to: '/sign-in' });
    forgetSession(queryClient);
    forgetEntries();
  };
}

/** Ends the session on the platform, and leaves whatever comes of that. */
export function useSignOut() {
  const leave = useLeave();
  return useMutation({ mutationFn: signOut, onSettled: leave });
}
