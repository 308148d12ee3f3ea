import { expect, test } from 'vitest';
import { durationWords } from './duration.ts';

test.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [300, '5 minutes'],
  [3600, '1 hour'],
  [5400, '1 hour and 30 minutes'],
  [90_061, '1 day, 1 hour, 1 minute and 1 second'],
])('%i seconds are told as "%s"', (seconds, words) => {
  expect(durationWords(seconds, 'en-GB')).toBe(words);
});

test('when the reader is German, so are the words', () => {
  expect(durationWords(7200, 'de')).toBe('2 Stunden');
});
