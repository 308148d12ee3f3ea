import { parseCrl } from '#pki/revocation/crl.ts';
import { extension, extensionIds, generalName, type GeneralNameInput } from '../certificate-extensions.ts';
import { createChain, createDevice, createIntermediate, daysFromTestInstant } from '../certificate-factory.ts';
import { createCrl, type CrlPlan } from '../crl-factory.ts';
import { boolean, explicit, implicit, namedBits, nul, oid, sequence, tlv, utf8String } from '../der-writer.ts';
import { distinguishedName } from '../distinguished-name.ts';
import { testKey } from '../test-keys.ts';
import { pathCase, type PathCase } from './path-case.ts';

const { root, intermediate } = createChain();
const rootsList = createCrl(root, { number: 9 });
const unknown = { 'revocation-unknown': 0 } as const;
const revoked = { revoked: 0 } as const;
const uri = 'http://ca.example/devices.crl';

const fullName = (name: GeneralNameInput): Uint8Array => explicit(0, explicit(0, generalName(name)));
/** A name relative to the CRL issuer: one more relative name. */
const relativeName = (text: string): Uint8Array => explicit(0, tlv(0xa1, sequence(oid('2.5.4.3'), utf8String(text))));
const flag = (number: number): Uint8Array => implicit(number, boolean(true).subarray(2));
const someReasons = (...bits: number[]): Uint8Array => implicit(3, namedBits(bits).subarray(2));
const scope = (...parts: Uint8Array[]): CrlPlan => ({
  extraExtensions: [extension('2.5.29.28', true, sequence(...parts))],
});
const points = (...parts: Uint8Array[]): Uint8Array =>
  extension(extensionIds.crlDistributionPoints, false, sequence(sequence(...parts)));

const plain = createDevice(intermediate);
const atUri = createDevice(intermediate, { crlDistributionPoints: [uri] });

function listed(
  condition: string,
  device: typeof plain,
  crls: readonly Uint8Array[],
  findings: PathCase['findings'] = {},
  bag = [intermediate],
): PathCase {
  const conditions = { revocation: 'hard-fail', crls: [...crls, rootsList].map(parseCrl) } as const;
  return pathCase(condition, [device, bag, root], findings, conditions);
}

const lists = (...plans: CrlPlan[]): Uint8Array[] => plans.map((plan) => createCrl(intermediate, plan));
const entry = { revoked: [{ serial: plain.serial }] };

const distributionPoints: PathCase[] = [
  listed('a list for the point that the certificate names', atUri, lists(scope(fullName({ uri })))),
  listed('a list for another point', atUri, lists(scope(fullName({ uri: `${uri}2` }))), unknown),
  listed('a list for a point where the certificate names none', plain, lists(scope(fullName({ uri }))), unknown),
  listed('a list for attribute certificates', plain, lists(scope(flag(5))), unknown),
  listed(
    'a point named relative to the CRL issuer, on both sides',
    createDevice(intermediate, { extraExtensions: [points(relativeName('Line 1'))] }),
    lists(scope(relativeName('line 1'))),
  ),
  listed(
    'a relative point against another one',
    createDevice(intermediate, { extraExtensions: [points(relativeName('Line 1'))] }),
    lists(scope(relativeName('Line 2'))),
    unknown,
  ),
];

const first = { number: 1, ...scope(someReasons(1, 2, 3)) };
const second = { number: 1, ...scope(someReasons(4, 5, 6, 7, 8)) };

const reasons: PathCase[] = [
  listed('two lists that cover all reasons together', plain, lists(first, second)),
  listed('a list that covers some reasons', plain, lists(first), unknown),
  listed('the second of two such lists names the certificate', plain, lists(first, { ...second, ...entry }), revoked),
];

const authority = createIntermediate(root, { subject: 'CRL Authority', keyUsage: ['cRLSign'], ca: false });
const elsewhere = createDevice(intermediate, {
  extraExtensions: [points(fullName({ uri }), tlv(0xa2, generalName({ directory: 'CRL Authority' })))],
});
const indirect = scope(fullName({ uri }), flag(4));
const certificateIssuer = extension(
  '2.5.29.29',
  true,
  sequence(generalName({ directory: distinguishedName('Test Intermediate CA') })),
);

