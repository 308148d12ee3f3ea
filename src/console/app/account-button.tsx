import { Button, Text, type ButtonProps } from '@mantine/core';
import { IconChevronDown, IconUser } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#console/api/session.ts';

/** Who is signed in. */
export function AccountButton(props: ButtonProps & Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps>) {
  const { t } = useTranslation('shell');
  const { user } = useSession();
  return (
    <Button variant="subtle" color="gray" px="xs" aria-label={t('account.label', { name: user.userName })} {...props}>
      <IconUser size={18} stroke={1.6} aria-hidden />
      <Text size="sm" ms={8} truncate maw={140} visibleFrom="xs">
        {user.userName}
      </Text>
      <IconChevronDown size={14} style={{ marginInlineStart: 8 }} aria-hidden />
    </Button>
  );
}
