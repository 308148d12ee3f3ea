import { Button, Card, Group, SimpleGrid, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SerialToRevoke } from '#console/api/revocation.ts';
import { OneFileDrop } from '#console/certificates/one-file-drop.tsx';
import { InstantField, type EnteredInstant } from '#console/ui/instant-field.tsx';
import { Segments } from '#console/ui/segments.tsx';
import { saveText } from '#console/ui/save-text.ts';
import { LineProblems } from './line-problems.tsx';
import { createKeptEntry } from '#console/api/kept-entry.ts';
import { notations, readSerialCsv, readSerialLines, type Notation, type SerialsRead } from './read-serials.ts';

const template = 'SERIALNO,DATE\r\n1A2B3C4D5E6F,2026-01-31T12:00:00.000Z\r\n0F1E2D3C4B5A,\r\n';

interface RevokeCardProps {
  /** Asked before anything is sent. */
  onRevoke: (serials: SerialToRevoke[], onDone: () => void) => void;
}

const useKeptSerials = createKeptEntry<string>();

/** Serial numbers by hand, in decimal or hex, or a CSV file; nothing is sent before it was confirmed. */
export function RevokeCard({ onRevoke }: RevokeCardProps) {
  const { t } = useTranslation('trusted-certificates');
  const [keptText, setText] = useKeptSerials();
  const text = keptText ?? '';
  const [notation, setNotation] = useState<Notation>('hex');
  const [date, setDate] = useState<EnteredInstant>();
  const [file, setFile] = useState<SerialsRead & { name: string }>();
  const since = date === 'unreadable' ? undefined : date;
  const typed = readSerialLines(text, notation, since?.toISOString());
  const clear = () => {
    setText('');
    setDate(undefined);
  };
  return (
    <Card withBorder component="section" aria-labelledby="revoke-serials">
      <Stack gap="md">
        <Title order={2} size="h4" id="revoke-serials">
          {t('revocation.add.title')}
        </Title>
        <Text size="sm">{t('revocation.add.text')}</Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
          <Stack gap="md">
            <Segments
              label={t('revocation.add.notation')}
              segments={notations.map((value) => ({ value, label: t(`revocation.add.${value}`) }))}
              value={notation}
              onChoose={setNotation}
            />
            <Textarea
              label={t('revocation.add.serials')}
              description={t(`revocation.add.${notation}Hint`)}
              minRows={2}
              maxRows={8}
              autosize
              spellCheck={false}
              autoComplete="off"
              styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <LineProblems problems={typed.problems} />
            <div style={{ maxWidth: 360 }}>
              <InstantField
                label={t('revocation.add.date')}
                hint={t('revocation.add.dateHint')}
                value={date}
                onChange={setDate}
              />
            </div>
            <Group>
              <Button
                color="red"
                disabled={typed.serials.length === 0 || typed.problems.length > 0 || date === 'unreadable'}
                onClick={() => onRevoke(typed.serials, clear)}
              >
                {t('revocation.add.submit')}
              </Button>
            </Group>
          </Stack>
          <Stack gap="md">
            <OneFileDrop
              label={t('revocation.file.drop')}
              hint={t('revocation.file.hint')}
              choose={t('revocation.file.choose')}
              onFile={({ name, bytes }) => setFile({ ...readSerialCsv(new TextDecoder().decode(bytes)), name })}
            />
            {file !== undefined && (
              <Stack gap="xs">
                <Text size="sm" role="status">
                  {t('revocation.file.found', { name: file.name, count: file.serials.length })}
                </Text>
                <LineProblems problems={file.problems} />
                <Group gap="xs">
                  <Button
                    color="red"
                    disabled={file.serials.length === 0 || file.problems.length > 0}
                    onClick={() => onRevoke(file.serials, () => setFile(undefined))}
                  >
                    {t('revocation.file.submit')}
                  </Button>
                  <Button variant="subtle" color="gray" onClick={() => setFile(undefined)}>
                    {t('revocation.file.clear')}
                  </Button>
                </Group>
              </Stack>
            )}
            <Group>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconDownload size={15} />}
                onClick={() => saveText('revocation-template.csv', template)}
              >
                {t('revocation.file.template')}
              </Button>
            </Group>
          </Stack>
        </SimpleGrid>
      </Stack>
    </Card>
  );
}
