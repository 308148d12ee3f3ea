import { Button, Container, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Where an admin signs in. */
export function SignInPage() {
  const { t } = useTranslation('sign-in');
  return (
    <Container component="main" size={400} py={80}>
      <Stack component="form">
        <Title order={1}>{t('title')}</Title>
        <TextInput label={t('userName')} autoComplete="username" />
        <PasswordInput label={t('password')} autoComplete="current-password" />
        <Button type="submit">{t('submit')}</Button>
      </Stack>
    </Container>
  );
}
