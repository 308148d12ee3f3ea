import { Button, Group } from '@mantine/core';
import { IconBan, IconPencil, IconSignature, IconTrash, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { needsProof } from './needs-proof.ts';
import type { dialogActions, RowAction } from './row-action.ts';

interface DetailsActionsProps {
  certificate: TrustedCertificate;
  /** Whether the platform can revoke the tokens that came through it. */
  mayRevoke: boolean;
  onAction: (action: RowAction, certificate: TrustedCertificate) => void;
}

type Offered = Exclude<(typeof dialogActions)[number], 'disable'>;

const icons: Record<Offered, Icon> = {
  rename: IconPencil,
  prove: IconSignature,
  revoke: IconBan,
  delete: IconTrash,
};

/** What can be done with the certificate whose details are open. */
export function DetailsActions({ certificate, mayRevoke, onAction }: DetailsActionsProps) {
  const { t } = useTranslation('trusted-certificates');
  const offered: Offered[] = [
    'rename',
    ...(needsProof(certificate) ? (['prove'] as const) : []),
    ...(mayRevoke ? (['revoke'] as const) : []),
    'delete',
  ];
  return (
    <Group gap="xs">
      {offered.map((action) => {
        const ActionIcon = icons[action];
        return (
          <Button
            key={action}
            size="xs"
            variant="default"
            {...(action === 'delete' ? { c: 'var(--mantine-color-error)' } : {})}
            leftSection={<ActionIcon size={14} />}
            onClick={() => onAction(action, certificate)}
          >
            {t(`menu.${action}`)}
          </Button>
        );
      })}
    </Group>
  );
}
