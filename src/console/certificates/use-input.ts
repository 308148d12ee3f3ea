import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '#console/worker/operations.ts';
import { useAnswer } from '#console/worker/use-answer.ts';
import { readFile } from './read-file.ts';

/** While somebody types, what was typed is read when this much time has passed without a key. */
const typingPauseMs = 200;

/**
 * Files and text that an admin gives, and what the worker finds in them.
 * @param given what another page handed over
 */
export function useInput(given: readonly Source[] = []) {
  const { t } = useTranslation('certificates');
  const [files, setFiles] = useState<readonly Source[]>(given);
  const [text, setText] = useState('');
  const [passwords, setPasswords] = useState<ReadonlyMap<string, string>>(new Map());
  const [settledText] = useDebouncedValue(text, typingPauseMs);
  const pasted = t('input.pasted');

  const sources = useMemo(() => {
    const typed = { name: pasted, bytes: new TextEncoder().encode(settledText) };
    const all = settledText.trim() === '' ? files : [...files, typed];
    return all.map((source) => withPassword(source, passwords.get(source.name)));
  }, [files, settledText, passwords, pasted]);
  const { reply, error, pending } = useAnswer('read', sources.length === 0 ? undefined : sources);

  return {
    text,
    fileNames: files.map(({ name }) => name),
    isEmpty: files.length === 0 && text.trim() === '',
    found: reply,
    error,
    pending: pending || text !== settledText,
    setText: (next: string) => setText(next),
    addFiles: async (added: readonly File[]) => {
      const read = await Promise.all(added.map(readFile));
      setFiles((before) => [...before.filter(({ name }) => read.every((file) => file.name !== name)), ...read]);
    },
    removeFile: (name: string) => setFiles((before) => before.filter((file) => file.name !== name)),
    setPassword: (name: string, password: string) => setPasswords((before) => new Map(before).set(name, password)),
    clear: () => {
      setFiles([]);
      setText('');
      setPasswords(new Map());
    },
  };
}

export type Input = ReturnType<typeof useInput>;

function withPassword(source: Source, password: string | undefined): Source {
  return password === undefined ? source : { ...source, password };
}
