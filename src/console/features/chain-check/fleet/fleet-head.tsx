import { Button, Card, Group, Text } from '@mantine/core';
import { IconFileZip, IconFolder, IconShieldLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FleetState } from '#console/worker/fleet/fleet-state.ts';
import { InstantField, type EnteredInstant } from '#console/ui/instant-field.tsx';
import type { Fleet } from './use-fleet.ts';

interface FleetHeadProps {
  fleet: Fleet;
  state: FleetState;
  at: Date;
  /** Judges everything again as of another instant. */
  onAt: (at: Date) => void;
  onEnd: () => void;
}

/** What is being checked, as of when, and the way back. */
export function FleetHead({ fleet: { files }, state, at, onAt, onEnd }: FleetHeadProps) {
  const { t } = useTranslation(['fleet', 'certificates']);
  const [first] = files;
  const single = files.length === 1 && first !== undefined;
  const folder = first?.name.includes('/') === true ? first.name.split('/')[0] : undefined;
  const Icon = single ? IconFileZip : IconFolder;
  const [asOf, setAsOf] = useState<EnteredInstant>(at);
  const judgeAsOf = (chosen: EnteredInstant) => {
    setAsOf(chosen);
    if (chosen instanceof Date) onAt(chosen);
  };
  const name = single ? first.name : (folder ?? t('head.files', { count: files.length }));
  return (
    <Card withBorder>
      <Group justify="space-between" gap="md">
        <Group gap="sm" wrap="nowrap" miw={0} flex="1 1 260px">
          <Icon size={30} stroke={1.4} aria-hidden style={{ flex: 'none' }} />
          <div>
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Text>
            <Group gap={6} c="dimmed" wrap="nowrap">
              <IconShieldLock size={16} aria-hidden style={{ flex: 'none' }} />
              <Text size="xs">{t('certificates:input.local')}</Text>
            </Group>
          </div>
        </Group>
        <Group gap="md" align="flex-end">
          {state.phase === 'done' && (
            <InstantField size="xs" label={t('head.asOf')} value={asOf} onChange={judgeAsOf} />
          )}
          <Button variant="default" size="xs" onClick={onEnd}>
            {t('head.other')}
          </Button>
        </Group>
      </Group>
    </Card>
  );
}
