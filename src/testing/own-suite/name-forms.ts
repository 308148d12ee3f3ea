import { ia5String, printableString } from '../der-writer.ts';
import type { CertificatePlan } from '../certificate-factory.ts';
import { subjectAlternativeName, type GeneralNameInput } from '../certificate-extensions.ts';
import { testKey } from '../test-keys.ts';
import { chainCase, lineCase, type PathCase } from './path-case.ts';

type Verdict = 'within' | 'outside' | 'malformed';

const named = (...names: GeneralNameInput[]): CertificatePlan => ({ subjectAlternativeNames: names });
const findingsOf = {
  within: {},
  outside: { 'name-constraint-violated': 1 },
  malformed: { 'name-constraint-malformed': 1 },
} as const;

/** A device below a CA that is permitted this base. */
const permitted = (condition: string, base: GeneralNameInput, device: CertificatePlan, verdict: Verdict): PathCase =>
  chainCase(`${condition} (permitted)`, { intermediate: { permitted: [base] }, device }, findingsOf[verdict]);

/** A device below a CA that this base is withheld from. */
const excluded = (condition: string, base: GeneralNameInput, device: CertificatePlan, verdict: Verdict): PathCase =>
  chainCase(`${condition} (excluded)`, { intermediate: { excluded: [base] }, device }, findingsOf[verdict]);

const plantLine: GeneralNameInput = {
  directory: [
    ['O', 'Plant North'],
    ['OU', 'Line'],
  ],
};
const ipv4 = (...octets: number[]): GeneralNameInput => ({ ip: Uint8Array.from(octets) });

const directories: PathCase[] = [
  permitted(
    'text of another string type, case and spacing',
    plantLine,
    {
      subject: [
        ['O', printableString('plant  NORTH')],
        ['OU', printableString(' line ')],
        ['CN', 'device-1'],
      ],
    },
    'within',
  ),
  permitted(
    'relative names in another order',
    plantLine,
    {
      subject: [
        ['OU', 'Line'],
        ['O', 'Plant North'],
        ['CN', 'device-1'],
      ],
    },
    'outside',
  ),
  permitted('a name that ends before the base does', plantLine, { subject: [['O', 'Plant North']] }, 'outside'),
  permitted(
    'a base that stands in the middle of the name',
    { directory: [['OU', 'Line']] },
    {
      subject: [
        ['O', 'Plant North'],
        ['OU', 'Line'],
      ],
    },
    'outside',
  ),
  permitted(
    'several attributes in one relative name, in any order',
    {
      directory: [
        [
          ['O', 'Plant'],
          ['OU', 'Line'],
        ],
      ],
    },
    {
      subject: [
        [
          ['OU', 'line'],
          ['O', 'plant'],
        ],
        ['CN', 'device-1'],
      ],
    },
    'within',
  ),
  permitted('the empty base', { directory: [] }, {}, 'within'),
  excluded('the empty base', { directory: [] }, {}, 'outside'),
  permitted(
    'a certificate without a subject',
    plantLine,
    {
      subject: [],
      extraExtensions: [subjectAlternativeName([{ dns: 'device.example.com' }], true)],
    },
    'within',
  ),
  permitted(
    'a directory name beside a permitted subject',
    { directory: [['O', 'Plant']] },
    {
      subject: [
        ['O', 'Plant'],
        ['CN', 'device-1'],
      ],
      ...named({ directory: [['O', 'Office']] }),
    },
    'outside',
  ),
];

const mailInSubject: CertificatePlan = {
  subject: [
    ['CN', 'device-1'],
    ['emailAddress', ia5String('a@office.example')],
  ],
};

const mails: PathCase[] = [
  permitted(
    'a mailbox, its host in another case',
    { email: 'a@example.com' },
    named({ email: 'a@EXAMPLE.com' }),
    'within',
  ),
  permitted('a mailbox in another case', { email: 'a@example.com' }, named({ email: 'A@example.com' }), 'outside'),
  permitted('another mailbox of the host', { email: 'a@example.com' }, named({ email: 'b@example.com' }), 'outside'),
  permitted('an asterisk as mailbox', { email: '*@example.com' }, named({ email: 'a@example.com' }), 'outside'),
  excluded(
    'a mail host, and a host under it',
    { email: 'example.com' },
    named({ email: 'a@sub.example.com' }),
    'within',
  ),
  permitted('a mail address in the subject', { email: 'plant.example' }, mailInSubject, 'outside'),
  permitted(
    'a mail address in the subject beside a permitted name',
    { email: 'plant.example' },
    {
      ...mailInSubject,
      ...named({ email: 'a@plant.example' }),
    },
    'within',
  ),
  permitted('a base with two at signs', { email: 'a@b@example.com' }, {}, 'malformed'),
];

