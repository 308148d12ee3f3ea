import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { ui as german } from '#console/messages/de/ui.ts';
import { ui as english } from '#console/messages/en/ui.ts';
import { durationWords } from './duration.ts';

beforeAll(async () => {
  await i18next.init({ resources: { en: { ui: english }, de: { ui: german } }, fallbackLng: false });
});

test.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [300, '5 minutes'],
  [3600, '1 hour'],
  [5400, '1 hour and 30 minutes'],
  [90_061, '1 day, 1 hour, 1 minute and 1 second'],
])('%i seconds are told as "%s"', (seconds, words) => {
  expect(durationWords(seconds, 'en')).toBe(words);
});

test('when the reader is German, so are the words', () => {
  expect(durationWords(7200, 'de')).toBe('2 Stunden');
  expect(durationWords(90_000, 'de')).toBe('1 Tag und 1 Stunde');
});
