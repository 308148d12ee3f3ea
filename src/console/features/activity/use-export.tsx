import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '#console/api/failure.tsx';
import { csvText, type CsvCell } from '#console/ui/csv.ts';
import { saveText } from '#console/ui/save-text.ts';
import { useNotify } from '#console/ui/use-notify.tsx';

/** Rows that one file holds at most. */
const exportBound = 100_000;

/** What is saved, and how it is read. */
export interface Export<Row> {
  fileName: string;
  header: readonly string[];
  rowOf: (row: Row) => readonly CsvCell[];
  /** Reads everything that is filtered, a page at a time. */
  read: (bound: number, signal: AbortSignal) => AsyncIterable<readonly Row[]>;
}

/** Reads all rows and saves them as CSV; `count` says how far it is. */
export function useExport<Row>({ fileName, header, rowOf, read }: Export<Row>) {
  const { t } = useTranslation('activity');
  const notify = useNotify();
  const [count, setCount] = useState(0);
  const leaving = useRef(new AbortController());
  const saving = useMutation({
    mutationFn: async () => {
      leaving.current = new AbortController();
      setCount(0);
      const rows: (readonly CsvCell[])[] = [header];
      for await (const page of read(exportBound, leaving.current.signal)) {
        rows.push(...page.slice(0, exportBound + 1 - rows.length).map(rowOf));
        setCount(rows.length - 1);
      }
      saveText(fileName, csvText(rows));
      return rows.length - 1;
    },
    onSuccess: (saved) => {
      if (saved < exportBound) return;
      notify({ tone: 'neutral', title: t('export.bounded', { count: saved }), message: t('export.boundedHint') });
    },
    onError: (error) => {
      if (leaving.current.signal.aborted) return;
      notify({ tone: 'failed', title: t('export.failed'), message: <Failure error={error} compact /> });
    },
  });
  return { count, running: saving.isPending, start: () => saving.mutate(), cancel: () => leaving.current.abort() };
}
