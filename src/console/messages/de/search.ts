import type { search as english } from '../en/search.ts';
import type { Texts } from '../texts.ts';

/** The search over everything, in German. */
export const search: Texts<typeof english> = {
  title: 'Suche',
  label: 'Zertifikate nach Name, Inhaber oder Fingerabdruck, Geräte nach Name',
  results: 'Ergebnisse',
  certificates: 'Vertrauenswürdige Zertifikate',
  devices: 'Geräte',
  begin: 'Geben Sie mindestens zwei Zeichen ein. Mit den Pfeiltasten auswählen, mit der Eingabetaste öffnen.',
  searching: 'Wird gesucht …',
  none: 'Nichts gefunden.',
  count_one: '{{count, number}} Ergebnis',
  count_other: '{{count, number}} Ergebnisse',
  failed: 'Geräte konnten nicht durchsucht werden',
};
