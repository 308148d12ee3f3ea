import { expect, test } from 'vitest';
import { commonNameOf } from './common-name.ts';

test.each([
  ['CN=pump-7', 'pump-7'],
  ['CN=pump-7, OU=Pumps, O=Plant', 'pump-7'],
  ['O=Plant, CN="Pumps, North"', 'Pumps, North'],
  [String.raw`CN=Pumps\, North,O=Plant`, 'Pumps, North'],
  ['O=Plant', 'O=Plant'],
  ['', ''],
])('%s is shown as %s', (name, shown) => {
  expect(commonNameOf(name)).toBe(shown);
});
