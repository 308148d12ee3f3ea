import { Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { roles } from '#contract/sessions.ts';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { Failure } from '#console/api/failure.tsx';
import { useHasRole } from '#console/api/session.ts';
import { chooseSuccessor, successorsQuery } from '#console/api/successors.ts';
import { displayName } from '#console/certificates/display-name.ts';
import { noSuccessor } from '#console/certificates/successor.ts';

interface SuccessorSelectProps {
  certificate: TrustedCertificate;
  trusted: readonly TrustedCertificate[];
  /** Fingerprint, or `noSuccessor`; undefined where the names tell. */
  chosen: string | undefined;
}

/** In place of a fingerprint: the names tell. */
const proposed = 'proposed';
/** Certificates that the list offers at once; the others are found by typing. */
const offered = 50;

/** Lets the admin say which CA follows, or that none does; kept as a tenant option for every admin. */
export function SuccessorSelect({ certificate, trusted, chosen }: SuccessorSelectProps) {
  const { t } = useTranslation('trusted-certificates');
  const queryClient = useQueryClient();
  const mayChoose = useHasRole(roles.optionManagementAdmin, roles.tenantAdmin);
  const choosing = useMutation({
    mutationFn: (value: string) => chooseSuccessor(certificate.fingerprint, value === proposed ? undefined : value),
    onSettled: () => queryClient.invalidateQueries({ queryKey: successorsQuery.queryKey }),
  });
  if (!mayChoose || trusted.length < 2) return null;
  const others = trusted.filter(({ fingerprint }) => fingerprint !== certificate.fingerprint);
  return (
    <>
      {choosing.isError && <Failure error={choosing.error} compact />}
      <Select
        size="sm"
        label={t('successor.choose')}
        searchable
        limit={offered}
        allowDeselect={false}
        disabled={choosing.isPending}
        data={[
          { value: proposed, label: t('successor.proposed') },
          { value: noSuccessor, label: t('successor.noOne') },
          ...others.map((one) => ({
            value: one.fingerprint,
            label: `${displayName(one)} (${one.fingerprint.slice(0, 8)})`,
          })),
        ]}
        value={chosen ?? proposed}
        onChange={(value) => {
          if (value !== null && value !== (chosen ?? proposed)) choosing.mutate(value);
        }}
      />
    </>
  );
}
