import { Alert, Anchor, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '#console/ui/language-switch.tsx';
import { Logo } from '#console/ui/logo.tsx';
import { waysInQuery } from './login-options.ts';
import classes from './page.module.css';
import { SignInForm } from './sign-in-form.tsx';

const route = getRouteApi('/sign-in');

/** Where an admin signs in, and from where the page that was asked for opens after. */
export function SignInPage() {
  const { t } = useTranslation('sign-in');
  const { back, ended } = route.useSearch();
  const router = useRouter();
  const waysIn = useQuery(waysInQuery);
  useDocumentTitle(`${t('title')} · Gatehouse`);
  const password = waysIn.data?.password ?? true;
  return (
    <main className={classes.page}>
      <Paper withBorder radius="lg" p={{ base: 'lg', xs: 'xl' }}>
        <Stack gap="lg">
          <Stack gap={6}>
            <Group gap={8}>
              <Logo size={26} />
              <Text fw={650} size="lg">
                {t('product')}
              </Text>
            </Group>
            <Text size="sm" c="dimmed" style={{ textWrap: 'balance' }}>
              {t('lead')}
            </Text>
          </Stack>
          <Title order={1}>{t('title')}</Title>
          {ended === true && (
            <Alert color="blue" variant="light" role="status" p="sm">
              {t('sessionOver')}
            </Alert>
          )}
          {waysIn.isPending && <Skeleton height={220} role="status" aria-label={t('title')} />}
          {!waysIn.isPending && password && <SignInForm onSignedIn={() => router.history.push(back ?? '/')} />}
          {password && waysIn.data?.singleSignOn !== undefined && (
            <Anchor size="sm" ta="center" href={waysIn.data.singleSignOn}>
              {t('singleSignOn.also')}
            </Anchor>
          )}
          {!waysIn.isPending && !password && (
            <Alert color="blue" variant="light" title={t('singleSignOn.title')}>
              <Stack gap="xs">
                <Text size="sm">{t('singleSignOn.text')}</Text>
                {waysIn.data?.singleSignOn !== undefined && (
                  <Anchor size="sm" href={waysIn.data.singleSignOn}>
                    {t('singleSignOn.action')}
                  </Anchor>
                )}
              </Stack>
            </Alert>
          )}
        </Stack>
      </Paper>
      <LanguageSwitch />
    </main>
  );
}
