import { Anchor, VisuallyHidden } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useReasonText } from '#console/certificates/use-reason-text.ts';
import { LongTable, type Column } from '#console/ui/long-table.tsx';
import type { TokenAttempt } from '#contract/token-attempts.ts';
import classes from './cells.module.css';
import { reasonsOf } from './live-attempts.ts';
import { ResultLabel } from './result-label.tsx';
import { TimeCell } from './time-cell.tsx';
import { useAnchorName } from '#console/certificates/use-anchor-name.ts';

const route = getRouteApi('/shell/activity');

/** Refusals before a certificate was presented. */
const withoutChain: readonly (string | null)[] = ['client-certificate-missing', 'handshake-failed'];

interface AttemptTableProps {
  rows: readonly TokenAttempt[];
  now: Date;
  complete: boolean;
  onNearEnd: () => void;
}

/** The attempts; each opens its details, a refused one opens in Chain check. */
export function AttemptTable({ rows, now, complete, onNearEnd }: AttemptTableProps) {
  const { t } = useTranslation('activity');
  const navigate = route.useNavigate();
  const reasonText = useReasonText();
  const anchorName = useAnchorName();
  const open = (attempt: number) => void navigate({ search: (present) => ({ ...present, attempt }) });
  const columns: Column<TokenAttempt>[] = [
    {
      name: 'device',
      label: t('attempts.columns.device'),
      width: 180,
      renderCell: ({ id, device }) => (
        <Anchor
          component="button"
          type="button"
          size="sm"
          fw={600}
          ta="start"
          aria-label={t('attempts.details', { device: device ?? t('attempts.unnamed') })}
          onClick={() => open(Number(id))}
        >
          {device ?? t('attempts.unnamed')}
        </Anchor>
      ),
    },
    {
      name: 'result',
      label: t('attempts.columns.result'),
      renderCell: (attempt) => {
        const [reason] = reasonsOf(attempt);
        return (
          <>
            <ResultLabel result={attempt.result} />
            {reason !== undefined && <div className={classes['detail']}>{reasonText(reason)}</div>}
          </>
        );
      },
    },
    {
      name: 'time',
      label: t('attempts.columns.time'),
      width: 180,
      renderCell: ({ time }) => <TimeCell time={time} now={now} />,
    },
    {
      name: 'anchor',
      label: t('attempts.columns.anchor'),
      width: 160,
      narrow: 'left-out',
      renderCell: ({ anchorFingerprint }) =>
        anchorFingerprint === null ? (
          <span className={classes['detail']}>{t('attempts.noAnchor')}</span>
        ) : (
          anchorName(anchorFingerprint)
        ),
    },
    {
      name: 'connection',
      label: t('attempts.columns.connection'),
      width: 185,
      narrow: 'left-out',
      renderCell: ({ remoteAddress, tlsVersion, requestId }) => (
        <>
          <div>
            <span className={classes['code']}>{remoteAddress}</span>{' '}
            <span className={classes['detail']}>{tlsVersion ?? t('attempts.noTls')}</span>
          </div>
          <div className={classes['code']}>{requestId}</div>
        </>
      ),
    },
    {
      name: 'actions',
      label: t('attempts.columns.actions'),
      hideLabel: true,
      width: 110,
      renderCell: ({ id, device, result, errorCode }) =>
        result === 'refused' &&
        !withoutChain.includes(errorCode) && (
          <Anchor
            size="sm"
            renderRoot={(props) => <Link to="/chain-check" search={{ attempt: Number(id) }} {...props} />}
          >
            {t('attempts.check')}
            <VisuallyHidden> {t('attempts.checkOf', { device: device ?? t('attempts.unnamed') })}</VisuallyHidden>
          </Anchor>
        ),
    },
  ];
  return (
    <LongTable
      label={t('tabs.attempts')}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      rowHeight={82}
      compact
      complete={complete}
      onNearEnd={onNearEnd}
    />
  );
}
