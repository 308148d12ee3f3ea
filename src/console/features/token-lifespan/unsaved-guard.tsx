import { Button, Group, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#console/ui/dialog.tsx';

/** Asks before an entry that was not saved is left behind; closing the tab asks in the browser's own words. */
export function UnsavedGuard({ active }: { active: boolean }) {
  const { t } = useTranslation('token-lifespan');
  const blocker = useBlocker({
    // Whose session is over cannot save anyhow.
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && next.pathname !== '/sign-in',
    enableBeforeUnload: active,
    disabled: !active,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog title={t('unsaved.title')} onClose={blocker.reset}>
      <Text size="sm">{t('unsaved.text')}</Text>
      <Group mt="lg" justify="flex-end">
        <Button variant="default" onClick={blocker.reset} data-autofocus>
          {t('unsaved.stay')}
        </Button>
        <Button color="red" onClick={blocker.proceed}>
          {t('unsaved.leave')}
        </Button>
      </Group>
    </Dialog>
  );
}
