import { describe, expect, test } from 'vitest';
import { findings as texts } from '#console/messages/en/findings.ts';
import { createRoot, testInstant } from '#testing/certificate-factory.ts';
import { nameMistakes, toleratedOddities } from '#testing/mistakes/name-mistakes.ts';
import { pathMistakes } from '#testing/mistakes/path-mistakes.ts';
import { profileMistakes } from '#testing/mistakes/profile-mistakes.ts';
import { goodChain, type Situation } from '#testing/mistakes/situation.ts';
import { timeMistakes } from '#testing/mistakes/time-mistakes.ts';
import { parseCertificate } from './certificate.ts';
import { deviceIdentity } from './device-identity.ts';
import { byWeight, type RuleFinding } from './findings.ts';
import { certificatesOnly } from './input/certificates-only.ts';
import { readInput } from './input/read-input.ts';
import { judge } from './judge.ts';
import { parseCrl } from './revocation/crl.ts';
import { createWebCrypto } from './web-crypto.ts';

const port = createWebCrypto(crypto.subtle);
const { root, intermediate, device } = goodChain;
const otherRoot = createRoot({ subject: 'Other Company Root CA' });

/** Everything that is said of the first pasted certificate, what weighs most first. */
async function lookAt(situation: Situation): Promise<{ accepted: boolean; said: RuleFinding[] }> {
  const input = certificatesOnly(await readInput(situation.pasted, { crypto }));
  expect(input.leftOut).toEqual([]);
  const [leaf, ...bag] = input.certificates.map(({ certificate }) => certificate);
  const trusted: NonNullable<Situation['trusted']> = situation.trusted ?? [root];
  const anchors = trusted.map(({ der, enabled = true }, index) => {
    return { id: String(index), certificate: parseCertificate(der), enabled };
  });
  const crls = (situation.crls ?? []).map(parseCrl);
  const verdict = await judge({
    leaf: leaf!,
    bag,
    anchors,
    at: testInstant,
    profile: 'device',
    crypto: port,
    crls,
    revocation: 'if-present',
  });
  const identity = deviceIdentity(leaf!);
  const said = byWeight([...verdict.findings, ...(identity.ok ? identity.warnings : [identity.finding])]);
  return { accepted: verdict.accepted && identity.ok, said };
}

describe.each([
  ['in the path', pathMistakes],
  ['in time', timeMistakes],
  ['in what certificates are made for', profileMistakes],
  ['in the device’s name', nameMistakes],
])('a mistake %s is refused, and the first thing said is', (_, mistakes) => {
  test.each(mistakes)('%s', async (_mistake, situation, code, title) => {
    const { accepted, said } = await lookAt(situation);
    expect(accepted).toBe(false);
    expect(said[0]).toMatchObject({ code, severity: 'error' });
    expect(texts.findings[code].title).toBe(title);
  });
});

test.each(toleratedOddities)('%s is accepted, and a warning says so first', async (_, situation, code, title) => {
  const { accepted, said } = await lookAt(situation);
  expect(accepted).toBe(true);
  expect(said[0]).toMatchObject({ code, severity: 'warning' });
  expect(texts.findings[code].title).toBe(title);
});

test.each<[string, Situation]>([
  ['the root in the bundle', { pasted: device.pem + intermediate.pem + root.pem }],
  ['the wrong order behind the leaf', { pasted: device.pem + root.pem + intermediate.pem }],
  ['a certificate twice', { pasted: device.pem + intermediate.pem + intermediate.pem }],
  ['somebody else’s CA in the bundle', { pasted: device.pem + otherRoot.pem + intermediate.pem }],
  ['text between the certificates', { pasted: `Device:\n${device.pem}\nIts CA:\n${intermediate.pem}` }],
  ['a trusted intermediate in place of the root', { pasted: device.pem, trusted: [intermediate] }],
  [
    'a disabled twin of the trusted root',
    { pasted: device.pem + intermediate.pem, trusted: [{ ...root, enabled: false }, root] },
  ],
])('%s is no mistake: nothing is said', async (_, situation) => {
  expect(await lookAt(situation)).toEqual({ accepted: true, said: [] });
});
