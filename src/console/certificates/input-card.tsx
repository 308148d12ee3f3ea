import { Button, Card, Group, Pill, PillGroup, Stack, Text, Textarea } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '#console/ui/file-drop.tsx';
import { PasswordForm } from './password-form.tsx';
import type { Input } from './use-input.ts';

interface InputCardProps {
  input: Input;
  drop: string;
  hint: string;
  choose: string;
  /** Offers to choose a whole folder too. */
  chooseFolder?: string;
  paste?: string;
  pasteHint?: string;
  /** Who sees what is given; that no file leaves the browser unless told. */
  privacy?: string;
}

/** Where certificates and keys come in: by drop, by file chooser or as text; passwords are asked for here too. */
export function InputCard({ input, drop, hint, choose, chooseFolder, paste, pasteHint, privacy }: InputCardProps) {
  const { t } = useTranslation('certificates');
  return (
    <Card withBorder>
      <Stack gap="sm">
        <FileDrop
          label={drop}
          {...(input.isEmpty ? { hint } : {})}
          choose={choose}
          {...(chooseFolder === undefined ? {} : { chooseFolder })}
          compact={!input.isEmpty}
          onFiles={(files) => void input.addFiles(files)}
        />
        <Textarea
          label={paste ?? t('input.paste')}
          description={pasteHint ?? t('input.pasteHint')}
          minRows={3}
          maxRows={8}
          autosize
          spellCheck={false}
          autoComplete="off"
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
          value={input.text}
          onChange={(event) => input.setText(event.currentTarget.value)}
        />
        {input.found?.locked.map((source) => (
          <PasswordForm
            key={source.name}
            source={source}
            onPassword={(password) => input.setPassword(source.name, password)}
          />
        ))}
        <Group justify="space-between" gap="xs">
          <Group gap={6} c="dimmed" wrap="nowrap">
            <IconShieldLock size={16} aria-hidden style={{ flex: 'none' }} />
            <Text size="xs">{privacy ?? t('input.local')}</Text>
          </Group>
          {!input.isEmpty && (
            <Button size="compact-sm" variant="subtle" color="gray" onClick={input.clear}>
              {t('input.clear')}
            </Button>
          )}
        </Group>
        {input.fileNames.length > 0 && (
          <PillGroup>
            {input.fileNames.map((name) => (
              <Pill
                key={name}
                withRemoveButton
                onRemove={() => input.removeFile(name)}
                removeButtonProps={{ 'aria-label': t('input.remove', { name }), 'aria-hidden': false, tabIndex: 0 }}
              >
                {name}
              </Pill>
            ))}
          </PillGroup>
        )}
      </Stack>
    </Card>
  );
}
