import type { ui as english } from '../en/ui.ts';
import type { Texts } from '../texts.ts';

/** Words of the shared pieces, in German. */
export const ui: Texts<typeof english> = {
  copy: 'Kopieren',
  copyNamed: '{{name}} kopieren',
  copied: 'Kopiert',
  retry: 'Erneut versuchen',
  retryAfter: 'Wartezeit bis zum nächsten Versuch: {{duration}}.',
  close: 'Schließen',
  cancel: 'Abbrechen',
  loading: 'Wird geladen',
  language: 'Sprache',
  requestId: 'Anfrage-ID',
  instant: {
    letters: 'TT MM JJJJ hh mm',
    form: '{{form}} in Ihrer Zeitzone.',
    unreadable: 'Das ist kein Datum. Schreiben Sie es so: {{example}}.',
    choose: 'Im Kalender wählen',
  },
  filters: {
    label: 'Filter',
    count: '({{count, number}} aktiv)',
    active: 'Aktive Filter',
    remove: 'Filter „{{name}}“ entfernen',
  },
  time: { utc: '{{time}} UTC' },
  duration: {
    day_one: '{{count, number}} Tag',
    day_other: '{{count, number}} Tage',
    hour_one: '{{count, number}} Stunde',
    hour_other: '{{count, number}} Stunden',
    minute_one: '{{count, number}} Minute',
    minute_other: '{{count, number}} Minuten',
    second_one: '{{count, number}} Sekunde',
    second_other: '{{count, number}} Sekunden',
    last: '{{before}} und {{after}}',
  },
};
