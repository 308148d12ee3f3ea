import type { certificates as english } from '../en/certificates.ts';
import type { Texts } from '../texts.ts';

/** Words of verdicts and certificates, in German. */
export const certificates: Texts<typeof english> = {
  verdict: {
    accepted: 'Dieses Gerät wird akzeptiert',
    refused: 'Dieses Gerät wird abgelehnt',
    acceptedThrough: 'Ein gültiger Pfad führt zum vertrauenswürdigen Zertifikat „{{anchor}}“.',
    acceptedUntil: 'Der Pfad ist gültig bis',
    warnings_one: 'Akzeptiert, mit {{count}} Warnung.',
    warnings_other: 'Akzeptiert, mit {{count}} Warnungen.',
    failed: 'Die Zertifikatsprüfung ist fehlgeschlagen',
    failedNext: 'Laden Sie die Seite neu und versuchen Sie es erneut.',
  },
  path: {
    title: 'Pfad vom Gerät zum vertrauenswürdigen Zertifikat',
    roles: {
      'end-entity': 'Gerät',
      intermediate: 'Zwischenzertifikat',
      root: 'Stammzertifikat',
      'trust-anchor': 'Vertrauenswürdiges Zertifikat',
    },
    signedBy: 'signiert von',
    broken: 'Hier bricht der Pfad ab',
    brokenMissing: 'Kein Zertifikat von „{{issuer}}“ gefunden',
    notTrusted: 'Nicht unter den vertrauenswürdigen Zertifikaten',
    hasError: 'Mit Fehler',
    hasWarning: 'Mit Warnung',
    fine: 'In Ordnung',
    validUntil: 'bis {{date}}',
    expired: 'abgelaufen {{date}}',
    notYet: 'ab {{date}}',
  },
  findings: {
    title: 'Befunde',
    severity: { error: 'Fehler', warning: 'Warnung', info: 'Hinweis' },
    rule: 'Regel',
    certificate: 'Zertifikat',
    remedy: 'Abhilfe',
  },
  candidates: {
    show_one: 'Ein weiterer Pfad wurde versucht',
    show_other: '{{count}} weitere Pfade wurden versucht',
    valid: 'ebenfalls gültig',
    noAnchor: 'endet ohne vertrauenswürdiges Zertifikat',
  },
  facts: {
    unnamed: 'Zertifikat ohne Namen',
  },
  input: {
    paste: 'Als Text einfügen',
    pasteHint: 'PEM, Base64 oder der Wert eines X-Ssl-Cert-Chain-Headers',
    pasted: 'Eingefügter Text',
    local: 'Keine Datei verlässt Ihren Browser.',
    reading: 'Wird gelesen …',
    clear: 'Alles entfernen',
    remove: '{{name}} entfernen',
    password: 'Passwort von {{name}}',
    passwordHint: 'Es bleibt in diesem Tab.',
    passwordWrong: 'Mit diesem Passwort lässt es sich nicht öffnen.',
    open: 'Öffnen',
    repairs: 'Beim Lesen berichtigt',
    leftOut: 'Ausgelassen',
    place: '{{source}}, Zeile {{line}}',
  },
};
