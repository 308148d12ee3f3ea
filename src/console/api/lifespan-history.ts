import type { AuditRecord } from '#contract/audit.ts';
import { deviceTokenLifespanKey, lifespanCategory } from '#contract/tenant-options.ts';

/** One change of the device tokens' lifespan; values are the option's own text, undefined where it was not set. */
export interface LifespanRecord {
  id: string;
  /** ISO 8601 UTC. */
  time: string;
  user: string | undefined;
  before: string | undefined;
  after: string | undefined;
}

/** Attributes that hold the value: the option's key, or Cumulocity's name for any option's value. */
const valueAttributes = [deviceTokenLifespanKey, 'value'];

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function isOfLifespan({ source, text, changes }: AuditRecord): boolean {
  return (
    source?.id === `${lifespanCategory}/${deviceTokenLifespanKey}` ||
    (changes ?? []).some(({ attribute }) => attribute === deviceTokenLifespanKey) ||
    text.includes(deviceTokenLifespanKey)
  );
}

/** The changes of the lifespan among audit records of options, in the records' order. */
export function lifespanRecords(records: readonly AuditRecord[]): LifespanRecord[] {
  return records.filter(isOfLifespan).flatMap(({ id, time, user, changes }) => {
    const change = changes?.find(({ attribute }) => valueAttributes.includes(attribute));
    if (change === undefined) return [];
    const [before, after] = [textOf(change.previousValue), textOf(change.newValue)];
    return [{ id, time, user: user ?? undefined, before, after }];
  });
}
