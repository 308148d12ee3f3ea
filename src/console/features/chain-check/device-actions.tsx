import { Button, Group, Text } from '@mantine/core';
import { IconCertificate, IconDeviceFloppy, IconTestPipe } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMayManageCertificates } from '#console/api/session.ts';
import type { CertificateFacts } from '#console/certificates/certificate-facts.ts';
import { handOver, textSource } from '#console/certificates/hand-over.ts';
import { isAccepted } from '#console/certificates/is-accepted.ts';
import type { ChainJudgement, KeyFacts } from '#console/worker/operations.ts';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { trustable } from './what-if.ts';

const RegisterDialog = lazy(async () => ({
  default: (await import('./register/register-dialog.tsx')).RegisterDialog,
}));

const route = getRouteApi('/shell/chain-check');
/** What begins a device's user name on the platform. */
const userPrefix = 'device_';

interface DeviceActionsProps {
  shown: { leaf: CertificateFacts; judgement: ChainJudgement };
  found: { certificates: CertificateFacts[]; keys: KeyFacts[] };
  trusted: readonly TrustedCertificate[];
}

/** What to do next with the device: trust a CA above it, get a token with it, register it. */
export function DeviceActions({ shown: { leaf, judgement }, found, trusted }: DeviceActionsProps) {
  const { t } = useTranslation('chain-check');
  const navigate = route.useNavigate();
  const mayTrust = useMayManageCertificates();
  const [registering, setRegistering] = useState(false);
  const accepted = isAccepted(judgement);
  const onPath = new Set(
    [judgement.verdict, ...judgement.verdict.candidates].flatMap(({ path }) => path.map((item) => item.fingerprint)),
  );
  const authorities = trustable(found.certificates, trusted).filter(({ fingerprint }) => onPath.has(fingerprint));
  const known = new Map(trusted.map((certificate) => [certificate.fingerprint, certificate]));
  const disabled = authorities.find(({ platformFingerprint }) => known.has(platformFingerprint));
  const fresh = authorities.filter(({ platformFingerprint }) => !known.has(platformFingerprint));
  const key = found.keys.find(({ certificates }) => certificates.includes(leaf.fingerprint));
  const user = judgement.deviceUser;

  const trust = () => {
    // With the device, that page can tell which of several is the narrowest.
    const given = fresh.length === 1 ? fresh : [leaf, ...fresh];
    handOver('add-certificate', [textSource(t('actions.trustFile'), given.map(({ pem }) => pem).join(''))]);
    void navigate({ to: '/trusted-certificates', search: { add: true } });
  };
  const enable = (certificate: string) => void navigate({ to: '/trusted-certificates', search: { certificate } });
  const test = () => {
    const chain = textSource(t('actions.chainFile'), judgement.chainPem);
    handOver('token-test', key === undefined ? [chain] : [chain, textSource(t('actions.keyFile'), key.pem)]);
    void navigate({ to: '/token-test' });
  };
  const offersTrust = !accepted && (fresh.length > 0 || disabled !== undefined);
  return (
    <>
      <Group gap="xs" mt="md">
        {offersTrust && disabled !== undefined && mayTrust && (
          <Button leftSection={<IconCertificate size={16} />} onClick={() => enable(disabled.platformFingerprint)}>
            {t('actions.enable', { name: disabled.commonName ?? disabled.subject })}
          </Button>
        )}
        {offersTrust && disabled === undefined && mayTrust && (
          <Button leftSection={<IconCertificate size={16} />} onClick={trust}>
            {fresh.length === 1
              ? t('actions.trust', { name: fresh[0]?.commonName ?? fresh[0]?.subject })
              : t('actions.trustOne', { count: fresh.length })}
          </Button>
        )}
        <Button variant={accepted ? 'filled' : 'default'} leftSection={<IconTestPipe size={16} />} onClick={test}>
          {t('actions.test')}
        </Button>
        {accepted && user !== undefined && (
          <Button variant="default" leftSection={<IconDeviceFloppy size={16} />} onClick={() => setRegistering(true)}>
            {t('actions.register')}
          </Button>
        )}
      </Group>
      {offersTrust && !mayTrust && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('actions.trustForbidden')}
        </Text>
      )}
      {key === undefined && (
        <Text size="xs" c="dimmed" mt={6}>
          {t('actions.testNeedsKey')}
        </Text>
      )}
      <Suspense>
        {registering && user !== undefined && (
          <RegisterDialog deviceIds={[user.slice(userPrefix.length)]} onClose={() => setRegistering(false)} />
        )}
      </Suspense>
    </>
  );
}
