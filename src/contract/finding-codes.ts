/** error refuses; warning and info do not. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * What is known of one finding: the source of its rule, what to do about it, and how much it weighs under the `strict`
 * and the `device` profile. `remote` is its weight under `device` when the console judges for a Cumulocity tenant, which
 * may be more lenient than our own endpoint; absent where it is the same.
 */
interface FindingKind {
  rule: string;
  fix: string;
  strict: Severity;
  device: Severity;
  remote?: Severity;
}

const refused = { strict: 'error', device: 'error' } as const;
const refusedHereAlone = { strict: 'error', device: 'error', remote: 'warning' } as const;
const tolerated = { strict: 'error', device: 'warning' } as const;
const advised = { strict: 'warning', device: 'warning' } as const;
const told = { strict: 'info', device: 'info' } as const;

/** Every finding of the engine by its stable code. Nothing that could let a stranger in is ever a mere warning. */
export const findingKinds = {
  'anchors-missing': { ...refused, rule: 'RFC 5280 6.1.1 (d)', fix: 'trust-a-certificate' },
  'issuer-not-found': { ...refused, rule: 'RFC 5280 6.1.3 (a)(4)', fix: 'add-intermediate' },
  'issuer-key-mismatch': { ...refused, rule: 'RFC 5280 6.1.3 (a)(1)', fix: 'use-signing-issuer' },
  'signature-invalid': { ...refused, rule: 'RFC 5280 6.1.3 (a)(1)', fix: 'issue-again-unaltered' },
  'anchor-not-trusted': { ...refused, rule: 'RFC 5280 6.1.1 (d)', fix: 'trust-the-root' },
  'self-signed-not-trusted': { ...refused, rule: 'RFC 5280 6.1.1 (d)', fix: 'trust-the-certificate' },
  'anchor-disabled': { ...refused, rule: 'Cumulocity: trusted certificate status', fix: 'enable-anchor' },
  'path-too-long': { ...refused, rule: 'limit of the relying party', fix: 'shorten-path' },
  'budget-exhausted': { ...refused, rule: 'RFC 4158 2.4.2', fix: 'send-only-the-chain' },

  expired: { ...refused, rule: 'RFC 5280 4.1.2.5', fix: 'renew' },
  'not-yet-valid': { ...refused, rule: 'RFC 5280 4.1.2.5', fix: 'wait-until-valid' },
  'clock-skew': { ...refused, rule: 'RFC 5280 4.1.2.5', fix: 'check-clocks' },
  'validity-inverted': { ...refused, rule: 'RFC 5280 4.1.2.5', fix: 'issue-again' },
  'time-type': { ...advised, rule: 'RFC 5280 4.1.2.5', fix: 'issue-again' },

  'not-ca': { ...refused, rule: 'RFC 5280 4.2.1.9', fix: 'issue-ca-with-ca-true' },
  'path-length-exceeded': { ...refused, rule: 'RFC 5280 4.2.1.9', fix: 'raise-path-length' },
  'key-usage-cert-sign': { ...refused, rule: 'RFC 5280 4.2.1.3', fix: 'issue-ca-with-cert-sign' },
  'basic-constraints-inconsistent': { ...tolerated, rule: 'RFC 5280 4.2.1.9', fix: 'issue-again' },
  'version-1': { ...tolerated, rule: 'RFC 5280 4.1.2.1', fix: 'issue-version-3' },
  'serial-number': { ...tolerated, rule: 'RFC 5280 4.1.2.2', fix: 'issue-with-random-serial' },
  'serial-negative': { ...advised, rule: 'RFC 5280 4.1.2.2', fix: 'issue-with-random-serial' },
  'issuer-empty': { ...refused, rule: 'RFC 5280 4.1.2.4', fix: 'issue-again' },
  'subject-empty': { ...refused, rule: 'RFC 5280 4.1.2.6', fix: 'issue-again' },
  'subject-key-identifier-missing': { ...tolerated, rule: 'RFC 5280 4.2.1.2', fix: 'issue-with-key-identifiers' },
  'authority-key-identifier-missing': { ...tolerated, rule: 'RFC 5280 4.2.1.1', fix: 'issue-with-key-identifiers' },
  'authority-key-identifier-mismatch': { ...advised, rule: 'RFC 5280 4.2.1.1', fix: 'issue-with-key-identifiers' },
  'default-encoded': { ...tolerated, rule: 'X.690 11.5', fix: 'issue-with-other-tool' },
  'bit-string-padded': { ...tolerated, rule: 'X.690 11.2.2', fix: 'issue-with-other-tool' },
  'string-characters': { ...tolerated, rule: 'X.680 41.4', fix: 'issue-with-utf8-names' },

  'extension-malformed': { ...refused, rule: 'RFC 5280 4.2', fix: 'issue-again' },
  'extension-duplicate': { ...refused, rule: 'RFC 5280 4.2', fix: 'issue-again' },
  'extension-unknown-critical': { ...refused, rule: 'RFC 5280 4.2', fix: 'issue-without-extension' },
  'extension-criticality': { ...tolerated, rule: 'RFC 5280 4.2', fix: 'issue-again' },
  'extension-misplaced': { ...tolerated, rule: 'RFC 5280 4.2.1', fix: 'issue-again' },

  'extended-key-usage-mismatch': { ...refused, rule: 'RFC 5280 4.2.1.12', fix: 'issue-with-purpose' },
  'extended-key-usage-issuer': { ...refused, rule: 'RFC 5280 4.2.1.12', fix: 'use-issuer-with-purpose' },
  'extended-key-usage-any': { ...tolerated, rule: 'RFC 5280 4.2.1.12', fix: 'issue-with-purpose' },
  'extended-key-usage-absent': { ...told, rule: 'RFC 5280 4.2.1.12', fix: 'issue-with-purpose' },
  'key-usage-mismatch': { ...refused, rule: 'RFC 5280 4.2.1.3', fix: 'issue-with-digital-signature' },

  'name-constraint-violated': { ...refused, rule: 'RFC 5280 4.2.1.10', fix: 'use-permitted-name' },
  'name-constraint-malformed': { ...refused, rule: 'RFC 5280 4.2.1.10', fix: 'issue-ca-again' },
  'name-constraint-unsupported': { ...refused, rule: 'RFC 5280 4.2.1.10', fix: 'issue-ca-again' },
  'alternative-name-malformed': { ...tolerated, rule: 'RFC 5280 4.2.1.6', fix: 'issue-with-valid-names' },
  'peer-name-mismatch': { ...refused, rule: 'RFC 9525 6', fix: 'issue-with-peer-name' },

  'policy-required': { ...refused, rule: 'RFC 9618 5.6', fix: 'issue-with-policy' },
  'policy-mapping-any': { ...refused, rule: 'RFC 5280 6.1.4 (a)', fix: 'issue-ca-again' },

  'signature-algorithm-mismatch': { ...refused, rule: 'RFC 5280 4.1.1.2', fix: 'issue-again' },
  'signature-algorithm-unsupported': { ...refused, rule: 'RFC 5280 6.1.3 (a)(1)', fix: 'issue-with-current-algorithm' },
  'signature-algorithm-weak': { ...refusedHereAlone, rule: 'NIST SP 800-131A 9', fix: 'issue-with-sha-256' },
  'key-too-weak': { ...refusedHereAlone, rule: 'NIST SP 800-131A 3', fix: 'issue-with-strong-key' },
  'key-unsupported': { ...refused, rule: 'RFC 5280 4.1.2.7', fix: 'issue-with-supported-key' },

  revoked: { ...refused, rule: 'RFC 5280 6.3.3', fix: 'replace-revoked' },
  'revocation-unknown': { ...refused, rule: 'RFC 5280 6.3.3', fix: 'provide-revocation-list' },
  'crl-unavailable': { ...refused, rule: 'RFC 5280 6.3.3 (a)', fix: 'publish-revocation-list' },

  'identity-missing': { ...refused, rule: 'Cumulocity: device identity', fix: 'issue-with-one-common-name' },
  'identity-multiple': { ...refused, rule: 'Cumulocity: device identity', fix: 'issue-with-one-common-name' },
  'identity-too-long': { ...refused, rule: 'Cumulocity: device identity', fix: 'issue-with-shorter-common-name' },
  'identity-characters': { ...refused, rule: 'Cumulocity: device identity', fix: 'issue-with-plain-common-name' },
  'identity-uncommon-characters': { ...advised, rule: 'thin-edge.io: device id', fix: 'issue-with-plain-common-name' },
} as const satisfies Record<string, FindingKind>;

export type FindingCode = keyof typeof findingKinds;
export type FixCode = (typeof findingKinds)[FindingCode]['fix'];

/** All finding codes, in the order of the table. */
export const findingCodes: readonly FindingCode[] = Object.keys(findingKinds).filter(isFindingCode);

function isFindingCode(text: string): text is FindingCode {
  return Object.hasOwn(findingKinds, text);
}
