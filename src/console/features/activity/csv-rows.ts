import type { CsvCell } from '#console/ui/csv.ts';
import type { AuditRecord } from '#contract/audit.ts';
import type { DeviceUser } from '#contract/device-users.ts';
import type { TokenAttempt } from '#contract/token-attempts.ts';
import { reasonsOf } from './live-attempts.ts';

/** One attempt as a row, in the order of its header in the messages. */
export function csvOfAttempt(attempt: TokenAttempt): CsvCell[] {
  const { time, device, result, status, anchorFingerprint, tlsVersion, remoteAddress, requestId } = attempt;
  const reasons = reasonsOf(attempt).join(' ');
  return [time, device, result, status, reasons, anchorFingerprint, tlsVersion, remoteAddress, requestId];
}

/** One device user as a row. */
export function csvOfDevice(user: DeviceUser): CsvCell[] {
  const { device, userName, enabled, anchorFingerprint, registeredAt, firstTokenAt, lastTokenAt } = user;
  return [
    device,
    userName,
    enabled,
    anchorFingerprint,
    registeredAt,
    firstTokenAt,
    lastTokenAt,
    user.tokenExpiresAt,
    user.live,
  ];
}

/** One audit record as a row; its changes as `name: before -> after`. */
export function csvOfAuditRecord({ time, user, type, activity, text, source, changes }: AuditRecord): CsvCell[] {
  const told = (changes ?? []).map(
    ({ attribute, previousValue, newValue }) => `${attribute}: ${valueText(previousValue)} -> ${valueText(newValue)}`,
  );
  return [time, user, type, activity, text, source?.id, told.join('; ')];
}

/** A value of a change as text; empty where it was or is not there. */
export function valueText(value: unknown): string {
  if (value == null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
