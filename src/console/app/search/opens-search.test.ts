import { expect, test } from 'vitest';
import { opensSearch } from './opens-search.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false };

test.each([
  ['a slash outside of fields', { ...none, key: '/' }, false, true],
  ['a slash in a field', { ...none, key: '/' }, true, false],
  ['Ctrl+K in a field', { ...none, key: 'k', ctrlKey: true }, true, true],
  ['Cmd+K', { ...none, key: 'k', metaKey: true }, false, true],
  ['Ctrl+K with caps lock on', { ...none, key: 'K', ctrlKey: true }, false, true],
  ['a plain k', { ...none, key: 'k' }, false, false],
  [
    'Ctrl+Alt+K, which writes a letter on some layouts',
    { ...none, key: 'k', ctrlKey: true, altKey: true },
    false,
    false,
  ],
])('when it is %s', (_, press, typing, opens) => {
  expect(opensSearch(press, typing)).toBe(opens);
});
