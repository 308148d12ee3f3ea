import { describe, expect, test } from 'vitest';
import { instantForm, instantText, readInstant } from './instant-text.ts';

const instant = new Date(2026, 5, 1, 14, 5);
const letters = ['dd', 'mm', 'yyyy', 'hh', 'mm'];

test.each([
  ['de', '01.06.2026, 14:05', 'dd.mm.yyyy, hh:mm'],
  ['de-CH', '01.06.2026, 14:05', 'dd.mm.yyyy, hh:mm'],
  ['en-GB', '01/06/2026, 14:05', 'dd/mm/yyyy, hh:mm'],
  ['en-US', '06/01/2026, 14:05', 'mm/dd/yyyy, hh:mm'],
  ['en-ZA', '2026/06/01, 14:05', 'yyyy/mm/dd, hh:mm'],
  ['en-CA', '2026-06-01, 14:05', 'yyyy-mm-dd, hh:mm'],
])('in %s an instant is written %s, its form is told, and it is read again', (locale, text, form) => {
  expect(instantText(instant, locale)).toBe(text);
  expect(instantForm(locale, letters)).toBe(form);
  expect(readInstant(text, locale)).toEqual(instant);
});

describe('what people write', () => {
  test.each([
    ['a day alone', '1.6.2026', 'de', new Date(2026, 5, 1)],
    ['a day with other separators', ' 1-6-2026 ', 'en-GB', new Date(2026, 5, 1)],
    ['an afternoon', '6/1/2026 2:05 PM', 'en-US', instant],
    ['midnight', '6/1/2026 12:00 am', 'en-US', new Date(2026, 5, 1)],
    ['UTC', '01.06.2026, 14:05 UTC', 'de', new Date('2026-06-01T14:05:00Z')],
    ['ISO 8601 in the reader’s zone', '2026-06-01T14:05', 'de', instant],
    ['ISO 8601 with a blank', '2026-06-01 14:05:59', 'en-US', instant],
    ['an ISO day', '2026-06-01', 'en-GB', new Date(2026, 5, 1)],
    ['ISO 8601 in UTC', '2026-06-01T14:05:00.000Z', 'en-GB', new Date('2026-06-01T14:05:00Z')],
    ['ISO 8601 with an offset', '2026-06-01T14:05+02:00', 'en-GB', new Date('2026-06-01T12:05:00Z')],
    ['ISO 8601 with an offset to the west', '2026-06-01T14:05-0330', 'en-GB', new Date('2026-06-01T17:35:00Z')],
    ['29 February', '29.02.2028', 'de', new Date(2028, 1, 29)],
  ])('%s', (_, text, locale, expected) => {
    expect(readInstant(text, locale)).toEqual(expected);
  });

  test.each([
    ['nothing', ''],
    ['a word', 'tomorrow'],
    ['30 February', '30.02.2026'],
    ['a day of a month that has none such', '31.04.2026'],
    ['month and day in another order', '06/13/2026'],
    ['a year of two digits', '1.6.26'],
    ['a year of three digits', '1.6.202'],
    ['hour 24', '1.6.2026, 24:00'],
    ['minute 60', '1.6.2026, 12:60'],
    ['hour 13 of an afternoon', '1.6.2026, 13:00 pm'],
    ['half a time', '1.6.2026, 1'],
    ['more behind it', '1.6.2026, 12:00 or so'],
  ])('%s is no instant', (_, text) => {
    expect(readInstant(text, 'de')).toBeUndefined();
  });
});
