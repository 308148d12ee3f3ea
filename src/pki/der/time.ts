import { MalformedError } from './malformed-error.ts';
import { tags } from './tags.ts';
import type { DerReader } from './reader.ts';

/** An instant, and whether it used the type that its year calls for (UTCTime through 2049, RFC 5280 4.1.2.5). */
export interface DerTime {
  date: Date;
  rightType: boolean;
}

/**
 * Reads a Time: `YYMMDDHHMMSSZ` or `YYYYMMDDHHMMSSZ` and nothing else (RFC 5280 4.1.2.5.1, 4.1.2.5.2).
 * @throws MalformedError for offsets, fractions, missing seconds and dates that do not exist.
 */
export function readTime(reader: DerReader): DerTime {
  return readTimeValue(reader, reader.nextTag);
}

/** Reads a GeneralizedTime of the same form, as CRL entries and OCSP replies use it. @throws MalformedError as above. */
export function readGeneralizedTime(reader: DerReader): Date {
  return readTimeValue(reader, tags.generalizedTime).date;
}

function readTimeValue(reader: DerReader, tag: number): DerTime {
  const start = reader.position;
  if (tag !== tags.utcTime && tag !== tags.generalizedTime) throw new MalformedError('tag-unexpected', start);
  const { bytes } = reader;
  const { contentStart, end } = reader.expect(tag);
  const yearDigits = tag === tags.utcTime ? 2 : 4;
  if (end - contentStart !== yearDigits + 11 || bytes[end - 1] !== 0x5a)
    throw new MalformedError('time-invalid', start);
  const pair = (position: number): number => twoDigits(bytes, contentStart + position, start);
  const written = yearDigits === 2 ? pair(0) : pair(0) * 100 + pair(2);
  const year = yearDigits === 4 ? written : written < 50 ? 2000 + written : 1900 + written;
  const month = pair(yearDigits);
  const day = pair(yearDigits + 2);
  const hour = pair(yearDigits + 4);
  const minute = pair(yearDigits + 6);
  const second = pair(yearDigits + 8);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const exists =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!exists) throw new MalformedError('time-invalid', start);
  return { date, rightType: (year >= 1950 && year < 2050) === (tag === tags.utcTime) };
}

function twoDigits(bytes: Uint8Array, position: number, start: number): number {
  const tens = bytes[position]! - 0x30;
  const ones = bytes[position + 1]! - 0x30;
  if (tens < 0 || tens > 9 || ones < 0 || ones > 9) throw new MalformedError('time-invalid', start);
  return tens * 10 + ones;
}
