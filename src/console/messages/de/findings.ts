import type { findings as english } from '../en/findings.ts';
import type { Texts } from '../texts.ts';

/** One text for every finding of the engine, and one for every remedy, in German. */
export const findings: Texts<typeof english> = {
  findings: {
    'anchors-missing': {
      title: 'Noch wird keinem Zertifikat vertraut',
      meaning: 'Es gibt überhaupt kein vertrauenswürdiges Zertifikat; deshalb kann keine Kette akzeptiert werden.',
    },
    'issuer-not-found': {
      title: 'Ein Zwischenzertifikat fehlt',
      meaning:
        'Der Aussteller „{{issuer}}“ ist weder unter den mitgeschickten noch unter den vertrauenswürdigen Zertifikaten.',
    },
    'issuer-key-mismatch': {
      title: 'Die CA dieses Namens hat das Zertifikat nicht signiert',
      meaning:
        'Ein Zertifikat namens „{{issuer}}“ ist vorhanden, hat aber einen anderen Schlüssel als den, der signiert hat.',
    },
    'signature-invalid': {
      title: 'Die Signatur ist falsch',
      meaning:
        'Der Aussteller „{{issuer}}“ ist der richtige, aber die Signatur lässt sich mit seinem Schlüssel nicht bestätigen: Das Zertifikat wurde verändert oder beschädigt.',
    },
    'anchor-not-trusted': {
      title: 'Die Kette endet an einem Stammzertifikat, dem nicht vertraut wird',
      meaning:
        'Die Kette ist bis „{{subject}}“ vollständig, doch dieses Zertifikat ist nicht unter den vertrauenswürdigen.',
    },
    'self-signed-not-trusted': {
      title: 'Das Zertifikat ist selbstsigniert, und ihm wird nicht vertraut',
      meaning: '„{{subject}}“ hat sich selbst signiert; deshalb müsste ihm selbst vertraut werden.',
    },
    'anchor-disabled': {
      title: 'Das vertrauenswürdige Zertifikat ist deaktiviert',
      meaning: 'Die Kette endet an einem Zertifikat, das hier bekannt, aber abgeschaltet ist.',
    },
    'path-too-long': {
      title: 'Die Kette ist zu lang',
      meaning: 'Sie hat mehr als die zulässigen {{expected}} Zwischenzertifikate.',
    },
    'budget-exhausted': {
      title: 'Die Kette zu beurteilen wäre zu aufwendig',
      meaning:
        'Die Zertifikate lassen so viele Wege zu, dass die Beurteilung abgebrochen wurde (Grenze: {{limit}} {{spent}}).',
    },
    expired: {
      title: 'Das Zertifikat ist abgelaufen',
      meaning: 'Es war gültig bis {{notAfter}}; beurteilt zum Zeitpunkt {{at}}.',
    },
    'not-yet-valid': {
      title: 'Das Zertifikat ist noch nicht gültig',
      meaning: 'Es wird gültig ab {{notBefore}}; beurteilt zum Zeitpunkt {{at}}.',
    },
    'clock-skew': {
      title: 'Das Zertifikat wird innerhalb eines Tages gültig',
      meaning:
        'Es ist gültig ab {{notBefore}}; beurteilt zum Zeitpunkt {{at}}. Meist geht eine der beteiligten Uhren falsch.',
    },
    'validity-inverted': {
      title: 'Das Zertifikat kann nie gültig sein',
      meaning: 'Seine Gültigkeit endet ({{notAfter}}), bevor sie beginnt ({{notBefore}}).',
    },
    'time-type': {
      title: 'Ein Datum ist im falschen Typ geschrieben',
      meaning: '{{field}} ({{value}}) müsste bis 2049 UTCTime und danach GeneralizedTime sein.',
    },
    'not-ca': {
      title: 'Der Aussteller ist keine CA',
      meaning:
        'Er hat ein Zertifikat signiert, aber seine Basiseinschränkungen sagen nicht CA:TRUE (vorgefunden: {{actual}}).',
    },
    'path-length-exceeded': {
      title: 'Zu viele CAs unter dieser',
      meaning: 'Ihre Pfadlänge erlaubt {{expected}} Zwischen-CAs darunter; es sind {{actual}}.',
    },
    'key-usage-cert-sign': {
      title: 'Der Aussteller darf keine Zertifikate signieren',
      meaning: 'In seiner Schlüsselverwendung fehlt keyCertSign (vorgefunden: {{actual}}).',
    },
    'basic-constraints-inconsistent': {
      title: 'Basiseinschränkungen und Schlüsselverwendung widersprechen sich',
      meaning: 'Vorgefunden: {{actual}}.',
    },
    'version-1': {
      title: 'Das Zertifikat hat eine alte Version',
      meaning: 'Version {{actual}} kann keine Erweiterungen wie CA:TRUE oder einen Verwendungszweck enthalten.',
    },
    'serial-number': {
      title: 'Die Seriennummer hat keine gültige Form',
      meaning: 'Sie muss positiv und höchstens 20 Oktette lang sein (vorgefunden: {{actual}}).',
    },
    'serial-negative': { title: 'Die Seriennummer ist negativ', meaning: 'Seriennummern sollten positiv sein.' },
    'issuer-empty': { title: 'Das Zertifikat nennt keinen Aussteller', meaning: 'Sein Ausstellerfeld ist leer.' },
    'subject-empty': {
      title: 'Das Zertifikat benennt niemanden',
      meaning: 'Es hat weder einen Inhaber noch einen alternativen Namen, der dafür stehen könnte.',
    },
    'subject-key-identifier-missing': {
      title: 'Die CA hat keine Schlüsselkennung des Inhabers',
      meaning: 'Ketten lassen sich damit zuverlässiger finden; RFC 5280 verlangt sie von jeder CA.',
    },
    'authority-key-identifier-missing': {
      title: 'Das Zertifikat hat keine Schlüsselkennung des Ausstellers',
      meaning:
        'Es nennt seinen Aussteller, aber nicht dessen Schlüssel; wo mehrere CAs denselben Namen haben, kommt es darauf an.',
    },
    'authority-key-identifier-mismatch': {
      title: 'Die Schlüsselkennungen stimmen nicht überein',
      meaning: 'Das Zertifikat nennt einen anderen Schlüssel, als der Aussteller angibt; die Signatur passt trotzdem.',
    },
    'default-encoded': {
      title: 'Ein Standardwert ist ausgeschrieben',
      meaning: 'DER lässt Werte weg, die dem Standard entsprechen ({{field}}).',
    },
    'bit-string-padded': {
      title: 'Eine Bitfolge ist länger als nötig',
      meaning: 'DER lässt Nullbits am Ende weg ({{field}}).',
    },
    'string-characters': {
      title: 'Ein Name enthält Zeichen, die sein Typ nicht erlaubt',
      meaning: '„{{value}}“ ist als PrintableString gespeichert, der nur Buchstaben, Ziffern und wenige Zeichen kennt.',
    },
    'extension-malformed': {
      title: 'Eine Erweiterung ist nicht lesbar',
      meaning: 'Erweiterung {{extension}}: {{actual}} bei Byte {{offset}}.',
    },
    'extension-duplicate': {
      title: 'Eine Erweiterung kommt zweimal vor',
      meaning: 'Die Erweiterung {{extension}} darf in einem Zertifikat nur einmal stehen.',
    },
    'extension-unknown-critical': {
      title: 'Eine kritische Erweiterung wird nicht verstanden',
      meaning: 'Die Erweiterung {{extension}} ist als kritisch markiert; wer sie nicht kennt, muss ablehnen.',
    },
    'extension-criticality': {
      title: 'Eine Erweiterung ist falsch als kritisch oder unkritisch markiert',
      meaning: 'Erweiterung {{extension}}: kritisch sollte {{expected}} sein, vorgefunden: {{actual}}.',
    },
    'extension-misplaced': {
      title: 'Eine Erweiterung gehört nur in CA-Zertifikate',
      meaning: 'Die Erweiterung {{extension}} steht in einem Zertifikat, das keiner CA gehört.',
    },
    'extended-key-usage-mismatch': {
      title: 'Das Zertifikat ist nicht für diesen Zweck bestimmt',
      meaning: 'Seine erweiterte Schlüsselverwendung erlaubt {{actual}}; nötig ist {{expected}}.',
    },
    'extended-key-usage-issuer': {
      title: 'Die CA darf keine Zertifikate für diesen Zweck ausstellen',
      meaning: 'Ihre erweiterte Schlüsselverwendung erlaubt {{actual}}; nötig ist {{expected}}.',
    },
    'extended-key-usage-any': {
      title: 'Das Zertifikat ist für jeden Zweck bestimmt',
      meaning: 'Es enthält anyExtendedKeyUsage, was manche Plattformen ablehnen.',
    },
    'extended-key-usage-absent': {
      title: 'Das Zertifikat nennt keinen Zweck',
      meaning: 'Ohne erweiterte Schlüsselverwendung kann es jedem Zweck dienen; das wird akzeptiert.',
    },
    'key-usage-mismatch': {
      title: 'Der Schlüssel darf dafür nicht verwendet werden',
      meaning: 'Seine Schlüsselverwendung erlaubt {{actual}}; nötig ist {{expected}}.',
    },
    'name-constraint-violated': {
      title: 'Die CA darf für diesen Namen keine Zertifikate ausstellen',
      meaning: 'Der Name „{{actual}}“ liegt außerhalb der Namenseinschränkungen der CA.',
    },
    'name-constraint-malformed': {
      title: 'Die Namenseinschränkungen der CA sind nicht anwendbar',
      meaning: '„{{actual}}“ hat keine gültige Form.',
    },
    'name-constraint-unsupported': {
      title: 'Die Namenseinschränkungen der CA haben eine Form, die nicht geprüft werden kann',
      meaning: 'Sie betreffen „{{actual}}“; dafür gibt es keine Regel.',
    },
    'alternative-name-malformed': {
      title: 'Ein alternativer Name hat keine gültige Form',
      meaning: 'Vorgefunden: „{{actual}}“.',
    },
    'peer-name-mismatch': {
      title: 'Das Zertifikat gehört zu einem anderen Namen',
      meaning: 'Erwartet wird „{{expected}}“; das Zertifikat hat „{{actual}}“.',
    },
    'policy-required': {
      title: 'Keine zulässige Zertifikatsrichtlinie',
      meaning: 'Entlang der ganzen Kette ist eine Richtlinie verlangt, und es bleibt keine übrig.',
    },
    'policy-mapping-any': {
      title: 'Die CA bildet die Richtlinie ab, die für alle steht',
      meaning: 'anyPolicy darf nicht auf eine andere Richtlinie abgebildet werden, und keine andere auf anyPolicy.',
    },
    'signature-algorithm-mismatch': {
      title: 'Das Zertifikat nennt zwei Signaturalgorithmen',
      meaning: 'Innerhalb und außerhalb des signierten Teils stehen verschiedene (außen: {{actual}}).',
    },
    'signature-algorithm-unsupported': {
      title: 'Der Signaturalgorithmus wird nicht akzeptiert',
      meaning: '{{actual}} ist gebrochen, veraltet oder unbekannt.',
    },
    'signature-algorithm-weak': {
      title: 'Die Signatur verwendet eine schwache Hashfunktion',
      meaning:
        '{{actual}} lässt sich fälschen; nötig ist {{expected}} oder besser. Ein Cumulocity-Mandant akzeptiert es möglicherweise.',
    },
    'key-too-weak': {
      title: 'Der Schlüssel ist zu kurz',
      meaning:
        'RSA mit {{actualBits}} Bit; nötig sind {{expectedBits}}. Ein Cumulocity-Mandant akzeptiert es möglicherweise.',
    },
    'key-unsupported': { title: 'Diese Art von Schlüssel wird nicht unterstützt', meaning: 'Vorgefunden: {{actual}}.' },
    revoked: {
      title: 'Das Zertifikat ist gesperrt',
      meaning: 'Seine CA hat es am {{since}} zurückgezogen; Grund: {{reason}}.',
    },
    'revocation-unknown': {
      title: 'Ob das Zertifikat gesperrt ist, lässt sich nicht sagen',
      meaning: 'Keine Sperrliste gibt darüber Auskunft ({{actual}}).',
    },
    'crl-unavailable': {
      title: 'Eine Sperrliste war nicht abrufbar',
      meaning: 'Das Zertifikat nennt {{address}} ({{actual}}); ohne diese Liste wird es nicht akzeptiert.',
    },
    'identity-missing': {
      title: 'Das Zertifikat hat keinen Common Name',
      meaning: 'Das Gerät wird am Common Name (CN) seines Zertifikats erkannt.',
    },
    'identity-multiple': {
      title: 'Das Zertifikat hat mehrere Common Names',
      meaning: 'Es hat {{actual}}; welcher davon das Gerät ist, ließe sich nur raten.',
    },
    'identity-too-long': {
      title: 'Der Common Name ist zu lang',
      meaning: 'Der Benutzername hätte {{actual}} Zeichen; möglich sind {{expected}}.',
    },
    'identity-characters': {
      title: 'Der Common Name enthält ein unzulässiges Zeichen',
      meaning: '„{{commonName}}“ enthält {{character}}; das ist in keinem Benutzernamen erlaubt.',
    },
    'identity-uncommon-characters': {
      title: 'Manche Gerätesoftware nimmt diesen Common Name nicht an',
      meaning:
        '„{{commonName}}“ ist länger als 64 Zeichen oder enthält Zeichen, die thin-edge.io in einer Geräte-ID nicht erlaubt.',
    },
  },
  fixes: {
    'trust-a-certificate': 'Fügen Sie die CA Ihrer Geräte zu den vertrauenswürdigen Zertifikaten hinzu.',
    'add-intermediate':
      'Senden Sie das fehlende Zwischenzertifikat mit (in X-Ssl-Cert-Chain oder im TLS-Handshake), oder vertrauen Sie der ausstellenden CA selbst.',
    'use-signing-issuer':
      'Verwenden Sie das CA-Zertifikat, das wirklich signiert hat: Oft behält eine erneuerte CA ihren Namen und erhält einen neuen Schlüssel.',
    'issue-again-unaltered':
      'Exportieren Sie das Zertifikat noch einmal oder stellen Sie es neu aus; es wurde nach dem Signieren verändert.',
    'trust-the-root':
      'Fügen Sie dieses Stammzertifikat oder ein Zwischenzertifikat darunter zu den vertrauenswürdigen Zertifikaten hinzu.',
    'trust-the-certificate':
      'Fügen Sie dieses Zertifikat zu den vertrauenswürdigen hinzu, oder lassen Sie eines von einer vertrauenswürdigen CA ausstellen.',
    'enable-anchor': 'Aktivieren Sie das vertrauenswürdige Zertifikat wieder, wenn sich diese Geräte verbinden sollen.',
    'shorten-path':
      'Stellen Sie von einer CA aus, die näher an der vertrauenswürdigen liegt, oder vertrauen Sie einem Zwischenzertifikat.',
    'send-only-the-chain':
      'Senden Sie nur die Zertifikate der Kette, ohne fremde und ohne über Kreuz signierte Kopien.',
    renew: 'Erneuern Sie das Zertifikat; bei einer CA sie selbst und alles, was sie ausgestellt hat.',
    'wait-until-valid': 'Warten Sie, bis es gültig ist, oder stellen Sie es mit früherem Beginn aus.',
    'check-clocks':
      'Prüfen Sie die Uhren des ausstellenden Rechners und dieses Rechners; stellen Sie mit einem einige Stunden früheren Beginn aus.',
    'issue-again': 'Stellen Sie das Zertifikat mit einem aktuellen Werkzeug neu aus.',
    'issue-ca-again': 'Stellen Sie das CA-Zertifikat mit richtigen Einschränkungen neu aus.',
    'issue-ca-with-ca-true': 'Stellen Sie das CA-Zertifikat mit basicConstraints=critical,CA:TRUE neu aus.',
    'raise-path-length':
      'Stellen Sie von einer CA aus, die näher an der vertrauenswürdigen liegt, oder erneuern Sie die CA mit größerer Pfadlänge.',
    'issue-ca-with-cert-sign': 'Stellen Sie das CA-Zertifikat mit keyUsage=critical,keyCertSign,cRLSign neu aus.',
    'issue-version-3':
      'Stellen Sie es in Version 3 aus (mit openssl: eine Datei mit Erweiterungen über -extfile übergeben).',
    'issue-with-random-serial':
      'Stellen Sie es mit einer positiven zufälligen Seriennummer aus (mit openssl: -CAcreateserial oder -rand_serial).',
    'issue-with-key-identifiers':
      'Stellen Sie es mit subjectKeyIdentifier=hash (CAs) und authorityKeyIdentifier=keyid aus.',
    'issue-with-other-tool':
      'Jetzt ist nichts zu tun; verwenden Sie für das nächste ein Werkzeug, das strenges DER schreibt.',
    'issue-with-utf8-names': 'Stellen Sie es mit Namen als UTF8String aus (mit openssl: string_mask = utf8only).',
    'issue-without-extension': 'Stellen Sie es ohne diese Erweiterung aus, oder markieren Sie sie als nicht kritisch.',
    'issue-with-purpose': 'Stellen Sie es mit extendedKeyUsage=clientAuth aus.',
    'use-issuer-with-purpose':
      'Verwenden Sie eine CA, deren erweiterte Schlüsselverwendung den Zweck umfasst oder die keine hat.',
    'issue-with-digital-signature': 'Stellen Sie es mit keyUsage=digitalSignature aus.',
    'use-permitted-name':
      'Stellen Sie es mit einem Namen aus, für den die CA ausstellen darf, oder von einer anderen CA.',
    'issue-with-valid-names': 'Stellen Sie es mit gültigen alternativen Namen aus.',
    'issue-with-peer-name': 'Stellen Sie es mit dem erwarteten Namen als alternativem Namen (SAN) aus.',
    'issue-with-policy': 'Stellen Sie die Kette mit einer Zertifikatsrichtlinie aus, die akzeptiert wird.',
    'issue-with-current-algorithm': 'Stellen Sie es mit SHA-256 und RSA, ECDSA (P-256, P-384, P-521) oder Ed25519 aus.',
    'issue-with-sha-256': 'Stellen Sie es mit SHA-256 oder besser aus.',
    'issue-with-strong-key':
      'Erzeugen Sie einen neuen Schlüssel (P-256, oder RSA mit mindestens 2048 Bit) und stellen Sie das Zertifikat dafür aus.',
    'issue-with-supported-key':
      'Erzeugen Sie einen neuen Schlüssel (P-256, P-384, P-521, Ed25519, oder RSA mit 2048 bis 8192 Bit).',
    'replace-revoked': 'Geben Sie dem Gerät ein neues Zertifikat; eine Sperrung wird nicht aufgehoben.',
    'provide-revocation-list':
      'Stellen Sie eine aktuelle Sperrliste bereit, signiert von der CA, die das Zertifikat ausgestellt hat.',
    'publish-revocation-list':
      'Stellen Sie die aktuelle Liste über http oder https unter der Adresse bereit, die das Zertifikat nennt, und zwar so, dass Gatehouse sie erreicht.',
    'issue-with-one-common-name': 'Stellen Sie es mit genau einem CN aus: der Geräte-ID.',
    'issue-with-shorter-common-name': 'Stellen Sie es mit einem kürzeren CN aus.',
    'issue-with-plain-common-name':
      'Stellen Sie es mit einem CN aus Buchstaben, Ziffern, Punkten, Binde- und Unterstrichen aus, höchstens 64 Zeichen.',
  },
};
