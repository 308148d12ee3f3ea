import { Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { encodeBase64 } from '#pki/input/base64.ts';
import { OneFileDrop } from '#console/certificates/one-file-drop.tsx';
import { CopyBlock } from '#console/ui/copy-block.tsx';
import { codeFileName } from './code-step.tsx';

/** Characters of a signature in base64 that the platform takes. */
const signatureLimit = 4096;

interface OpensslWayProps {
  code: string;
  signature: string;
  onSignature: (signature: string) => void;
}

/** Signing where the CA's key is: the exact command, and a place for what it prints or writes. */
export function OpensslWay({ code, signature, onSignature }: OpensslWayProps) {
  const { t } = useTranslation('trusted-certificates');
  const signing = 'openssl dgst -sha256 -sign ca-key.pem';
  return (
    <Stack gap="sm">
      <CopyBlock
        label={t('possession.openssl.command')}
        value={`printf '%s' '${code}' | ${signing} | openssl base64 -A`}
      />
      <CopyBlock
        label={t('possession.openssl.fileCommand', { file: codeFileName })}
        value={`${signing} ${codeFileName} | openssl base64 -A`}
      />
      <Text size="xs" c="dimmed">
        {t('possession.openssl.hint')}
      </Text>
      <Textarea
        label={t('possession.openssl.signature')}
        description={t('possession.openssl.signatureHint')}
        minRows={3}
        maxRows={8}
        autosize
        maxLength={signatureLimit}
        spellCheck={false}
        autoComplete="off"
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
        value={signature}
        onChange={(event) => onSignature(event.currentTarget.value)}
      />
      <OneFileDrop
        label={t('possession.openssl.drop')}
        hint={t('possession.openssl.dropHint')}
        choose={t('possession.openssl.choose')}
        onFile={({ bytes }) => onSignature(signatureText(bytes))}
      />
    </Stack>
  );
}

/** A signature file holds base64, or the signature's own bytes, which become base64 here. */
function signatureText(bytes: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(bytes);
  return /^[A-Za-z0-9+/=\s]+$/.test(text) ? text.trim() : encodeBase64(bytes);
}
