import { ActionIcon, CopyButton as CopyState } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Copies a text; `name` says what, for those who do not see it beside the button. */
export function CopyButton({ value, name }: { value: string; name: string }) {
  const { t } = useTranslation('ui');
  return (
    <CopyState value={value} timeout={2000}>
      {({ copied, copy }) => {
        const label = copied ? t('copied') : t('copyNamed', { name });
        return (
          <ActionIcon
            variant="subtle"
            color={copied ? 'teal' : 'gray'}
            size="sm"
            onClick={copy}
            aria-label={label}
            title={label}
          >
            {copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
          </ActionIcon>
        );
      }}
    </CopyState>
  );
}
