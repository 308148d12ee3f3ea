import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callWithDeviceToken, logOutDeviceToken, type DeviceCall } from '#console/api/device-token.ts';
import { useSingleMutation } from '#console/api/single-mutation.ts';
import classes from './token-use-card.module.css';

interface CallRecord extends DeviceCall {
  number: number;
  kind: 'call' | 'log-out';
}

/** Calls the API with the token, logs it out, and proves that it is refused from then on. */
export function TokenUseCard({ token }: { token: string }) {
  const { t } = useTranslation('token-test');
  const [records, setRecords] = useState<CallRecord[]>([]);
  const add = (kind: CallRecord['kind'], outcome: DeviceCall) =>
    setRecords((before) => [...before, { ...outcome, kind, number: before.length }]);
  const calling = useSingleMutation({
    mutationFn: async () => add('call', await callWithDeviceToken(token)),
  });
  const leaving = useSingleMutation({
    mutationFn: async () => {
      add('log-out', await logOutDeviceToken(token));
      add('call', await callWithDeviceToken(token));
    },
  });
  const busy = calling.isPending || leaving.isPending;
  const loggedOut = records.findIndex(({ kind, status }) => kind === 'log-out' && status === 200);
  const proven = loggedOut !== -1 && records[loggedOut + 1]?.status === 401;
  return (
    <Card withBorder component="section" aria-labelledby="use-token">
      <Stack gap="sm">
        <div>
          <Title order={2} id="use-token">
            {t('use.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('use.lead')}
          </Text>
        </div>
        <Group gap="xs">
          <Button variant="default" disabled={busy} onClick={() => calling.mutate()}>
            {t('use.call')}
          </Button>
          <Button variant="default" disabled={busy} onClick={() => leaving.mutate()}>
            {t('use.logOut')}
          </Button>
        </Group>
        <ol className={classes.calls} aria-live="polite">
          {records.map((record) => (
            <CallLine key={record.number} record={record} afterLogOut={loggedOut !== -1 && record.number > loggedOut} />
          ))}
        </ol>
        {proven && (
          <Text size="sm" fw={600}>
            {t('use.proven')}
          </Text>
        )}
      </Stack>
    </Card>
  );
}

function CallLine({ record, afterLogOut }: { record: CallRecord; afterLogOut: boolean }) {
  const { t } = useTranslation('token-test');
  const { kind, status, userName, message } = record;
  const asExpected = afterLogOut && kind === 'call' ? status === 401 : status === 200;
  const Icon = asExpected ? IconCircleCheck : IconCircleX;
  const text = () => {
    if (status === 0) return t('use.unreachable');
    if (status === 401) return t('use.refused');
    if (status !== 200) return t('use.other', { message });
    return kind === 'log-out' ? t('use.loggedOutText') : t('use.accepted', { user: userName });
  };
  return (
    <li className={classes.call} data-expected={asExpected}>
      <Icon size={18} className={classes.icon} aria-hidden />
      <Text size="sm">
        <code>{t(kind === 'log-out' ? 'use.loggedOut' : 'use.called')}</code> · {t('use.status', { status })} · {text()}
      </Text>
    </li>
  );
}
