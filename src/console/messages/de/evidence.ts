import type { Texts } from '../texts.ts';
import type { evidence as english } from '../en/evidence.ts';

/** Wie die Tatsachen heißen, auf denen ein Befund beruht. */
export const evidence: Texts<typeof english> = {
  actual: 'Gefunden',
  actualBits: 'Gefunden, in Bit',
  address: 'Adresse',
  at: 'Geprüft zum Zeitpunkt',
  below: 'Zertifikate darunter',
  candidates: 'CAs dieses Namens',
  character: 'Zeichen',
  commonName: 'Allgemeiner Name (CN)',
  excluded: 'Ausgeschlossen',
  expected: 'Benötigt',
  expectedBits: 'Benötigt, in Bit',
  extension: 'Erweiterung',
  field: 'Feld',
  issuer: 'Aussteller',
  limit: 'Grenze',
  names: 'Namen',
  notAfter: 'Gültig bis',
  notBefore: 'Gültig ab',
  offset: 'Bei Byte',
  permitted: 'Erlaubt',
  reason: 'Grund',
  since: 'Seit',
  spent: 'Gezählt',
  subject: 'Inhaber',
  type: 'Art des Namens',
  value: 'Wert',
};
