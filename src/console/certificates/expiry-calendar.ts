import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { displayName } from './display-name.ts';

/** Octets of a line before it is folded (RFC 5545 3.1). */
const lineOctets = 75;
/** Days before the end on which a calendar reminds. */
const reminderDays = [30, 7];

/** The words of the calendar's entries. */
interface CalendarWords {
  title: (name: string) => string;
  text: (certificate: TrustedCertificate) => string;
}

/** The ends of certificates as a calendar (iCalendar, RFC 5545): one all-day entry each, with reminders before. */
export function expiryCalendar(certificates: readonly TrustedCertificate[], at: Date, words: CalendarWords): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gatehouse//Trusted certificates//EN',
    ...certificates.flatMap((certificate) => eventLines(certificate, at, words)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(certificate: TrustedCertificate, at: Date, words: CalendarWords): string[] {
  const end = new Date(certificate.notAfter ?? '');
  if (Number.isNaN(end.getTime())) return [];
  const title = escaped(words.title(displayName(certificate)));
  return [
    'BEGIN:VEVENT',
    `UID:${certificate.fingerprint}@gatehouse`,
    `DTSTAMP:${stamp(at)}Z`,
    `DTSTART;VALUE=DATE:${stamp(end).slice(0, 8)}`,
    `SUMMARY:${title}`,
    `DESCRIPTION:${escaped(words.text(certificate))}`,
    'TRANSP:TRANSPARENT',
    ...reminderDays.flatMap((days) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `TRIGGER:-P${days}D`,
      `DESCRIPTION:${title}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ];
}

/** `20260601T120000`, UTC. */
function stamp(date: Date): string {
  return date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
}

/** A text value (RFC 5545 3.3.11); other control characters are left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '');
}

/** Breaks a long line between characters, so that no part is longer than 75 octets. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let [text, octets] = ['', 0];
  for (const character of line) {
    const length = encoder.encode(character).length;
    if (octets + length > lineOctets) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += length;
  }
  return text;
}
