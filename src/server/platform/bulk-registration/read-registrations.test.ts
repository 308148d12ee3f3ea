import { describe, expect, test } from 'vitest';
import { readCsv } from './read-csv.ts';
import { readRegistrations } from './read-registrations.ts';

const fieldsOf = (text: string): string[][] => readCsv(text).map(({ fields }) => fields);

describe('a CSV file', () => {
  test.each([
    [
      'commas',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons, where fields hold commas',
      'a;b\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a byte order mark, Windows line ends and empty lines',
      '\u{feff}a,b\r\n\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes around separators, line breaks and quotes',
      'a,b\n"1,5","x ""y""\nz"',
      [
        ['a', 'b'],
        ['1,5', 'x "y"\nz'],
      ],
    ],
    ['a quote that never ends', 'a\n"1\n2', [['a'], ['"1\n2']]],
    ['nothing', '', []],
  ])('with %s is read', (_case, text, fields) => {
    expect(fieldsOf(text)).toEqual(fields);
  });

  test('with a quote that never ends is read in linear time', () => {
    const text = `a\n"${'x\n'.repeat(200_000)}`;
    expect(readCsv(text)).toHaveLength(2);
  });
});

describe('a file of registrations', () => {
  const read = (header: string, ...lines: string[]) => readRegistrations([header, ...lines].join('\n'), 't1001');

  test('makes devices with names, types and fragments', () => {
    const header =
      'ID,AUTH_TYPE,TYPE,NAME,SHELL,ICCID,com_cumulocity_model_Agent.active,c8y_Hardware.model,c8y_Hardware.revision';
    expect(read(header, 'd1,CERTIFICATES,pump,Pump 1,1,8949,true,P7,').at(0)?.registration).toEqual({
      deviceId: 'd1',
      userName: 'device_d1',
      idType: 'c8y_Serial',
      object: {
        name: 'Pump 1',
        type: 'pump',
        fragments: {
          c8y_IsDevice: {},
          c8y_Mobile: { iccid: '8949' },
          c8y_SupportedOperations: ['c8y_Command'],
          com_cumulocity_model_Agent: { active: true },
          c8y_Hardware: { model: 'P7' },
        },
      },
    });
  });

  test('with ids alone makes users without managed objects', () => {
    expect(read('ID,AUTH_TYPE,IDTYPE', 'd1,CERTIFICATES,imei').at(0)?.registration).toEqual({
      deviceId: 'd1',
      userName: 'device_d1',
      idType: 'imei',
    });
  });

  test.each([
    ['without AUTH_TYPE', 'd1,,,', 'AUTH_TYPE must be CERTIFICATES.'],
    ['with a password', 'd1,CERTIFICATES,secret,', 'CREDENTIALS must be empty for a device with a certificate.'],
    ['of another tenant', 'd1,CERTIFICATES,,t2', 'TENANT is not t1001.'],
    ['without an ID', ',CERTIFICATES,,', 'The ID cannot name a device: identity-missing.'],
    ['with a colon in the ID', 'a:b,CERTIFICATES,,', 'The ID cannot name a device: identity-characters.'],
    ['with too many fields', 'd1,CERTIFICATES,,,x', 'It has more fields than the header.'],
  ])('a device %s is refused by itself', (_case, line, failureReason) => {
    const [refused, fine] = read('ID,AUTH_TYPE,CREDENTIALS,TENANT', line, 'd2,CERTIFICATES,,t1001');
    expect(refused).toMatchObject({ line, failureReason });
    expect(fine?.registration?.deviceId).toBe('d2');
  });

  test.each([
    ['no column ID', 'NAME', 'names no column ID'],
    ['a column twice', 'ID,NAME,NAME', 'names the column NAME twice'],
    ['a column that would reach into the prototype', 'ID,__proto__.admin', 'cannot be a column'],
    ['a column with a formula', 'ID,=cmd()', 'cannot be a column'],
  ])('with %s is refused as a whole', (_case, header, message) => {
    expect(() => read(header)).toThrow(message);
  });

  test('with more than 10,000 devices is refused as a whole', () => {
    const lines = Array.from({ length: 10_001 }, (_, index) => `d${index},CERTIFICATES`);
    expect(read('ID,AUTH_TYPE', ...lines.slice(1))).toHaveLength(10_000);
    expect(() => read('ID,AUTH_TYPE', ...lines)).toThrow('10000 are taken at once');
  });
});
