import { expect, test } from 'vitest';
import { dateLocale, firstLanguage } from './languages.ts';

test.each([
  ['nothing was chosen and the browser is German', null, ['de-CH', 'en'], 'de'],
  ['nothing was chosen and the browser is British', null, ['en-GB'], 'en'],
  ['the browser prefers a language that is not spoken here', null, ['fr-FR', 'de', 'en'], 'de'],
  ['no language of the browser is spoken here', null, ['fr', 'ja'], 'en'],
  ['another one was chosen', 'en', ['de'], 'en'],
  ['what was kept is no language', 'constructor', ['de'], 'de'],
] as const)('when %s', (_, chosen, preferred, language) => {
  expect(firstLanguage(chosen, preferred)).toBe(language);
});

test('when the browser has a variant of the language, dates follow it', () => {
  expect(dateLocale('de', ['en-GB', 'de-AT'])).toBe('de-AT');
  expect(dateLocale('de', ['en-GB'])).toBe('de');
});
