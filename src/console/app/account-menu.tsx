import { Button, Menu, Text, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconDeviceDesktop, IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '#console/messages/i18n.ts';
import { isLanguage, languageNames } from '#console/messages/languages.ts';
import { forgetSession, signOut, useSession } from '#console/api/session.ts';

const schemes = [
  { value: 'light', text: 'account.light', icon: IconSun },
  { value: 'dark', text: 'account.dark', icon: IconMoon },
  { value: 'auto', text: 'account.system', icon: IconDeviceDesktop },
] as const satisfies { value: MantineColorScheme; text: string; icon: typeof IconSun }[];

function useSignOut() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: signOut,
    onSettled: async () => {
      await navigate({ to: '/sign-in' });
      forgetSession(queryClient);
    },
  });
}

/** Who is signed in, the colour scheme, and the way out. */
export function AccountMenu() {
  const { t, i18n } = useTranslation(['shell', 'ui']);
  const { user } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leaving = useSignOut();
  const chooseScheme = (value: string) => {
    const scheme = schemes.find((entry) => entry.value === value);
    if (scheme !== undefined) setColorScheme(scheme.value);
  };
  const chooseLanguage = (language: string) => {
    if (isLanguage(language)) void changeLanguage(language);
  };
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          px="xs"
          leftSection={<IconUser size={18} stroke={1.6} />}
          rightSection={<IconChevronDown size={14} />}
          aria-label={t('account.label', { name: user.userName })}
        >
          <Text size="sm" truncate maw={140} visibleFrom="xs">
            {user.userName}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
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
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => leaving.mutate()}>
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
