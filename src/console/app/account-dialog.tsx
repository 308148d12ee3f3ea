import { lazy, Suspense } from 'react';
import { useSession } from '#console/api/session.ts';
import { useLeave } from './use-sign-out.ts';

const PasswordDialog = lazy(async () => ({
  default: (await import('#console/account/password-dialog.tsx')).PasswordDialog,
}));
const SecondFactorDialog = lazy(async () => ({
  default: (await import('#console/account/second-factor-dialog.tsx')).SecondFactorDialog,
}));
const SignOutEverywhereDialog = lazy(async () => ({
  default: (await import('#console/account/sign-out-everywhere-dialog.tsx')).SignOutEverywhereDialog,
}));

export type AccountDialogName = 'password' | 'second-factor' | 'everywhere';

/** The dialogs of the account menu; each is loaded when it is first opened. */
export function AccountDialog({ name, onClose }: { name: AccountDialogName; onClose: () => void }) {
  const { user } = useSession();
  const leave = useLeave();
  return (
    <Suspense fallback={null}>
      {name === 'password' && <PasswordDialog userName={user.userName} onClose={onClose} />}
      {name === 'second-factor' && <SecondFactorDialog onClose={onClose} />}
      {name === 'everywhere' && <SignOutEverywhereDialog onSignedOut={() => void leave()} onClose={onClose} />}
    </Suspense>
  );
}
