import type { Certificate } from './certificate.ts';
import { attributeTexts, attributeTypes } from './distinguished-name.ts';
import { finding, type RuleFinding } from './findings.ts';

/** Who a device says it is, or the finding for which Cumulocity could not make a user of it. */
export type DeviceIdentity =
  { ok: true; commonName: string; userName: string; warnings: RuleFinding[] } | { ok: false; finding: RuleFinding };

/** Characters that a Cumulocity user name cannot have, besides white space and control characters. */
const forbidden = /[\s\p{Cc}/\\+$:]/u;

/** What thin-edge.io lets a device id consist of. */
const thinEdgeAlphabet = /^[A-Za-z0-9'=(),\-.?%*_!@]{1,64}$/;

/** Longest name of a platform user, in characters. */
const longestUserName = 1000;

const profile = { name: 'device', platform: 'gatehouse' } as const;

/** Reads the device's identity: the leaf's one common name, as `device_<CN>` the platform's user. */
export function deviceIdentity({ subject }: Certificate): DeviceIdentity {
  const names = attributeTexts(subject, attributeTypes.commonName);
  if (names.length > 1) return refuse('identity-multiple', { actual: names.length, expected: 1 });
  return identityOf(names[0] ?? '');
}

/** The identity of a device with this common name. */
export function identityOf(commonName: string): DeviceIdentity {
  if (commonName === '') return refuse('identity-missing');
  const userName = `device_${commonName}`;
  if (userName.length > longestUserName) {
    return refuse('identity-too-long', { actual: userName.length, expected: longestUserName });
  }
  const bad = forbidden.exec(commonName);
  if (bad !== null) return refuse('identity-characters', { commonName, character: describe(bad[0]) });
  const common = thinEdgeAlphabet.test(commonName);
  const warnings = common ? [] : [finding(profile, 'identity-uncommon-characters', { commonName })];
  return { ok: true, commonName, userName, warnings };
}

function refuse(code: RuleFinding['code'], evidence: RuleFinding['evidence'] = {}): DeviceIdentity {
  return { ok: false, finding: finding(profile, code, evidence) };
}

/** A character as an admin can find it: itself where it is visible, and its code point. */
function describe(character: string): string {
  const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\s\p{Cc}]/u.test(character) ? code : `${character} (${code})`;
}
