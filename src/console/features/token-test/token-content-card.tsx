import { Card, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyBlock } from '#console/ui/copy-block.tsx';
import type { TestRun } from './test-run.ts';
import { TokenFields } from './token-fields.tsx';

/** What stands in the token, field by field and as text. */
export function TokenContentCard({ token }: { token: NonNullable<TestRun['token']> }) {
  const { t } = useTranslation('token-test');
  return (
    <Card withBorder component="section" aria-labelledby="token-content">
      <Stack gap="sm">
        <Title order={2} id="token-content">
          {t('token.content')}
        </Title>
        <TokenFields title={t('token.header')} fields={token.header} />
        <TokenFields title={t('token.claims')} fields={token.claims} />
        <CopyBlock label={t('token.show')} value={token.accessToken} />
      </Stack>
    </Card>
  );
}
