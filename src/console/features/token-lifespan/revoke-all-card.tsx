import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roles } from '#contract/sessions.ts';
import { useHasRole } from '#console/api/session.ts';
import { connectionQuery } from '#console/api/token-tests.ts';
import { RevokeTokensDialog } from '#console/certificates/revoke-tokens-dialog.tsx';

/** Ends every device's token now, which a shorter lifespan alone does not; a remote tenant cannot do it. */
export function RevokeAllCard() {
  const { t } = useTranslation('token-lifespan');
  const mayRevoke = useHasRole(roles.userManagementAdmin, roles.tenantManagementAdmin, roles.tenantAdmin);
  const offered = useQuery(connectionQuery).data?.mode === 'embedded';
  const [open, setOpen] = useState(false);
  if (!offered) return null;
  return (
    <Card withBorder component="section" aria-labelledby="revoke-all">
      <Stack gap="sm">
        <Title order={2} id="revoke-all">
          {t('revokeAll.title')}
        </Title>
        <Text size="sm">{t('revokeAll.text')}</Text>
        {mayRevoke ? (
          <Group>
            <Button variant="default" leftSection={<IconBan size={16} />} onClick={() => setOpen(true)}>
              {t('revokeAll.button')}
            </Button>
          </Group>
        ) : (
          <Text size="xs" c="dimmed">
            {t('revokeAll.readOnly')}
          </Text>
        )}
        {open && <RevokeTokensDialog revocation={{ scope: 'all' }} onClose={() => setOpen(false)} />}
      </Stack>
    </Card>
  );
}
