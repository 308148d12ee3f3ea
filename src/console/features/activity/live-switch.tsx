import { Button, Group, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './live-switch.module.css';

interface LiveSwitchProps {
  connected: boolean;
  paused: boolean;
  /** Attempts that came in while paused. */
  waiting: number;
  onPaused: (paused: boolean) => void;
}

/** Whether new attempts appear by themselves, and the pause. */
export function LiveSwitch({ connected, paused, waiting, onPaused }: LiveSwitchProps) {
  const { t } = useTranslation('activity');
  const state = paused ? 'paused' : connected ? 'live' : 'connecting';
  const words = {
    paused: t('attempts.pausedCount', { count: waiting }),
    live: t('attempts.live'),
    connecting: t('attempts.connecting'),
  };
  return (
    <Group gap="xs" wrap="nowrap">
      <Group gap={6} wrap="nowrap" title={t('attempts.liveHint')}>
        <span className={classes.dot} data-state={state} aria-hidden />
        <Text size="xs">{words[state]}</Text>
      </Group>
      <Button
        size="xs"
        variant="default"
        leftSection={paused ? <IconPlayerPlay size={15} /> : <IconPlayerPause size={15} />}
        onClick={() => onPaused(!paused)}
      >
        {t(paused ? 'attempts.resume' : 'attempts.pause')}
      </Button>
    </Group>
  );
}
