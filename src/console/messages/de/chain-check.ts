import type { chainCheck as english } from '../en/chain-check.ts';
import type { Texts } from '../texts.ts';

/** The page that says of any certificates whether a device with them is accepted, in German. */
export const chainCheck: Texts<typeof english> = {
  title: 'Kettenprüfung',
  lead: 'Legen Sie ab, was Sie haben: Die Prüfung sortiert es, beurteilt jedes Gerät anhand der vertrauenswürdigen Zertifikate des Mandanten und sagt, was zu tun ist.',
  drop: 'Zertifikate, Ketten, Schlüssel oder Archive ablegen',
  dropHint: 'PEM, DER, PKCS#7, PKCS#12 oder ZIP; auch mehrere Dateien auf einmal',
  choose: 'Dateien zum Prüfen auswählen',
  empty: {
    title: 'Noch nichts zu prüfen',
    text: 'Legen Sie oben das Zertifikat eines Geräts ab, am besten mit seinen Zwischenzertifikaten, oder fügen Sie sie als Text ein. Die Reihenfolge spielt keine Rolle.',
  },
  presented: {
    title: 'Die Kette, die {{device}} vorgelegt hat',
    unnamed: 'ein Gerät',
    file: 'vorgelegte-kette.pem',
    reading: 'Die vorgelegte Kette wird gelesen',
    refused: 'abgelehnt: {{reason}}',
    now: 'Sie wird nach dem jetzigen Stand beurteilt: Wird sie hier akzeptiert, erhält das Gerät bei der nächsten Anfrage sein Token.',
    nothing: 'Das Gerät hat kein Zertifikat vorgelegt; es gibt also nichts zu prüfen.',
    back: 'Zurück zur Anfrage',
  },
  found: {
    title: 'Was gefunden wurde',
    roles: { 'end-entity': 'Gerätezertifikate', intermediate: 'Zwischenzertifikate', root: 'Stammzertifikate' },
    keys: 'Private Schlüssel',
    keyOf: 'Gehört zu {{name}}',
    keyAlone: 'Gehört zu keinem der Zertifikate',
    others: {
      'signing-request': 'Zertifikatsanforderung: noch kein Zertifikat',
      'revocation-list': 'Sperrliste',
      'public-key': 'Öffentlicher Schlüssel',
    },
    othersTitle: 'Sonstiges',
    repeated_one: 'einmal vorhanden',
    repeated_other: '{{count}}-mal vorhanden',
    more: 'und {{count}} weitere',
  },
  judging: 'Wird beurteilt …',
  noDevice:
    'Darunter ist kein Gerätezertifikat. Das unterste Zertifikat jeder Kette wird beurteilt, als wäre es das eines Geräts.',
  noCertificate: {
    title: 'Kein Zertifikat gefunden',
    text: 'Unten steht, was ausgelassen wurde und warum.',
  },
  whatIf: {
    title: 'Was wäre, wenn',
    asOf: 'Stichtag',
    asOfHint: 'Leer lassen für jetzt',
    alsoTrust: 'Zusätzlich vertrauen',
    alsoTrustHint: 'Als wären dies vertrauenswürdige Zertifikate des Mandanten; geändert wird nichts.',
    nothingToTrust: 'Es wurde kein CA-Zertifikat gefunden, dem nicht schon vertraut wird.',
  },
  devices: {
    title: 'Geräte',
    accepted: 'Akzeptiert',
    refused: 'Abgelehnt',
  },
  trustedCount_one: 'Beurteilt anhand eines ({{count}}) vertrauenswürdigen Zertifikats des Mandanten.',
  trustedCount_other: 'Beurteilt anhand von {{count, number}} vertrauenswürdigen Zertifikaten des Mandanten.',
  takeAway: {
    title: 'Zum Mitnehmen',
    headerNeeded:
      'Dieses Gerät muss X-Ssl-Cert-Chain senden: Seinem Aussteller wird nicht unmittelbar vertraut, deshalb braucht die Plattform die Zertifikate dazwischen.',
    headerNotNeeded: 'Dieses Gerät braucht keinen X-Ssl-Cert-Chain-Header: Seinem Aussteller wird vertraut.',
    headerUnknown: 'Ob der Header nötig ist, lässt sich erst sagen, wenn die Kette akzeptiert wird.',
    chain: 'Kette in der richtigen Reihenfolge, ohne Stammzertifikat',
    header: 'Wert von X-Ssl-Cert-Chain',
    curl: 'Token-Aufruf mit curl',
    openssl: 'Das Urteil mit openssl',
    opensslFiles:
      'device.pem enthält das Gerätezertifikat, intermediates.pem die Zertifikate dazwischen, trusted.pem das vertrauenswürdige Zertifikat.',
    download: '{{name}} herunterladen',
    deviceUser: 'Auf der Plattform ist das Gerät der Benutzer {{user}}.',
  },
};
