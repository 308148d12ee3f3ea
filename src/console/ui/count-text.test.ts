import { expect, test } from 'vitest';
import { countText } from './count-text.ts';

test.each([
  [0, 'en', '0'],
  [999, 'de', '999'],
  [1000, 'en', '1,000'],
  [1000, 'de', '1.000'],
  [1_234_567, 'de', '1.234.567'],
])('%d in %s', (count, language, text) => {
  expect(countText(count, language)).toBe(text);
});
