import { parseCrl } from '#pki/revocation/crl.ts';
import { extension } from '../certificate-extensions.ts';
import { createChain, createIntermediate, daysFromTestInstant } from '../certificate-factory.ts';
import { createCrl, type CrlPlan } from '../crl-factory.ts';
import { boolean, implicit, nul, sequence } from '../der-writer.ts';
import { testKey } from '../test-keys.ts';
import { pathCase, type PathCase } from './path-case.ts';

const { root, intermediate, device } = createChain();
const rootsList = createCrl(root);
const hardFail = { revocation: 'hard-fail' } as const;
const unknown = { 'revocation-unknown': 0 } as const;
const revokedDevice = [{ serial: device.serial, reason: 1 }];

/** IssuingDistributionPoint with one flag: 1 for user certificates alone, 2 for CA certificates alone. */
const onlySome = (flag: 1 | 2): Uint8Array =>
  extension('2.5.29.28', true, sequence(implicit(flag, boolean(true).subarray(2))));

function listCase(
  condition: string,
  plans: readonly CrlPlan[],
  findings: PathCase['findings'] = {},
  mode: { revocation: 'hard-fail' | 'if-present' } = hardFail,
): PathCase {
  const crls = [...plans.map((plan) => createCrl(intermediate, plan)), rootsList].map(parseCrl);
  return pathCase(condition, [device, [intermediate], root], findings, { ...mode, crls });
}

const sleeper = createIntermediate(root, { keyUsage: ['keyCertSign'] });

/** CRLs: what they cover, how fresh they are and who signed them. */
export const revocation: PathCase[] = [
  listCase('a leaf that its CRL does not list', [{ revoked: [{ serial: 7 }] }]),
  listCase('a leaf that its CRL lists', [{ revoked: revokedDevice }], { revoked: 0 }),
  pathCase(
    'an intermediate that its CRL lists',
    [device, [intermediate], root],
    { revoked: 1 },
    {
      revocation: 'if-present',
      crls: [parseCrl(createCrl(root, { revoked: [{ serial: intermediate.serial }] }))],
    },
  ),
  listCase('a leaf without a CRL where there must be one', [], unknown),
  listCase('a leaf without a CRL where there may be one', [], {}, { revocation: 'if-present' }),
  listCase('a CRL that is out of date', [{ nextUpdate: daysFromTestInstant(-0.5) }], unknown),
  listCase('a CRL of tomorrow', [{ thisUpdate: daysFromTestInstant(1) }], unknown),
  listCase('a CRL that somebody else signed', [{ signWith: testKey('P-256', 'forger') }], unknown, {
    revocation: 'if-present',
  }),
  listCase(
    'a CRL with an unknown critical extension',
    [{ extraExtensions: [extension('1.3.6.1.4.1.99999.4', true, nul())] }],
    unknown,
  ),
  listCase('a CRL for devices', [{ extraExtensions: [onlySome(1)] }]),
  listCase('a CRL for CAs alone', [{ extraExtensions: [onlySome(2)] }], unknown),
  listCase('a delta CRL that lists the leaf', [{}, { number: 2, deltaBase: 1, revoked: revokedDevice }], {
    revoked: 0,
  }),
  listCase('a delta CRL that takes the leaf off the list', [
    { revoked: [{ serial: device.serial, reason: 6 }] },
    { number: 2, deltaBase: 1, revoked: [{ serial: device.serial, reason: 8 }] },
  ]),
  pathCase('a CRL by a key that may not sign CRLs', [device, [sleeper], root], unknown, {
    ...hardFail,
    crls: [createCrl(sleeper), rootsList].map(parseCrl),
  }),
];
