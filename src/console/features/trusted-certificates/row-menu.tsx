import { ActionIcon, Menu } from '@mantine/core';
import { IconBan, IconDotsVertical, IconListDetails, IconPencil, IconSignature, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { displayName } from '#console/certificates/display-name.ts';
import { needsProof } from './needs-proof.ts';
import type { RowAction } from './row-action.ts';

interface RowMenuProps {
  certificate: TrustedCertificate;
  readOnly: boolean;
  /** Whether the platform can revoke the tokens that came through it. */
  mayRevoke: boolean;
  onAction: (action: RowAction, certificate: TrustedCertificate) => void;
}

/** What can be done with one certificate beside its switches; the menu itself is made when it is first opened. */
export function RowMenu({ certificate, readOnly, mayRevoke, onAction }: RowMenuProps) {
  const { t } = useTranslation('trusted-certificates');
  const [made, setMade] = useState(false);
  const label = t('menu.label', { name: displayName(certificate) });
  if (!made) {
    return (
      <ActionIcon variant="subtle" color="gray" aria-label={label} aria-haspopup="menu" onClick={() => setMade(true)}>
        <IconDotsVertical size={18} />
      </ActionIcon>
    );
  }
  return (
    <Menu position="bottom-end" width={220} defaultOpened>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={label}>
          <IconDotsVertical size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconListDetails size={16} />} onClick={() => onAction('details', certificate)}>
          {t('menu.details')}
        </Menu.Item>
        {!readOnly && (
          <>
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => onAction('rename', certificate)}>
              {t('menu.rename')}
            </Menu.Item>
            {needsProof(certificate) && (
              <Menu.Item leftSection={<IconSignature size={16} />} onClick={() => onAction('prove', certificate)}>
                {t('menu.prove')}
              </Menu.Item>
            )}
            <Menu.Divider />
            {mayRevoke && (
              <Menu.Item leftSection={<IconBan size={16} />} onClick={() => onAction('revoke', certificate)}>
                {t('menu.revoke')}
              </Menu.Item>
            )}
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} />}
              onClick={() => onAction('delete', certificate)}
            >
              {t('menu.delete')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
