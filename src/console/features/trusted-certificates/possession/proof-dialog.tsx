import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconKeyOff } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { displayName } from '#console/certificates/display-name.ts';
import { Dialog } from '#console/ui/dialog.tsx';
import { Segments } from '#console/ui/segments.tsx';
import { useAnswer } from '#console/worker/use-answer.ts';
import { readCertificate } from '../read-certificate.ts';
import { BrowserWay } from './browser-way.tsx';
import { CodeStep } from './code-step.tsx';
import { NumberedStep } from './numbered-step.tsx';
import { OpensslWay } from './openssl-way.tsx';
import classes from './proof-dialog.module.css';
import { SendStep } from './send-step.tsx';
import { useProof } from './use-proof.ts';

const ways = ['openssl', 'browser'] as const;
type Way = (typeof ways)[number];

interface ProofDialogProps {
  /** As the list has it now: its code changes under this dialog. */
  certificate: TrustedCertificate;
  onClose: () => void;
}

/** Shows in three steps that the tenant holds the CA's key: take the code, sign it, send the signature. */
export function ProofDialog({ certificate, onClose }: ProofDialogProps) {
  const { t } = useTranslation(['trusted-certificates', 'ui']);
  const name = displayName(certificate);
  return (
    <Dialog title={t('possession.title', { name })} onClose={onClose} size="xl">
      {certificate.proofOfPossessionValid === true ? (
        <Stack>
          <Alert role="status" color="teal" icon={<IconCircleCheck />} title={t('possession.done.title')}>
            {t('possession.done.text', { name })}
          </Alert>
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('ui:close')}</Button>
          </Group>
        </Stack>
      ) : (
        <Unproven certificate={certificate} />
      )}
    </Dialog>
  );
}

function Unproven({ certificate }: Pick<ProofDialogProps, 'certificate'>) {
  const { t } = useTranslation('errors');
  const kind = readCertificate(certificate)?.publicKey.kind;
  if (kind === undefined || kind === 'rsa' || kind === 'ec') return <Steps certificate={certificate} />;
  return (
    <Alert color="orange" icon={<IconKeyOff />} title={t('possession-key-unusable.title')}>
      {t('possession-key-unusable.why')} {t('possession-key-unusable.next')}
    </Alert>
  );
}

function Steps({ certificate }: Pick<ProofDialogProps, 'certificate'>) {
  const { t } = useTranslation('trusted-certificates');
  const { fingerprint } = certificate;
  const code = certificate.proofOfPossessionUnsignedVerificationCode ?? undefined;
  const until = new Date(certificate.proofOfPossessionVerificationCodeUsableUntil ?? '');
  const der = readCertificate(certificate)?.der;
  const [way, setWay] = useState<Way>('openssl');
  const [pasted, setPasted] = useState('');
  const [made, setMade] = useState('');
  const { renewal, proof } = useProof(fingerprint);

  const signature = (way === 'openssl' ? pasted : made).replaceAll(/\s/g, '');
  const given = signature !== '';
  const toCheck = useMemo(
    () => (given && der !== undefined && code !== undefined ? { certificate: der, code, signature } : undefined),
    [given, der, code, signature],
  );
  const { reply, pending } = useAnswer('checkSignature', toCheck);
  const choose = (value: Way) => {
    proof.reset();
    setWay(value);
  };
  const renew = () => {
    proof.reset();
    renewal.mutate(undefined, { onSuccess: () => setPasted('') });
  };
  return (
    <Stack gap="md">
      <Text size="sm">{t('possession.lead')}</Text>
      <ol className={classes['steps']}>
        <NumberedStep number={1} title={t('possession.code.title')}>
          <CodeStep
            code={code}
            usableUntil={Number.isNaN(until.getTime()) ? undefined : until}
            renewing={renewal.isPending}
            error={renewal.error}
            onRenew={renew}
          />
        </NumberedStep>
        <NumberedStep number={2} title={t('possession.sign.title')}>
          <Segments
            label={t('possession.sign.way')}
            segments={ways.map((value) => ({ value, label: t(`possession.sign.${value}`) }))}
            value={way}
            onChoose={choose}
          />
          {code !== undefined && way === 'openssl' && (
            <OpensslWay code={code} signature={pasted} onSignature={setPasted} />
          )}
          {code !== undefined && way === 'browser' && der !== undefined && (
            <BrowserWay certificate={der} code={code} onSignature={setMade} />
          )}
          {way === 'browser' && der === undefined && <Text size="sm">{t('possession.sign.unreadable')}</Text>}
        </NumberedStep>
        <NumberedStep number={3} title={t('possession.send.title')}>
          <SendStep
            state={pending ? undefined : reply}
            given={given}
            sending={proof.isPending}
            error={proof.error}
            onSend={() => proof.mutate(signature)}
          />
        </NumberedStep>
      </ol>
    </Stack>
  );
}
