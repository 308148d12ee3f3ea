import { Alert, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconKeyOff } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { InputCard } from '#console/certificates/input-card.tsx';
import { InputNotes } from '#console/certificates/input-notes.tsx';
import { useInput } from '#console/certificates/use-input.ts';
import { WorkerFailure } from '#console/certificates/worker-failure.tsx';
import { useAnswer } from '#console/worker/use-answer.ts';

interface BrowserWayProps {
  /** DER. */
  certificate: Uint8Array;
  code: string;
  onSignature: (signature: string) => void;
}

/** Signing here with the CA's key: it is read, held to the certificate and used in this tab, and nowhere else. */
export function BrowserWay({ certificate, code, onSignature }: BrowserWayProps) {
  const { t } = useTranslation('trusted-certificates');
  const input = useInput();
  const { found } = input;
  const keys = found?.keys;
  const request = useMemo(
    () =>
      keys === undefined || keys.length === 0 ? undefined : { keys: keys.map(({ pem }) => pem), certificate, code },
    [keys, certificate, code],
  );
  const { reply, error } = useAnswer('signCode', request);
  const signature = reply?.state === 'signed' ? reply.signature : '';
  useEffect(() => onSignature(signature), [signature, onSignature]);

  const noKey = found !== undefined && found.keys.length === 0 && found.locked.length === 0 && !input.isEmpty;
  const trouble = noKey ? 'no-key' : reply?.state === 'signed' ? undefined : reply?.state;
  return (
    <Stack gap="sm">
      <InputCard
        input={input}
        drop={t('possession.browser.drop')}
        hint={t('possession.browser.dropHint')}
        choose={t('possession.browser.choose')}
        paste={t('possession.browser.paste')}
        pasteHint={t('possession.browser.pasteHint')}
        privacy={t('possession.browser.privacy')}
      />
      {(input.error ?? error) !== undefined && <WorkerFailure error={input.error ?? error} />}
      {found !== undefined && !input.isEmpty && <InputNotes found={found} />}
      {trouble !== undefined && (
        <Alert
          role="alert"
          color="red"
          variant="light"
          icon={<IconKeyOff />}
          p="sm"
          title={t(`possession.browser.trouble.${trouble}.title`)}
        >
          {t(`possession.browser.trouble.${trouble}.next`)}
        </Alert>
      )}
      {signature !== '' && (
        <Alert role="status" color="teal" variant="light" icon={<IconCircleCheck />} p="sm">
          <Text size="sm">{t('possession.browser.signed')}</Text>
        </Alert>
      )}
    </Stack>
  );
}
