import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateFacts, CertificateRole } from '#console/certificates/certificate-facts.ts';
import { InputNotes } from '#console/certificates/input-notes.tsx';
import { Place } from '#console/certificates/place.tsx';
import type { SortedInput } from '#console/worker/operations.ts';
import { strangersOf } from './leaves.ts';

const roles: CertificateRole[] = ['end-entity', 'intermediate', 'root'];
/** Certificates of one kind that are listed by name; a fleet has thousands. */
const listed = 20;

/** What was in the files and the text, sorted, with what was repaired and what was left out. */
export function FoundCard({ found }: { found: SortedInput }) {
  const { t } = useTranslation(['chain-check', 'certificates']);
  const nameOf = (fingerprint: string) =>
    found.certificates.find((certificate) => certificate.fingerprint === fingerprint)?.commonName ?? fingerprint;
  const strangers = useMemo(() => strangersOf(found.certificates), [found.certificates]);
  return (
    <Card withBorder component="section" aria-labelledby="found">
      <Stack gap="sm">
        <Title order={2} id="found">
          {t('found.title')}
        </Title>
        {roles.map((role) => (
          <RoleGroup
            key={role}
            title={t(`found.roles.${role}`)}
            strangers={strangers}
            certificates={found.certificates.filter((certificate) => certificate.role === role)}
          />
        ))}
        {found.keys.length > 0 && (
          <div>
            <Text size="sm" fw={600}>
              {t('found.keys')}
            </Text>
            {found.keys.map(({ pem, origin, certificates: [owner] }) => (
              <Group key={pem} gap={6} wrap="nowrap" align="flex-start">
                <IconKey size={15} aria-hidden style={{ flex: 'none' }} />
                <Text size="sm">
                  {owner === undefined ? t('found.keyAlone') : t('found.keyOf', { name: nameOf(owner) })}{' '}
                  <Place origin={origin} />
                </Text>
              </Group>
            ))}
          </div>
        )}
        {found.others.length > 0 && (
          <div>
            <Text size="sm" fw={600}>
              {t('found.othersTitle')}
            </Text>
            {found.others.slice(0, listed).map(({ kind, origin }, index) => (
              // The same kind may stand twice at one place.
              // oxlint-disable-next-line react/no-array-index-key
              <Text size="sm" key={`${index} ${kind}`}>
                {t(`found.others.${kind}`)} <Place origin={origin} />
              </Text>
            ))}
          </div>
        )}
        <InputNotes found={found} />
      </Stack>
    </Card>
  );
}

interface RoleGroupProps {
  title: string;
  certificates: CertificateFacts[];
  strangers: ReadonlySet<string>;
}

function RoleGroup({ title, certificates, strangers }: RoleGroupProps) {
  const { t } = useTranslation(['chain-check', 'certificates']);
  if (certificates.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {title} ({certificates.length})
      </Text>
      {certificates.slice(0, listed).map(({ fingerprint, commonName, subject, origins }) => (
        <Group key={fingerprint} gap={6} align="baseline">
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {commonName ?? (subject === '' ? t('certificates:facts.unnamed') : subject)}
          </Text>
          {origins.slice(0, 3).map((origin) => (
            <Place key={`${origin.source} ${origin.line}`} origin={origin} />
          ))}
          {strangers.has(fingerprint) && (
            <Badge size="xs" variant="outline" color="gray" tt="none">
              {t('found.stranger')}
            </Badge>
          )}
          {origins.length > 1 && (
            <Badge size="xs" variant="light" color="gray" tt="none">
              {t('found.repeated', { count: origins.length })}
            </Badge>
          )}
        </Group>
      ))}
      {certificates.length > listed && (
        <Text size="sm" c="dimmed">
          {t('found.more', { count: certificates.length - listed })}
        </Text>
      )}
    </div>
  );
}
