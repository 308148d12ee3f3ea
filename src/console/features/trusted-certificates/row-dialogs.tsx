import { lazy, Suspense } from 'react';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { RevokeTokensDialog } from '#console/certificates/revoke-tokens-dialog.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { DisableDialog } from './disable-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import type { RowAction } from './row-action.ts';
import type { DeviceCounts } from './use-device-counts.ts';
import type { Switches } from './use-switches.tsx';

const ProofDialog = lazy(async () => ({ default: (await import('./possession/proof-dialog.tsx')).ProofDialog }));

interface RowDialogsProps {
  action: RowAction;
  /** As the list has it now. */
  certificate: TrustedCertificate;
  counts: DeviceCounts;
  switches: Switches;
  onDeleted: () => void;
  onClose: () => void;
}

/** The dialog that belongs to what was chosen for one certificate. */
export function RowDialogs({ action, certificate, counts, switches, onDeleted, onClose }: RowDialogsProps) {
  switch (action) {
    case 'details':
      return null;
    case 'rename':
      return <RenameDialog certificate={certificate} onClose={onClose} />;
    case 'prove':
      return (
        <Suspense>
          <ProofDialog certificate={certificate} onClose={onClose} />
        </Suspense>
      );
    case 'revoke':
      return (
        <RevokeTokensDialog
          revocation={{ scope: 'anchor', anchorFingerprint: certificate.fingerprint }}
          onClose={onClose}
        />
      );
    case 'disable':
      return <DisableDialog certificate={certificate} counts={counts} switches={switches} onClose={onClose} />;
    case 'delete':
      return <DeleteDialog certificate={certificate} counts={counts} onDeleted={onDeleted} onClose={onClose} />;
  }
}
