import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { Failure } from '#console/api/failure.tsx';
import { useHasRole, useSession } from '#console/api/session.ts';
import { trustedCertificatesQuery } from '#console/api/trusted-certificates.ts';
import { anchorsOf } from '#console/certificates/anchors.ts';
import { WorkerFailure } from '#console/certificates/worker-failure.tsx';
import { useClock, useNow } from '#console/ui/clock.tsx';
import { useAnswer } from '#console/worker/use-answer.ts';
import { roles } from '#contract/sessions.ts';
import type { Connection } from '#contract/token-tests.ts';
import { BeforeCard, type HeaderMode } from './before-card.tsx';
import { CommandsCard } from './commands-card.tsx';
import classes from './device-test.module.css';
import type { TestedDevice } from './device.ts';
import { DeviceCard } from './device-card.tsx';
import { NoRunYet } from './no-run-yet.tsx';
import { ResultsCard } from './results-card.tsx';
import { useResults } from './results.ts';
import { RunCard } from './run-card.tsx';
import { TokenCard } from './token-card.tsx';
import { TokenContentCard } from './token-content-card.tsx';
import { TokenUseCard } from './token-use-card.tsx';
import { useTokenTest } from './use-token-test.ts';

interface DeviceTestProps {
  device: TestedDevice | undefined;
  connection: Connection;
  /** Stands where the device would, until there is one. */
  chooser: ReactNode;
  onDrop: () => void;
}

/** The device with its verdict on one side; the run, its token and what to do with it on the other. */
export function DeviceTest({ device, connection, chooser, onDrop }: DeviceTestProps) {
  const mayRun = useHasRole(roles.tenantManagementAdmin, roles.tenantAdmin);
  const clock = useClock();
  const [headerMode, setHeaderMode] = useState<HeaderMode>('automatic');
  const { results, keep } = useResults();
  const test = useTokenTest(keep);
  const { judgement, error } = useJudgement(device, connection);

  const certificateCount = judgement?.chainPem.split('-----BEGIN').length ?? 0;
  const sendsHeader = headerMode === 'on' || (headerMode === 'automatic' && certificateCount > 2);
  const start = () => {
    if (device === undefined || judgement === undefined) return;
    const request = { certificateChainPem: judgement.chainPem, privateKeyPem: device.keyPem, chainHeader: headerMode };
    void test.start(device.leaf.commonName ?? device.leaf.subject, request, clock());
  };
  const shown = test.run;
  return (
    <>
      <div className={classes.layout}>
        <div className={classes.device}>
          {device === undefined ? (
            chooser
          ) : (
            <Stack>
              <DeviceCard device={device} chainPem={judgement?.chainPem} busy={test.isRunning} onDrop={onDrop} />
              {error}
              <BeforeCard
                judgement={judgement}
                connection={connection}
                headerMode={headerMode}
                sendsHeader={sendsHeader}
                mayRun={mayRun}
                running={test.isRunning}
                onHeaderMode={setHeaderMode}
                onRun={start}
                onCancel={test.cancel}
              />
            </Stack>
          )}
        </div>
        <Stack className={classes.run}>
          {shown === undefined ? <NoRunYet /> : <RunCard run={shown} onRetry={start} />}
          {shown?.token !== undefined && (
            <>
              <TokenCard token={shown.token} pathValidUntil={judgement?.verdict.validUntil} />
              <TokenUseCard key={shown.id} token={shown.token.accessToken} />
            </>
          )}
        </Stack>
        {shown?.token !== undefined && (
          <div className={classes.content}>
            <TokenContentCard token={shown.token} />
          </div>
        )}
        {device !== undefined && (
          <div className={classes.commands}>
            <CommandsCard connection={connection} sendsHeader={sendsHeader} />
          </div>
        )}
      </div>
      {results.length > 0 && <ResultsCard results={results} shown={shown?.id} onShow={test.show} />}
    </>
  );
}

/** The verdict of Chain check for the device, against the tenant's trusted certificates. */
function useJudgement(device: TestedDevice | undefined, { mode }: Connection) {
  const { tenant } = useSession();
  const trusted = useQuery(trustedCertificatesQuery(tenant.name));
  const now = useNow();
  const request = useMemo(() => {
    if (device === undefined || trusted.data === undefined) return undefined;
    return {
      leaves: [device.leaf.der],
      bag: device.others.map(({ der }) => der),
      anchors: anchorsOf(trusted.data),
      at: now,
      platform: mode === 'remote' ? ('cumulocity' as const) : ('gatehouse' as const),
    };
  }, [device, trusted.data, mode, now]);
  const answer = useAnswer('judge', request);
  const error =
    trusted.error !== null ? (
      <Failure error={trusted.error} onRetry={() => void trusted.refetch()} />
    ) : answer.error === undefined ? null : (
      <WorkerFailure error={answer.error} />
    );
  return { judgement: answer.reply?.[0], error };
}
