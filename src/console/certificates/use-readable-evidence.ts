import { dateFormat } from '#console/ui/date-format.ts';
import { useDateLocale } from '#console/ui/use-date-locale.ts';
import type { Evidence } from '#pki/verdict.ts';

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/** The instant that a fact is; undefined where it is something else. */
export function instantOf(value: Evidence[string]): Date | undefined {
  if (typeof value !== 'string' || !instantForm.test(value)) return undefined;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Evidence as sentences speak of it: instants in the reader's language and zone. */
export function useReadableEvidence(evidence: Evidence): Evidence {
  const format = dateFormat('minute', useDateLocale());
  const readable = ([name, value]: [string, Evidence[string]]) => {
    const instant = instantOf(value);
    return [name, instant === undefined ? value : format.format(instant)];
  };
  return Object.fromEntries(Object.entries(evidence).map(readable));
}
