import { Button, Group, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconDeviceFloppy, IconTableExport } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#console/api/session.ts';
import { trustedCertificatesQuery } from '#console/api/trusted-certificates.ts';
import { displayName } from '#console/certificates/display-name.ts';
import { saveText } from '#console/ui/save-text.ts';
import type { FleetState } from '#console/worker/fleet/fleet-state.ts';
import type { FleetRow } from '#console/worker/fleet/messages.ts';
import { writeRows } from './save-rows.ts';

const RegisterDialog = lazy(async () => ({
  default: (await import('../register/register-dialog.tsx')).RegisterDialog,
}));

/** What can be done with the devices that are listed: save the table, register the accepted ones. */
export function FleetActions({ state, rows }: { state: FleetState; rows: readonly FleetRow[] }) {
  const { t } = useTranslation(['fleet', 'findings']);
  const { tenant } = useSession();
  const trusted = useQuery(trustedCertificatesQuery(tenant.name));
  const [registering, setRegistering] = useState<string[]>();
  const [saving, setSaving] = useState(false);
  const isOver = state.phase === 'done' || state.phase === 'cancelled';

  const save = async () => {
    setSaving(true);
    const names = new Map(trusted.data?.map((anchor) => [anchor.fingerprint, displayName(anchor)]));
    const parts = await writeRows(rows, {
      header: csvColumns.map((column) => t(`csv.${column}`)),
      accepted: t('table.accepted'),
      refused: t('table.refused'),
      yes: t('csv.yes'),
      no: t('csv.no'),
      reasonOf: ({ reason, evidence }) =>
        reason === undefined ? '' : t(`findings:findings.${reason}.title`, evidence ?? {}),
      anchorOf: (id) => names.get(id) ?? id,
    });
    saveText('chain-check.csv', parts);
    setSaving(false);
  };
  const register = () =>
    setRegistering(rows.flatMap(({ accepted, deviceId }) => (accepted && deviceId !== undefined ? [deviceId] : [])));
  return (
    <Group gap="xs">
      <Tooltip label={t('list.saveHint')} withArrow>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTableExport size={15} />}
          loading={saving}
          disabled={rows.length === 0}
          onClick={() => void save()}
        >
          {t('list.save')}
        </Button>
      </Tooltip>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconDeviceFloppy size={15} />}
        disabled={!isOver || rows.every(({ accepted }) => !accepted)}
        onClick={register}
      >
        {t('list.register')}
      </Button>
      <Suspense>
        {registering !== undefined && (
          <RegisterDialog deviceIds={registering} onClose={() => setRegistering(undefined)} />
        )}
      </Suspense>
    </Group>
  );
}

const csvColumns = [
  'device',
  'verdict',
  'code',
  'reason',
  'warnings',
  'anchors',
  'header',
  'notAfter',
  'key',
  'source',
  'line',
  'fingerprint',
] as const;
