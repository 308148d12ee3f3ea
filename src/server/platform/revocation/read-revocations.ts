import { GatehouseError } from '#contract/error-codes.ts';
import { revocationEntryLimit, revokedSerials } from '#contract/revocation.ts';
import { readCsv } from '../bulk-registration/read-csv.ts';
import { readSerial } from './serial-number.ts';

/** One serial number, in the one form of `serialText`, and since when it is revoked. */
export interface Revocation {
  serialNumber: string;
  revokedAt: Date;
}

const dateForm = "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'";

/** Reads `{crls: [{serialNumberInHex, revocationDate}]}`. @throws GatehouseError as `readRevocationCsv` */
export function readRevocationJson(body: unknown, at: Date): Revocation[] {
  const { data, error } = revokedSerials.safeParse(body ?? {});
  if (error !== undefined) {
    const [issue] = error.issues;
    const field = issue?.path.join('.') ?? '';
    throw new GatehouseError('validation-failed', `${field}: ${issue?.message ?? 'is not acceptable'}`, { field });
  }
  return data.crls.map(({ serialNumberInHex, revocationDate }, index) =>
    toRevocation(serialNumberInHex, revocationDate ?? '', `crls.${index}`, at),
  );
}

/**
 * Reads a CSV file with the header `SERIALNO,DATE`.
 * @throws GatehouseError `validation-failed`, `revocation-date-invalid`
 */
export function readRevocationCsv(text: string, at: Date): Revocation[] {
  const [header, ...records] = readCsv(text);
  const [serial, date] = header?.fields.map((field) => field.toUpperCase()) ?? [];
  if (serial !== 'SERIALNO' || (date !== undefined && date !== 'DATE')) {
    throw new GatehouseError('validation-failed', 'The first line of the file is not SERIALNO,DATE.', { line: 1 });
  }
  if (records.length > revocationEntryLimit) {
    const message = `The file has ${records.length} entries; at most ${revocationEntryLimit} are taken at once.`;
    throw new GatehouseError('validation-failed', message, { maximum: revocationEntryLimit });
  }
  return records.map(({ fields: [number = '', revokedAt = ''] }, index) =>
    toRevocation(number, revokedAt, `entry ${index + 1}`, at),
  );
}

function toRevocation(serial: string, date: string, place: string, at: Date): Revocation {
  const serialNumber = readSerial(serial);
  if (serialNumber === undefined) {
    throw new GatehouseError('validation-failed', `${place}: a serial number is written in hexadecimal digits.`, {
      field: place,
    });
  }
  return { serialNumber, revokedAt: readDate(date.trim(), place, at) };
}

/** A date that is absent or yet to come means now (contract 2.6). */
function readDate(text: string, place: string, at: Date): Date {
  if (text === '') return at;
  const date = new Date(text);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) || Number.isNaN(date.getTime())) {
    const message = `Unsupported date time format, supported format:${dateForm}`;
    throw new GatehouseError('revocation-date-invalid', message, { field: place });
  }
  return date > at ? at : date;
}
