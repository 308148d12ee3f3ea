import { ActionIcon, Menu } from '@mantine/core';
import { IconBan, IconDotsVertical, IconListSearch, IconPlayerPlay, IconPlugX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceUser } from '#contract/device-users.ts';
import { useSwitchDevice } from './use-switch-device.tsx';

interface DeviceMenuProps {
  device: DeviceUser;
  mayChange: boolean;
  onRevoke: (device: DeviceUser) => void;
}

/** What can be done with one device user; the menu itself is made when it is first opened. */
export function DeviceMenu({ device, mayChange, onRevoke }: DeviceMenuProps) {
  const { t } = useTranslation('activity');
  const [made, setMade] = useState(false);
  const label = t('devices.menu', { device: device.device });
  if (!made) {
    return (
      <ActionIcon variant="subtle" color="gray" aria-label={label} aria-haspopup="menu" onClick={() => setMade(true)}>
        <IconDotsVertical size={18} />
      </ActionIcon>
    );
  }
  return (
    <Menu position="bottom-end" width={210} defaultOpened>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={label}>
          <IconDotsVertical size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconListSearch size={16} />}
          renderRoot={(props) => <Link to="/activity" search={{ device: device.device }} {...props} />}
        >
          {t('devices.attempts')}
        </Menu.Item>
        {mayChange && <ChangeItems device={device} onRevoke={onRevoke} />}
      </Menu.Dropdown>
    </Menu>
  );
}

function ChangeItems({ device, onRevoke }: Omit<DeviceMenuProps, 'mayChange'>) {
  const { t } = useTranslation('activity');
  const switchDevice = useSwitchDevice();
  const { userName, enabled } = device;
  return (
    <>
      <Menu.Item leftSection={<IconBan size={16} />} onClick={() => onRevoke(device)}>
        {t('devices.revoke')}
      </Menu.Item>
      <Menu.Item
        leftSection={enabled ? <IconPlugX size={16} /> : <IconPlayerPlay size={16} />}
        onClick={() => switchDevice.mutate({ userName, device: device.device, enabled: !enabled })}
      >
        {t(enabled ? 'devices.disable' : 'devices.enable')}
      </Menu.Item>
    </>
  );
}
