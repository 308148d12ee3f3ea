import type { FindingCode, FixCode } from '#contract/finding-codes.ts';

/** What a finding says in one line, and what it means; `{{names}}` come from the finding's evidence. */
export interface FindingText {
  title: string;
  meaning: string;
}

/** One text for every finding of the engine, and one for every remedy. */
export const findings = {
  findings: {
    'anchors-missing': {
      title: 'Nothing is trusted yet',
      meaning: 'There is no trusted certificate at all, so no chain can be accepted.',
    },
    'issuer-not-found': {
      title: 'An intermediate certificate is missing',
      meaning: 'The issuer “{{issuer}}” is neither among the certificates that came along nor among the trusted ones.',
    },
    'issuer-key-mismatch': {
      title: 'The CA of this name did not sign the certificate',
      meaning: 'A certificate named “{{issuer}}” is there, but it has another key than the one that signed.',
    },
    'signature-invalid': {
      title: 'The signature is wrong',
      meaning:
        'The issuer “{{issuer}}” is the right one, but its key does not verify the signature: the certificate was altered or damaged.',
    },
    'anchor-not-trusted': {
      title: 'The chain ends at a root that is not trusted',
      meaning: 'The chain is complete up to “{{subject}}”, and that certificate is not among the trusted ones.',
    },
    'self-signed-not-trusted': {
      title: 'The certificate is self-signed and not trusted',
      meaning: '“{{subject}}” signed itself, so it would have to be trusted itself.',
    },
    'anchor-disabled': {
      title: 'The trusted certificate is disabled',
      meaning: 'The chain ends at a certificate that is known here but switched off.',
    },
    'path-too-long': {
      title: 'The chain is too long',
      meaning: 'More intermediate certificates than the {{expected}} that are allowed.',
    },
    'budget-exhausted': {
      title: 'The chain was too costly to judge',
      meaning: 'The certificates allow so many ways that judging was stopped (limit: {{limit}} {{spent}}).',
    },
    expired: { title: 'The certificate has expired', meaning: 'It was valid until {{notAfter}}; judged at {{at}}.' },
    'not-yet-valid': {
      title: 'The certificate is not valid yet',
      meaning: 'It becomes valid at {{notBefore}}; judged at {{at}}.',
    },
    'clock-skew': {
      title: 'The certificate becomes valid within a day',
      meaning: 'It is valid from {{notBefore}}; judged at {{at}}. Most often one of the clocks involved is wrong.',
    },
    'validity-inverted': {
      title: 'The certificate can never be valid',
      meaning: 'Its validity ends ({{notAfter}}) before it begins ({{notBefore}}).',
    },
    'time-type': {
      title: 'A date is written in the wrong type',
      meaning: '{{field}} ({{value}}) should be UTCTime up to 2049 and GeneralizedTime afterwards.',
    },
    'not-ca': {
      title: 'The issuer is not a CA',
      meaning: 'It signed a certificate, but its basic constraints do not say CA:TRUE (found: {{actual}}).',
    },
    'path-length-exceeded': {
      title: 'Too many CAs below this one',
      meaning: 'Its path length allows {{expected}} intermediate CAs below it; there are {{actual}}.',
    },
    'key-usage-cert-sign': {
      title: 'The issuer may not sign certificates',
      meaning: 'Its key usage lacks keyCertSign (found: {{actual}}).',
    },
    'basic-constraints-inconsistent': {
      title: 'Basic constraints and key usage contradict each other',
      meaning: 'Found: {{actual}}.',
    },
    'version-1': {
      title: 'The certificate is of an old version',
      meaning: 'Version {{actual}} cannot carry extensions such as CA:TRUE or a purpose.',
    },
    'serial-number': {
      title: 'The serial number has no valid form',
      meaning: 'It must be positive and at most 20 octets long (found: {{actual}}).',
    },
    'serial-negative': { title: 'The serial number is negative', meaning: 'Serial numbers should be positive.' },
    'issuer-empty': { title: 'The certificate names no issuer', meaning: 'Its issuer field is empty.' },
    'subject-empty': {
      title: 'The certificate names nobody',
      meaning: 'It has neither a subject nor an alternative name that could stand for it.',
    },
    'subject-key-identifier-missing': {
      title: 'The CA has no subject key identifier',
      meaning: 'Chains are found more reliably with it; RFC 5280 demands it of every CA.',
    },
    'authority-key-identifier-missing': {
      title: 'The certificate has no authority key identifier',
      meaning: 'It names its issuer, but not by key; where several CAs have one name, that matters.',
    },
    'authority-key-identifier-mismatch': {
      title: 'The key identifiers do not match',
      meaning: 'The certificate names another key than the issuer says it has; the signature fits all the same.',
    },
    'default-encoded': {
      title: 'A default value is written out',
      meaning: 'DER leaves out values that are the default ({{field}}).',
    },
    'bit-string-padded': {
      title: 'A bit string is longer than needed',
      meaning: 'DER drops trailing zero bits ({{field}}).',
    },
    'string-characters': {
      title: 'A name has characters that its type does not allow',
      meaning: '“{{value}}” is stored as PrintableString, which has letters, digits and few signs only.',
    },
    'extension-malformed': {
      title: 'An extension cannot be read',
      meaning: 'Extension {{extension}}: {{actual}} at byte {{offset}}.',
    },
    'extension-duplicate': {
      title: 'An extension occurs twice',
      meaning: 'Extension {{extension}} may stand only once in a certificate.',
    },
    'extension-unknown-critical': {
      title: 'A critical extension is not understood',
      meaning: 'Extension {{extension}} is marked critical, so whoever does not know it must refuse.',
    },
    'extension-criticality': {
      title: 'An extension has the wrong criticality',
      meaning: 'Extension {{extension}}: critical should be {{expected}}, found {{actual}}.',
    },
    'extension-misplaced': {
      title: 'An extension belongs into CA certificates only',
      meaning: 'Extension {{extension}} stands in a certificate that is no CA.',
    },
    'extended-key-usage-mismatch': {
      title: 'The certificate is not made for this purpose',
      meaning: 'Its extended key usage allows {{actual}}; needed: {{expected}}.',
    },
    'extended-key-usage-issuer': {
      title: 'The CA may not issue certificates for this purpose',
      meaning: 'Its extended key usage allows {{actual}}; needed: {{expected}}.',
    },
    'extended-key-usage-any': {
      title: 'The certificate is made for any purpose',
      meaning: 'It has anyExtendedKeyUsage, which some platforms refuse.',
    },
    'extended-key-usage-absent': {
      title: 'The certificate names no purpose',
      meaning: 'Without extended key usage it may serve any; that is accepted.',
    },
    'key-usage-mismatch': {
      title: 'The key may not be used for this',
      meaning: 'Its key usage allows {{actual}}; needed: {{expected}}.',
    },
    'name-constraint-violated': {
      title: 'The CA may not issue certificates for this name',
      meaning: 'The name “{{actual}}” lies outside the name constraints of the CA.',
    },
    'name-constraint-malformed': {
      title: 'The name constraints of the CA cannot be applied',
      meaning: '“{{actual}}” has no valid form.',
    },
    'name-constraint-unsupported': {
      title: 'The name constraints of the CA are of a form that cannot be checked',
      meaning: 'They concern “{{actual}}”, for which there is no rule.',
    },
    'alternative-name-malformed': {
      title: 'An alternative name has no valid form',
      meaning: 'Found: “{{actual}}”.',
    },
    'peer-name-mismatch': {
      title: 'The certificate belongs to another name',
      meaning: 'Expected “{{expected}}”; the certificate has “{{actual}}”.',
    },
    'policy-required': {
      title: 'No acceptable certificate policy',
      meaning: 'A policy is required along the whole chain, and none is left.',
    },
    'policy-mapping-any': {
      title: 'The CA maps the policy that stands for all',
      meaning: 'anyPolicy may not be mapped to or from another policy.',
    },
    'signature-algorithm-mismatch': {
      title: 'The certificate names two signature algorithms',
      meaning: 'Inside and outside of the signed part they differ (outside: {{actual}}).',
    },
    'signature-algorithm-unsupported': {
      title: 'The signature algorithm is not accepted',
      meaning: '{{actual}} is broken, outdated or unknown.',
    },
    'signature-algorithm-weak': {
      title: 'The signature uses a weak hash',
      meaning: '{{actual}} can be forged; needed: {{expected}} or better. A Cumulocity tenant may accept it.',
    },
    'key-too-weak': {
      title: 'The key is too short',
      meaning: 'RSA with {{actualBits}} bits; needed: {{expectedBits}}. A Cumulocity tenant may accept it.',
    },
    'key-unsupported': { title: 'The kind of key is not supported', meaning: 'Found: {{actual}}.' },
    revoked: {
      title: 'The certificate is revoked',
      meaning: 'Its CA withdrew it on {{since}}; reason: {{reason}}.',
    },
    'revocation-unknown': {
      title: 'Whether the certificate is revoked cannot be told',
      meaning: 'No revocation list gives the answer ({{actual}}).',
    },
    'crl-unavailable': {
      title: 'A revocation list could not be fetched',
      meaning: 'The certificate names {{address}} ({{actual}}); without the list it is not accepted.',
    },
    'identity-missing': {
      title: 'The certificate has no common name',
      meaning: 'The device is known by the common name (CN) of its certificate.',
    },
    'identity-multiple': {
      title: 'The certificate has several common names',
      meaning: 'It has {{actual}}; which of them is the device could only be guessed.',
    },
    'identity-too-long': {
      title: 'The common name is too long',
      meaning: 'The user name would have {{actual}} characters; {{expected}} are possible.',
    },
    'identity-characters': {
      title: 'The common name has a forbidden character',
      meaning: '“{{commonName}}” contains {{character}}, which no user name may have.',
    },
    'identity-uncommon-characters': {
      title: 'Some device software does not take this common name',
      meaning:
        '“{{commonName}}” is more than 64 characters long or has characters that thin-edge.io does not allow in a device id.',
    },
  },
  fixes: {
    'trust-a-certificate': 'Add the CA of your devices to the trusted certificates.',
    'add-intermediate':
      'Send the missing intermediate along (in X-Ssl-Cert-Chain or in the TLS handshake), or trust the issuing CA itself.',
    'use-signing-issuer':
      'Use the CA certificate that really signed: often a renewed CA keeps its name with a new key.',
    'issue-again-unaltered': 'Export or issue the certificate again; it was changed after signing.',
    'trust-the-root': 'Add this root, or an intermediate below it, to the trusted certificates.',
    'trust-the-certificate': 'Add this certificate to the trusted certificates, or let a trusted CA issue one.',
    'enable-anchor': 'Enable the trusted certificate again, if these devices shall connect.',
    'shorten-path': 'Issue from a CA that is nearer to the trusted one, or trust an intermediate.',
    'send-only-the-chain': 'Send only the certificates of the chain, without strangers and cross-signed copies.',
    renew: 'Renew the certificate; for a CA, renew it and everything that it issued.',
    'wait-until-valid': 'Wait until it is valid, or issue it with an earlier start.',
    'check-clocks': 'Check the clocks of the issuing machine and of this one; issue with a start some hours earlier.',
    'issue-again': 'Issue the certificate again with a current tool.',
    'issue-ca-again': 'Issue the CA certificate again with right constraints.',
    'issue-ca-with-ca-true': 'Issue the CA certificate again with basicConstraints=critical,CA:TRUE.',
    'raise-path-length':
      'Issue from a CA that is nearer to the trusted one, or renew the CA with a larger path length.',
    'issue-ca-with-cert-sign': 'Issue the CA certificate again with keyUsage=critical,keyCertSign,cRLSign.',
    'issue-version-3': 'Issue it as version 3 (with openssl: pass an extension file with -extfile).',
    'issue-with-random-serial':
      'Issue it with a positive random serial number (with openssl: -CAcreateserial or -rand_serial).',
    'issue-with-key-identifiers': 'Issue it with subjectKeyIdentifier=hash (CAs) and authorityKeyIdentifier=keyid.',
    'issue-with-other-tool': 'Nothing has to be done now; use a tool that writes strict DER for the next one.',
    'issue-with-utf8-names': 'Issue it with UTF8String names (with openssl: string_mask = utf8only).',
    'issue-without-extension': 'Issue it without that extension, or not critical.',
    'issue-with-purpose': 'Issue it with extendedKeyUsage=clientAuth.',
    'use-issuer-with-purpose': 'Use a CA whose extended key usage includes the purpose, or that has none.',
    'issue-with-digital-signature': 'Issue it with keyUsage=digitalSignature.',
    'use-permitted-name': 'Issue it with a name that the CA may issue for, or by another CA.',
    'issue-with-valid-names': 'Issue it with valid alternative names.',
    'issue-with-peer-name': 'Issue it with the expected name as subject alternative name.',
    'issue-with-policy': 'Issue the chain with a certificate policy that is accepted.',
    'issue-with-current-algorithm': 'Issue it with SHA-256 and RSA, ECDSA (P-256, P-384, P-521) or Ed25519.',
    'issue-with-sha-256': 'Issue it with SHA-256 or better.',
    'issue-with-strong-key': 'Make a new key (P-256, or RSA with 2048 bits and more) and issue it for that.',
    'issue-with-supported-key': 'Make a new key (P-256, P-384, P-521, Ed25519, or RSA with 2048 to 8192 bits).',
    'replace-revoked': 'Give the device a new certificate; a revoked one does not come back.',
    'provide-revocation-list': 'Provide a current revocation list, signed by the CA that issued the certificate.',
    'publish-revocation-list':
      'Publish the current list over http or https at the address that the certificate names, where Gatehouse can reach it.',
    'issue-with-one-common-name': 'Issue it with exactly one CN: the device id.',
    'issue-with-shorter-common-name': 'Issue it with a shorter CN.',
    'issue-with-plain-common-name':
      'Issue it with a CN of letters, digits, dots, dashes and underscores, at most 64 characters.',
  },
} satisfies { findings: Record<FindingCode, FindingText>; fixes: Record<FixCode, string> };
