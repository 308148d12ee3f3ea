import { Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import {
  IconDeviceDesktop,
  IconDevices,
  IconKey,
  IconLogout,
  IconMoon,
  IconShieldLock,
  IconSun,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { secondFactorQuery } from '#console/api/account.ts';
import { connectionQuery } from '#console/api/token-tests.ts';
import { changeLanguage } from '#console/messages/i18n.ts';
import { isLanguage, languageNames } from '#console/messages/languages.ts';
import { AccountButton } from './account-button.tsx';
import { AccountDialog, type AccountDialogName } from './account-dialog.tsx';
import { useSignOut } from './use-sign-out.ts';

const schemes = [
  { value: 'light', text: 'account.light', icon: IconSun },
  { value: 'dark', text: 'account.dark', icon: IconMoon },
  { value: 'auto', text: 'account.system', icon: IconDeviceDesktop },
] as const satisfies { value: MantineColorScheme; text: string; icon: typeof IconSun }[];

/** The account menu, open at first: colour scheme and language, password and second factor, and the ways out. */
export default function AccountActions() {
  const { t, i18n } = useTranslation(['shell', 'ui']);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leaving = useSignOut();
  const [opened, setOpened] = useState(true);
  const [dialog, setDialog] = useState<AccountDialogName>();
  const { data: platform } = useQuery({ ...connectionQuery, enabled: opened });
  const ownPlatform = platform?.mode !== 'remote';
  const tenantFactor = useQuery({ ...secondFactorQuery, enabled: opened && !ownPlatform });
  const chooseScheme = (value: string) => {
    const scheme = schemes.find((entry) => entry.value === value);
    if (scheme !== undefined) setColorScheme(scheme.value);
  };
  const chooseLanguage = (language: string) => {
    if (isLanguage(language)) void changeLanguage(language);
  };
  return (
    <>
      <Menu
        position="bottom-end"
        width={240}
        opened={opened}
        onChange={setOpened}
        // As wide as the icons of the other items, so that all texts begin at one edge.
        styles={{ itemIndicator: { width: 16, marginInlineEnd: 'var(--mantine-spacing-xs)' } }}
      >
        <Menu.Target>
          <AccountButton />
        </Menu.Target>
        <Menu.Dropdown mah="calc(100dvh - 72px)" style={{ overflowY: 'auto' }}>
          <Menu.Label>{t('account.theme')}</Menu.Label>
          <Menu.RadioGroup value={colorScheme} onChange={chooseScheme}>
            {schemes.map(({ value, text, icon: Icon }) => (
              <Menu.RadioItem key={value} value={value} rightSection={<Icon size={16} stroke={1.6} />}>
                {t(text)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Label>{t('ui:language')}</Menu.Label>
          <Menu.RadioGroup value={i18n.language} onChange={chooseLanguage}>
            {Object.entries(languageNames).map(([language, name]) => (
              <Menu.RadioItem key={language} value={language} lang={language}>
                {name}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item leftSection={<IconKey size={16} />} onClick={() => setDialog('password')}>
            {t('account.changePassword')}
          </Menu.Item>
          {(ownPlatform || tenantFactor.isSuccess) && (
            <Menu.Item leftSection={<IconShieldLock size={16} />} onClick={() => setDialog('second-factor')}>
              {t('account.secondFactor')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => leaving.mutate()}>
            {t('account.signOut')}
          </Menu.Item>
          {ownPlatform && (
            <Menu.Item leftSection={<IconDevices size={16} />} onClick={() => setDialog('everywhere')}>
              {t('account.signOutEverywhere')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog !== undefined && <AccountDialog name={dialog} onClose={() => setDialog(undefined)} />}
    </>
  );
}
