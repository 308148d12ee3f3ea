import { Burger } from '@mantine/core';
import { Link, Outlet } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#console/api/session.ts';
import { AccountMenu } from './account-menu.tsx';
import { useFocusWatch } from '#console/ui/focus-return.ts';
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
  const [open, setOpen] = useState(false);
  useFocusWatch();
  return (
    <>
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <Notices />
      <header className={classes.header}>
        <Burger
          className={classes.burger}
          opened={open}
          onClick={() => setOpen(!open)}
          size="sm"
          aria-label={t('menu')}
          aria-expanded={open}
        />
        <Logo />
        <strong className={classes.product}>{t('product')}</strong>
        <span className={classes.tenant}>
          {tenant.domainName} ({tenant.name})
        </span>
        <div className={classes.tools}>
          <SearchButton />
          <AccountMenu />
        </div>
      </header>
      <nav className={classes.navigation} data-open={open} aria-label={t('navigation')}>
        {navigation.map(({ to, page, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ exact: to === '/', includeSearch: false }}
            className={classes.link}
            onClick={() => setOpen(false)}
          >
            <Icon size={18} stroke={1.6} aria-hidden />
            {t(`pages.${page}`)}
          </Link>
        ))}
      </nav>
      <main id="content" tabIndex={-1} className={classes.main}>
        <Suspense fallback={<PagePending />}>
          <Outlet />
        </Suspense>
      </main>
    </>
  );
}
