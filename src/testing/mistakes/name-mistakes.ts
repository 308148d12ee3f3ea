import { chain, ofDevice, type Mistake, type Situation } from './situation.ts';

const named = (...names: string[]): Situation => ofDevice({ subject: names.map((name) => ['CN', name] as const) });

/** Device names that the platform cannot make a user of. */
export const nameMistakes: Mistake[] = [
  ['no common name', ofDevice({ subject: [['O', 'Plant']] }), 'identity-missing', 'The certificate has no common name'],
  ['an empty common name', named(''), 'identity-missing', 'The certificate has no common name'],
  ['two common names', named('device-1', 'device-2'), 'identity-multiple', 'The certificate has several common names'],
  [
    'a slash in the common name',
    named('plant/device-1'),
    'identity-characters',
    'The common name has a forbidden character',
  ],
  ['a space in the common name', named('device 1'), 'identity-characters', 'The common name has a forbidden character'],
  [
    'a MAC address with colons as common name',
    named('00:1B:44:11:3A:B7'),
    'identity-characters',
    'The common name has a forbidden character',
  ],
  [
    'a common name of a thousand characters',
    named('x'.repeat(1000)),
    'identity-too-long',
    'The common name is too long',
  ],
];

/** What is odd, and accepted with a warning. */
export const toleratedOddities: Mistake[] = [
  [
    'a device’s certificate of version 1',
    ofDevice({ version: 1 }),
    'version-1',
    'The certificate is of an old version',
  ],
  ['a serial number of zero', ofDevice({ serial: 0 }), 'serial-number', 'The serial number has no valid form'],
  [
    'an intermediate without a key identifier',
    chain({ intermediate: { subjectKeyIdentifier: null } }),
    'subject-key-identifier-missing',
    'The CA has no subject key identifier',
  ],
  [
    'a certificate for any purpose',
    ofDevice({ extendedKeyUsage: ['any'] }),
    'extended-key-usage-any',
    'The certificate is made for any purpose',
  ],
  [
    'a common name that thin-edge.io does not take',
    named('device#1'),
    'identity-uncommon-characters',
    'Some device software does not take this common name',
  ],
];
