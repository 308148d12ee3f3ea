import { Checkbox, List } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceUsersKey, revokeTokens } from '#console/api/device-users.ts';
import { Failure } from '#console/api/failure.tsx';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { displayName } from '#console/certificates/display-name.ts';
import { useNotify } from '#console/ui/use-notify.tsx';
import { AnchorImpact } from './anchor-impact.tsx';
import type { DeviceCounts } from './use-device-counts.ts';

interface WithdrawTrustProps {
  certificate: TrustedCertificate;
  counts: DeviceCounts;
  /** Whether live tokens are revoked in the same go. */
  alsoRevoke: boolean;
  onAlsoRevoke: (value: boolean) => void;
}

/** What happens to the devices of a certificate that is disabled or deleted, and to the tokens that they hold. */
export function WithdrawTrust({ certificate, counts, alsoRevoke, onAlsoRevoke }: WithdrawTrustProps) {
  const { t } = useTranslation('trusted-certificates');
  const live = counts.state === 'known' ? counts.of(certificate.fingerprint).liveTokens : 0;
  return (
    <>
      <AnchorImpact counts={counts} fingerprint={certificate.fingerprint} />
      <List size="sm" spacing={4}>
        <List.Item>{t('impact.refused')}</List.Item>
        <List.Item>{t('impact.otherAnchor')}</List.Item>
        {!alsoRevoke && <List.Item>{t('impact.issued')}</List.Item>}
      </List>
      {live > 0 && (
        <Checkbox
          label={t('impact.alsoRevoke', { count: live })}
          description={t('impact.alsoRevokeHint')}
          checked={alsoRevoke}
          onChange={(event) => onAlsoRevoke(event.currentTarget.checked)}
        />
      )}
    </>
  );
}

/** Revokes the tokens that came through a certificate, after it lost its trust, and says what came of it. */
export function useRevokeAfter() {
  const { t } = useTranslation(['trusted-certificates', 'activity']);
  const notify = useNotify();
  const queryClient = useQueryClient();
  return useCallback(
    async (certificate: TrustedCertificate) => {
      const name = displayName(certificate);
      try {
        const { devices } = await revokeTokens({ scope: 'anchor', anchorFingerprint: certificate.fingerprint });
        notify({ tone: 'done', title: t('activity:revoke.done', { count: devices }) });
      } catch (error) {
        const title = t('impact.revokeFailed', { name });
        notify({ tone: 'failed', title, message: <Failure error={error} compact /> });
      }
      await queryClient.invalidateQueries({ queryKey: deviceUsersKey });
    },
    [t, notify, queryClient],
  );
}
