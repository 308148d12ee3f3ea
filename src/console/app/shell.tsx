import { AppShell, Burger, Group, NavLink, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#console/api/session.ts';
import { AccountMenu } from './account-menu.tsx';
import { Logo } from '#console/ui/logo.tsx';
import { Notices } from '#console/ui/notices.tsx';
import { navigation } from './navigation.ts';
import { PagePending } from './page-pending.tsx';
import { SearchButton } from './search/search-button.tsx';
import classes from './shell.module.css';

/** The frame around every page: skip link, product and tenant, navigation, account, notices. */
export function Shell() {
  const { t } = useTranslation('shell');
  const { tenant } = useSession();
  const [open, { toggle, close }] = useDisclosure(false);
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 228, breakpoint: 'sm', collapsed: { mobile: !open } }}
      padding="lg"
    >
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <Notices />
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={open}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={t('menu')}
              aria-expanded={open}
            />
            <Logo />
            <Text fw={650}>{t('product')}</Text>
            <Text size="sm" c="dimmed" truncate visibleFrom="xs">
              {tenant.domainName} ({tenant.name})
            </Text>
          </Group>
          <Group gap={4} wrap="nowrap">
            <SearchButton />
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label={t('navigation')}>
        {navigation.map(({ to, page, icon: Icon }) => (
          <NavLink
            key={to}
            renderRoot={(props) => (
              <Link
                to={to}
                activeOptions={{ exact: to === '/', includeSearch: false }}
                activeProps={{ 'data-active': true }}
                {...props}
              />
            )}
            className={classes.link}
            label={t(`pages.${page}`)}
            leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
            onClick={close}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        <Suspense fallback={<PagePending />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
    </AppShell>
  );
}