const hosts: PathCase[] = [
  permitted('a host in another case', { dns: 'Example.COM' }, named({ dns: 'a.eXample.com' }), 'within'),
  permitted('a wildcard under the base', { dns: 'example.com' }, named({ dns: '*.a.example.com' }), 'within'),
  permitted(
    'a wildcard that reaches beyond the base',
    { dns: 'a.example.com' },
    named({ dns: '*.example.com' }),
    'outside',
  ),
  excluded('a wildcard beside the base', { dns: 'example.org' }, named({ dns: '*.example.com' }), 'within'),
  excluded('the empty base for hosts', { dns: '' }, named({ dns: 'example.com' }), 'outside'),
  permitted(
    'a second name outside',
    { dns: 'example.com' },
    named({ dns: 'example.com' }, { dns: 'example.org' }),
    'outside',
  ),
  permitted('a base with a leading dot', { dns: '.example.com' }, named({ dns: 'a.example.com' }), 'malformed'),
  permitted('a base with a wildcard', { dns: '*.example.com' }, named({ dns: 'a.example.com' }), 'malformed'),
  permitted('a URI domain', { uri: '.example.com' }, named({ uri: 'https://user@a.example.com:1/x' }), 'within'),
  permitted('a URI domain itself', { uri: '.example.com' }, named({ uri: 'https://example.com/' }), 'outside'),
  permitted(
    'a URI whose host only looks right',
    { uri: 'example.com' },
    named({ uri: 'https://example.com@evil.org/' }),
    'outside',
  ),
  excluded('a URI with an address as host', { uri: 'example.com' }, named({ uri: 'https://192.0.2.1/' }), 'outside'),
  excluded('a URI without a host', { uri: 'example.com' }, named({ uri: 'urn:uuid:1' }), 'outside'),
];

const addresses: PathCase[] = [
  permitted(
    'the last address of a /25',
    ipv4(192, 0, 2, 0, 255, 255, 255, 128),
    named({ ip: '192.0.2.127' }),
    'within',
  ),
  permitted(
    'the first address behind a /25',
    ipv4(192, 0, 2, 0, 255, 255, 255, 128),
    named({ ip: '192.0.2.128' }),
    'outside',
  ),
  permitted(
    'every IPv4 address, for one of IPv6',
    ipv4(0, 0, 0, 0, 0, 0, 0, 0),
    named({ ip: '2001:db8::1' }),
    'outside',
  ),
  excluded('every IPv4 address, for one of IPv6', ipv4(0, 0, 0, 0, 0, 0, 0, 0), named({ ip: '2001:db8::1' }), 'within'),
  permitted('an address without a mask', ipv4(192, 0, 2, 1), {}, 'malformed'),
];

const next = { subject: 'Test Intermediate CA', key: testKey('P-256', 'next key of the intermediate') };
const office = named({ dns: 'office.example' });

const combinations: PathCase[] = [
  chainCase(
    'a name that is both permitted and excluded',
    {
      intermediate: { permitted: [{ dns: 'example.com' }], excluded: [{ dns: 'example.com' }] },
      device: named({ dns: 'example.com' }),
    },
    { 'name-constraint-violated': 1 },
  ),
  chainCase(
    'a name that the lower CA no longer permits',
    {
      root: { permitted: [{ dns: 'a.example' }, { dns: 'b.example' }] },
      intermediate: { permitted: [{ dns: 'b.example' }] },
      device: named({ dns: 'a.example' }),
    },
    { 'name-constraint-violated': 1 },
  ),
  chainCase(
    'a name that the lower CA permits and the upper does not',
    {
      root: { permitted: [{ dns: 'b.example' }] },
      intermediate: { permitted: [{ dns: 'a.example' }, { dns: 'b.example' }] },
      device: named({ dns: 'a.example' }),
    },
    { 'name-constraint-violated': 2 },
  ),
  chainCase(
    'a CA outside of what its own issuer permits',
    { root: { permitted: [{ directory: [['O', 'Plant']] }] }, device: { subject: [['O', 'Plant']] } },
    { 'name-constraint-violated': 2 },
  ),
  lineCase('a self-issued CA outside of the constraints', [
    { permitted: [{ dns: 'plant.example' }] },
    { permitted: [{ dns: 'plant.example' }] },
    { ...next, ...office },
    named({ dns: 'a.plant.example' }),
  ]),
  lineCase(
    'a self-issued leaf outside of the constraints',
    [
      {},
      { permitted: [{ dns: 'plant.example' }] },
      { ...office, subject: 'Test Intermediate CA', key: testKey('P-256', 'self-issued leaf') },
    ],
    { 'name-constraint-violated': 1 },
  ),
];

/** How names stand to the constraints of each form, and how constraints combine along a path. */
export const nameForms: PathCase[] = [...directories, ...mails, ...hosts, ...addresses, ...combinations];
