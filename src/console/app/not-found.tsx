import { Anchor, Container, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Shown for an address that no page has. */
export function NotFound() {
  const { t } = useTranslation('shell');
  return (
    <Container component="main" size="xs" py={80}>
      <Stack gap="sm">
        <Title order={1}>{t('notFound.title')}</Title>
        <Text c="dimmed">{t('notFound.text')}</Text>
        <Anchor component={Link} to="/">
          {t('notFound.action')}
        </Anchor>
      </Stack>
    </Container>
  );
}
