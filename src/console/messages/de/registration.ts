import type { registration as english } from '../en/registration.ts';
import type { Texts } from '../texts.ts';

/** Registering devices in bulk, in German. */
export const registration: Texts<typeof english> = {
  title_one: '{{count}} Gerät registrieren',
  title_other: '{{count, number}} Geräte registrieren',
  lead: 'Ein vertrauenswürdiges Zertifikat ohne automatische Registrierung lässt nur registrierte Geräte zu. Diese Datei geht an die Massenregistrierung der Plattform; sie enthält Namen, aber kein Zertifikat und keinen Schlüssel.',
  forbidden:
    'Ihr Benutzer darf keine Geräte registrieren (dazu gehört die Rolle „Gerätesteuerung“). Speichern Sie die Datei und geben Sie sie jemandem, der es darf.',
  type: 'Gerätetyp',
  typeHint: 'Typ der Geräte im Inventar',
  typeMissing: 'Geben Sie den Geräten einen Typ.',
  preview: 'Die Datei, die gesendet wird',
  more_one: 'und {{count}} weiteres Gerät',
  more_other: 'und {{count, number}} weitere Geräte',
  formulas_one:
    'In der gespeicherten Datei fehlt {{count}} Gerät, dessen Name wie eine Formel beginnt ({{name}}); gesendet wird es trotzdem.',
  formulas_other:
    'In der gespeicherten Datei fehlen {{count, number}} Geräte, deren Namen wie Formeln beginnen ({{name}}); gesendet werden sie trotzdem.',
  download: 'Als CSV speichern',
  send_one: '{{count}} Gerät registrieren',
  send_other: '{{count, number}} Geräte registrieren',
  sending: 'Wird gesendet',
  result: {
    created_one: '{{count}} Gerät wurde angelegt',
    created_other: '{{count, number}} Geräte wurden angelegt',
    known_one: '{{count}} war schon registriert und bleibt, wie es war.',
    known_other: '{{count, number}} waren schon registriert und bleiben, wie sie waren.',
    failed_one: '{{count}} wurde nicht registriert.',
    failed_other: '{{count, number}} wurden nicht registriert.',
    table: 'Ergebnis je Gerät',
    device: 'Gerät',
    outcome: 'Ergebnis',
    wasThere: 'Schon registriert',
  },
};
