import { expect, test } from 'vitest';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { expiryCalendar } from './expiry-calendar.ts';

const at = new Date('2026-06-01T12:00:00Z');
const words = { title: (name: string) => `${name} ends`, text: ({ subject }: TrustedCertificate) => subject ?? '' };
const plant: TrustedCertificate = {
  fingerprint: 'aa11',
  name: 'Plant',
  subject: 'O=Example, CN=Plant; a\\b',
  status: 'ENABLED',
  certInPemFormat: '',
  notAfter: '2026-09-01T23:30:00.000Z',
};

test('each certificate is an all-day entry at its end, with reminders a month and a week before', () => {
  const text = expiryCalendar([plant], at, words);
  expect(text.split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gatehouse//Trusted certificates//EN',
    'BEGIN:VEVENT',
    'UID:aa11@gatehouse',
    'DTSTAMP:20260601T120000Z',
    'DTSTART;VALUE=DATE:20260901',
    'SUMMARY:Plant ends',
    'DESCRIPTION:O=Example\\, CN=Plant\\; a\\\\b',
    'TRANSP:TRANSPARENT',
    ...[30, 7].flatMap((days) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `TRIGGER:-P${days}D`,
      'DESCRIPTION:Plant ends',
      'END:VALARM',
    ]),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('when a name holds line breaks, no line of its own comes of it', () => {
  const text = expiryCalendar([{ ...plant, name: 'Plant\r\nATTACH:http://evil.example' }], at, words);
  expect(text).toContain('SUMMARY:Plant\\nATTACH:http://evil.example ends\r\n');
  expect(text.split('\r\n').filter((line) => line.startsWith('ATTACH'))).toEqual([]);
});

test('when a line is long, it is folded at 75 octets and reads the same when unfolded', () => {
  const name = 'Zertifizierungsstelle für Geräte in Überlingen '.repeat(4);
  const text = expiryCalendar([{ ...plant, name }], at, words);
  for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${name} ends`);
});

test('when the end cannot be read, the certificate is left out', () => {
  expect(expiryCalendar([{ ...plant, notAfter: 'soon' }], at, words)).not.toContain('VEVENT');
});
