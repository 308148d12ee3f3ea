import { lazy, Suspense, useState } from 'react';
import { AccountButton } from './account-button.tsx';

const load = () => import('./account-actions.tsx');
const AccountActions = lazy(load);

/** Who is signed in, and what they can do about it; the menu itself is loaded when somebody reaches for it. */
export function AccountMenu() {
  const [wanted, setWanted] = useState(false);
  const prepare = () => void load();
  const closed = (
    <AccountButton
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={() => setWanted(true)}
    />
  );
  return wanted ? (
    <Suspense fallback={closed}>
      <AccountActions />
    </Suspense>
  ) : (
    closed
  );
}
