import { expect, test } from 'vitest';
import { distinguishedName, type NameInput } from '#testing/distinguished-name.ts';
import { printableString, tlv } from '#testing/der-writer.ts';
import { DerReader } from './der/reader.ts';
import { namesMatch, readDistinguishedName } from './distinguished-name.ts';

const wide = (text: string) => tlv(0x1e, Uint8Array.from(Buffer.from(text, 'utf16le').swap16()));
const read = (name: NameInput) => readDistinguishedName(new DerReader(distinguishedName(name)), []);

test.each<[string, NameInput, NameInput]>([
  ['case and spacing', [['O', ' Plant  North ']], [['O', printableString('plant north')]]],
  ['the string type', [['O', 'Grün']], [['O', wide('GRÜN')]]],
  ['composed and decomposed letters', [['O', 'Gru\u0308n']], [['O', 'Gr\u00fcn']]],
  [
    'the order within one relative name',
    [
      [
        ['O', 'a'],
        ['OU', 'b'],
      ],
    ],
    [
      [
        ['OU', 'b'],
        ['O', 'a'],
      ],
    ],
  ],
])('two names match in spite of %s', (_, a, b) => {
  expect(namesMatch(read(a), read(b))).toBe(true);
});

test.each<[string, NameInput, NameInput]>([
  [
    'the order of relative names',
    [
      ['O', 'a'],
      ['OU', 'b'],
    ],
    [
      ['OU', 'b'],
      ['O', 'a'],
    ],
  ],
  ['the attribute type', [['O', 'a']], [['OU', 'a']]],
  [
    'one relative name against two',
    [
      [
        ['O', 'a'],
        ['OU', 'b'],
      ],
    ],
    [
      ['O', 'a'],
      ['OU', 'b'],
    ],
  ],
  [
    'separators of the key within a text',
    [['CN', 'a\u00022.5.4.3=b']],
    [
      ['CN', 'a\\'],
      ['CN', 'b'],
    ],
  ],
  ['an escaped character against what it escapes to', [['CN', '\u0001']], [['CN', '\\1']]],
  ['a space inside a word', [['O', 'Plant North']], [['O', 'PlantNorth']]],
])('two names differ by %s', (_, a, b) => {
  expect(namesMatch(read(a), read(b))).toBe(false);
});