const indirectLists: PathCase[] = [
  listed('an indirect list of the issuer that the point names', elsewhere, [createCrl(authority, indirect)], {}, [
    intermediate,
    authority,
  ]),
  listed(
    'an indirect list that names the certificate and its issuer',
    elsewhere,
    [
      createCrl(authority, {
        ...indirect,
        revoked: [{ serial: elsewhere.serial, extraExtensions: [certificateIssuer] }],
      }),
    ],
    revoked,
    [intermediate, authority],
  ),
  listed(
    'an indirect list whose entry belongs to another issuer',
    elsewhere,
    [createCrl(authority, { ...indirect, revoked: [{ serial: elsewhere.serial }] })],
    {},
    [intermediate, authority],
  ),
  listed(
    'a list of another issuer that is not indirect',
    elsewhere,
    [createCrl(authority, scope(fullName({ uri })))],
    unknown,
    [intermediate, authority],
  ),
  listed('a list of an issuer that no point names', plain, [createCrl(authority, scope(flag(4)))], unknown, [
    intermediate,
    authority,
  ]),
];

const earlier = { thisUpdate: daysFromTestInstant(-3), number: 1 };
const later = { thisUpdate: daysFromTestInstant(-1), number: 2 };

const ages: PathCase[] = [
  listed('an older list that does not name it yet', plain, lists(earlier, { ...later, ...entry }), revoked),
  listed('an older list that still names it', plain, lists({ ...earlier, ...entry }, later)),
  listed('a delta list without a list to complete', plain, lists({ deltaBase: 1, number: 2 }), unknown),
  listed(
    'a delta list that is out of date',
    plain,
    lists({}, { deltaBase: 1, number: 2, nextUpdate: daysFromTestInstant(-0.5), ...entry }),
  ),
  listed(
    'a delta list for a later list than this one',
    plain,
    lists({ number: 1 }, { deltaBase: 2, number: 3, ...entry }),
  ),
  listed(
    'a complete list that says it takes the certificate off',
    plain,
    lists({ revoked: [{ serial: plain.serial, reason: 8 }] }),
    revoked,
  ),
  listed('a list without an end', plain, lists({ nextUpdate: null }), unknown),
  listed(
    'a certificate revoked as of tomorrow',
    plain,
    lists({ revoked: [{ serial: plain.serial, revokedAt: daysFromTestInstant(1) }] }),
    revoked,
  ),
];

const critical = [extension('1.3.6.1.4.1.99999.4', true, nul())];
const harmless = [extension('1.3.6.1.4.1.99999.4', false, nul())];

const entries: PathCase[] = [
  listed(
    'an entry with an unknown critical extension, of another certificate',
    plain,
    lists({ revoked: [{ serial: 7, extraExtensions: critical }] }),
    unknown,
  ),
  listed(
    'an entry with an unknown critical extension, of this certificate',
    plain,
    lists({ revoked: [{ serial: plain.serial, extraExtensions: critical }] }),
    revoked,
  ),
  listed(
    'an entry with an unknown extension that is not critical',
    plain,
    lists({ revoked: [{ serial: 7, extraExtensions: harmless }] }),
  ),
  listed(
    'a long serial number one octet apart',
    createDevice(intermediate, { serial: 2n ** 157n + 5n }),
    lists({ revoked: [{ serial: 2n ** 157n + 6n }] }),
  ),
  listed(
    'a long serial number',
    createDevice(intermediate, { serial: 2n ** 157n + 5n }),
    lists({ revoked: [{ serial: 2n ** 157n + 5n }] }),
    revoked,
  ),
];

const signer = createIntermediate(intermediate, { ca: false, keyUsage: ['cRLSign'], key: testKey('P-256', 'CRL key') });
const withSigner = [intermediate, signer];
const list = (plan: CrlPlan): Uint8Array => createCrl(signer, { ...later, ...plan });

const signers: PathCase[] = [
  listed('a list by a key of its own, certified by the CA', plain, [list({})], {}, withSigner),
  listed('a list by such a key that names the certificate', plain, [list(entry)], revoked, withSigner),
  listed(
    'a newer list by another key, against the CA’s own',
    plain,
    [list({}), ...lists({ ...earlier, ...entry })],
    revoked,
    withSigner,
  ),
  listed(
    'a list by a key that the CA’s list revokes',
    plain,
    [...lists({ ...earlier, nextUpdate: daysFromTestInstant(-2), revoked: [{ serial: signer.serial }] }), list({})],
    unknown,
    withSigner,
  ),
  listed(
    'a list whose key identifier is not that of its signer',
    plain,
    [createCrl(intermediate, { signWith: signer.key })],
    unknown,
    withSigner,
  ),
];

/** What CRLs cover, which of several counts, and who may sign them (RFC 5280 5, 6.3). */
export const crlScope: PathCase[] = [
  ...distributionPoints,
  ...reasons,
  ...indirectLists,
  ...ages,
  ...entries,
  ...signers,
];
