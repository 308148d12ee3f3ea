import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '#console/api/failure.tsx';
import { useSession } from '#console/api/session.ts';
import { connectionQuery } from '#console/api/token-tests.ts';
import { trustedCertificatesQuery } from '#console/api/trusted-certificates.ts';
import { anchorsOf } from '#console/certificates/anchors.ts';
import { rememberCheckedChain } from '#console/certificates/checked-chain.ts';
import { useClock } from '#console/ui/clock.tsx';
import { FailureNotice } from '#console/ui/failure-notice.tsx';
import { FleetDevice } from './fleet-device.tsx';
import { FleetHead } from './fleet-head.tsx';
import { FleetList } from './fleet-list.tsx';
import { FleetNotes } from './fleet-notes.tsx';
import { FleetProgress } from './fleet-progress.tsx';
import { FleetSummary } from './fleet-summary.tsx';
import { useFleetState, type Fleet } from './use-fleet.ts';

const route = getRouteApi('/shell/chain-check');

interface FleetViewProps {
  fleet: Fleet;
  /** Back to an empty page. */
  onEnd: () => void;
  /** Reads everything again, with a password for what is protected. */
  onRestart: (password?: string) => void;
}

/** Thousands of chains: how far the check is, what came out by reason, and every device in a table. */
export function FleetView({ fleet, onEnd, onRestart }: FleetViewProps) {
  const { t } = useTranslation('fleet');
  const { tenant } = useSession();
  const { device } = route.useSearch();
  const navigate = route.useNavigate();
  const clock = useClock();
  const [at, setAt] = useState(clock);
  const trusted = useQuery(trustedCertificatesQuery(tenant.name));
  const connection = useQuery(connectionQuery);
  const state = useFleetState(fleet);
  const { run } = fleet;
  const { phase } = state;

  const mode = connection.data?.mode;
  useEffect(() => {
    if (trusted.data === undefined || mode === undefined) return;
    run.judge({ anchors: anchorsOf(trusted.data), at, platform: mode === 'remote' ? 'cumulocity' : 'gatehouse' });
  }, [run, trusted.data, mode, at]);
  useEffect(() => {
    if (phase === 'done') rememberCheckedChain();
  }, [phase]);

  const open = useCallback(
    (fingerprint: string | undefined) =>
      void navigate({ search: (now) => ({ ...now, device: fingerprint }), resetScroll: false }),
    [navigate],
  );
  const failed = trusted.error ?? connection.error;
  const busy = phase === 'reading' || phase === 'waiting' || phase === 'judging';
  if (device !== undefined && state.refused.length + state.accepted.length > 0) {
    return <FleetDevice fleet={fleet} fingerprint={device} at={at} onBack={() => open(undefined)} />;
  }
  return (
    <Stack>
      <FleetHead fleet={fleet} state={state} at={at} onAt={setAt} onEnd={onEnd} />
      {failed !== null && (
        <Failure error={failed} onRetry={() => void Promise.all([trusted.refetch(), connection.refetch()])} />
      )}
      {phase === 'failed' && (
        <FailureNotice
          title={t('failed.title')}
          why={state.failure ?? ''}
          next={t('failed.next')}
          onRetry={() => onRestart()}
        />
      )}
      {busy && failed === null && <FleetProgress state={state} onCancel={() => run.cancel()} />}
      {(phase === 'done' || phase === 'cancelled' || state.refused.length + state.accepted.length > 0) && (
        <FleetSummary state={state} trustedCount={trusted.data?.length ?? 0} onRestart={() => onRestart()} />
      )}
      <FleetList state={state} onOpen={open} />
      <FleetNotes state={state} onPassword={onRestart} />
    </Stack>
  );
}
