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
    <Button
      variant="subtle"
      color="gray"
      px="xs"
      leftSection={<IconUser size={18} stroke={1.6} />}
      rightSection={<IconChevronDown size={14} />}
      aria-label={t('account.label', { name: user.userName })}
      {...props}
    >
      <Text size="sm" truncate maw={140} visibleFrom="xs">
        {user.userName}
      </Text>
    </Button>
  );
}
