import { Alert, Stack } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { revocationChecksQuery, revocationListQuery, type SerialToRevoke } from '#console/api/revocation.ts';
import { displayName } from '#console/certificates/display-name.ts';
import { serialHex } from '#console/certificates/serial-number.ts';
import { useAnswer } from '#console/worker/use-answer.ts';
import { ChecksCard } from './checks-card.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { ListCard } from './list-card.tsx';
import { RevokeCard } from './revoke-card.tsx';

interface RevocationTabProps {
  trusted: readonly TrustedCertificate[];
  readOnly: boolean;
}

/** Revoking single certificates: whether it counts, which serial numbers, and the list as it stands. */
export function RevocationTab({ trusted, readOnly }: RevocationTabProps) {
  const { t } = useTranslation('trusted-certificates');
  const list = useQuery(revocationListQuery);
  const { reply: facts, error } = useAnswer('readRevocationList', list.data);
  const counts = useQuery(revocationChecksQuery).data?.offline === true;
  const [asked, setAsked] = useState<{ serials: SerialToRevoke[]; onDone: () => void }>();

  const names = useMemo(
    () => new Map(trusted.map((one) => [serialHex(one.serialNumber), displayName(one)])),
    [trusted],
  );
  const listed = useMemo(() => facts && new Set(facts.entries.map((entry) => entry.serialHex)), [facts]);
  const close = () => setAsked(undefined);
  return (
    <Stack>
      {readOnly && (
        <Alert variant="light" color="gray" icon={<IconLock />} p="sm">
          {t('revocation.readOnly')}
        </Alert>
      )}
      <ChecksCard />
      {!readOnly && <RevokeCard onRevoke={(serials, onDone) => setAsked({ serials, onDone })} />}
      <ListCard list={list} facts={facts} unreadable={error} nameOf={(serial) => names.get(serial)} />
      {asked !== undefined && (
        <ConfirmDialog
          serials={asked.serials}
          known={listed && asked.serials.filter((one) => listed.has(one.serialHex)).length}
          trusted={asked.serials.flatMap((one) => names.get(one.serialHex) ?? [])}
          counts={counts}
          onDone={() => {
            asked.onDone();
            close();
          }}
          onClose={close}
        />
      )}
    </Stack>
  );
}
