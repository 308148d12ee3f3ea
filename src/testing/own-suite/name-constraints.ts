import type { GeneralNameInput } from '../certificate-extensions.ts';
import { utf8String } from '../der-writer.ts';
import { chainCase, type PathCase } from './path-case.ts';

const violated = { 'name-constraint-violated': 1 } as const;

interface Form {
  form: string;
  base: GeneralNameInput;
  within: GeneralNameInput;
  outside: GeneralNameInput;
}

const mask = (...octets: number[]): GeneralNameInput => ({ ip: Uint8Array.from(octets) });

const forms: Form[] = [
  { form: 'DNS', base: { dns: 'example.com' }, within: { dns: 'a.example.com' }, outside: { dns: 'badexample.com' } },
  {
    form: 'mail host',
    base: { email: 'example.com' },
    within: { email: 'a@example.com' },
    outside: { email: 'a@sub.example.com' },
  },
  {
    form: 'mail domain',
    base: { email: '.example.com' },
    within: { email: 'a@sub.example.com' },
    outside: { email: 'a@example.com' },
  },
  {
    form: 'URI',
    base: { uri: 'example.com' },
    within: { uri: 'https://example.com:8443/x' },
    outside: { uri: 'https://example.com.evil.org/' },
  },
  { form: 'IPv4', base: mask(10, 0, 0, 0, 255, 0, 0, 0), within: { ip: '10.9.8.7' }, outside: { ip: '11.0.0.1' } },
  {
    form: 'IPv6',
    base: mask(0x20, 1, ...Array.from({ length: 14 }, () => 0), 255, 255, ...Array.from({ length: 14 }, () => 0)),
    within: { ip: '2001::1' },
    outside: { ip: '2002::1' },
  },
  {
    form: 'directory',
    base: { directory: [['O', 'Plant']] },
    within: {
      directory: [
        ['O', 'plant'],
        ['CN', 'x'],
      ],
    },
    outside: { directory: [['O', 'Planted']] },
  },
];

/** The subject must lie within a permitted directory name as well. */
const subject = [
  ['O', 'Plant'],
  ['CN', 'device-1'],
] as const;

const casesOfForm = ({ form, base, within, outside }: Form): PathCase[] => {
  const device = (name: GeneralNameInput) => ({ subject, subjectAlternativeNames: [name] });
  const excludes = { excluded: [base] };
  const stranger = { subject: 'device-1', subjectAlternativeNames: [outside] };
  return [
    chainCase(`a ${form} name that is permitted`, { intermediate: { permitted: [base] }, device: device(within) }),
    chainCase(
      `a ${form} name that is not permitted`,
      { intermediate: { permitted: [base] }, device: device(outside) },
      violated,
    ),
    chainCase(`a ${form} name that is not excluded`, { intermediate: excludes, device: stranger }),
    chainCase(
      `a ${form} name that is excluded`,
      { intermediate: excludes, device: { ...stranger, subjectAlternativeNames: [within] } },
      violated,
    ),
  ];
};

const other = { other: { type: '1.3.6.1.4.1.99999.2', value: utf8String('x') } };

/** Name constraints of every form, of intermediates and of the anchor. */
export const nameConstraints: PathCase[] = [
  ...forms.flatMap(casesOfForm),
  chainCase(
    'a name that the anchor does not permit',
    { root: { permitted: [{ dns: 'example.com' }] }, device: { subjectAlternativeNames: [{ dns: 'evil.org' }] } },
    { 'name-constraint-violated': 2 },
  ),
  chainCase(
    'a wildcard that takes in an excluded name',
    {
      intermediate: { excluded: [{ dns: 'secret.example.com' }] },
      device: { subjectAlternativeNames: [{ dns: '*.example.com' }] },
    },
    violated,
  ),
  chainCase('a name of a form that no constraint speaks of', {
    intermediate: { permitted: [{ dns: 'example.com' }] },
    device: { subjectAlternativeNames: [{ email: 'a@example.org' }] },
  }),
  chainCase(
    'a constraint that is no host name',
    { intermediate: { permitted: [{ dns: 'exa mple' }] } },
    { 'name-constraint-malformed': 1 },
  ),
  chainCase(
    'a constraint whose mask has holes',
    { intermediate: { permitted: [mask(10, 0, 0, 0, 255, 0, 255, 0)] } },
    { 'name-constraint-malformed': 1 },
  ),
  chainCase(
    'a name under a constraint of a form without rules',
    { intermediate: { permitted: [other] }, device: { subjectAlternativeNames: [other] } },
    { 'name-constraint-unsupported': 1 },
  ),
];
