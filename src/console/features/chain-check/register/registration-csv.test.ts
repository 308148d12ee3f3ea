import { expect, test } from 'vitest';
import { registrationFiles, splitForFile } from './registration-csv.ts';

test('a device is written as the platform takes it, its name quoted where it must be', () => {
  expect(registrationFiles(['pump-1', 'a"b,c'], 'c8y_Device')).toEqual([
    'ID,AUTH_TYPE,CREDENTIALS,NAME,TYPE,IDTYPE,com_cumulocity_model_Agent.active\r\n' +
      'pump-1,CERTIFICATES,,pump-1,c8y_Device,c8y_Serial,true\r\n' +
      '"a""b,c",CERTIFICATES,,"a""b,c",c8y_Device,c8y_Serial,true\r\n',
  ]);
});

test('many devices are spread over files of 2,500', () => {
  const ids = Array.from({ length: 2501 }, (_, index) => `pump-${index}`);
  expect(registrationFiles(ids, 'x').map((file) => file.trim().split('\r\n').length - 1)).toEqual([2500, 1]);
});

test('names that a spreadsheet would run are kept apart', () => {
  expect(splitForFile(['=1+1', 'pump', '-2', '@a', '+b'])).toEqual({
    safe: ['pump'],
    formulas: ['=1+1', '-2', '@a', '+b'],
  });
});
