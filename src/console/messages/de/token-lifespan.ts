import type { tokenLifespan as english } from '../en/token-lifespan.ts';
import type { Texts } from '../texts.ts';

/** The page that shows and changes how long device tokens live, in German. */
export const tokenLifespan: Texts<typeof english> = {
  title: 'Token-Lebensdauer',
  lead: 'Wie lange ein Zugriffstoken gültig ist: Kürzer begrenzt den Wert eines gestohlenen Tokens, länger spart Anfragen.',
  inForce: 'Derzeit gültig',
  secondsCount: '{{count, number}} Sekunden',
  source: {
    set: 'Für diesen Mandanten festgelegt',
    default: 'Standardwert',
  },
  since: 'Seit',
  sourceHint: {
    set: 'Gespeichert als Mandantenoption oauth.internal / device-token.lifespan.seconds.',
    default: 'Die Mandantenoption oauth.internal / device-token.lifespan.seconds ist nicht gesetzt.',
  },
  storedUnusable:
    'Den gespeicherten Wert „{{stored}}“ akzeptiert die Plattform nicht. Speichern Sie einen neuen oder setzen Sie auf den Standardwert zurück.',
  form: {
    title: 'Ändern',
    amount: 'Lebensdauer',
    unit: 'Einheit',
    units: { seconds: 'Sekunden', minutes: 'Minuten', hours: 'Stunden', days: 'Tage' },
    presets: 'Übliche Werte',
    slider: 'Lebensdauer, von 5 Minuten bis 7 Tage',
    equals: 'Das sind {{words}}.',
    save: 'Speichern',
    reset: 'Auf Standardwert zurücksetzen',
    resetHint: 'Löscht die Option; danach gilt wieder: {{words}}.',
    discard: 'Änderungen verwerfen',
    readOnly:
      'Ihr Benutzer darf Mandantenoptionen lesen, aber nicht ändern. Dafür ist die Rolle ROLE_OPTION_MANAGEMENT_ADMIN nötig.',
  },
  problem: {
    empty: 'Geben Sie eine ganze Zahl ein.',
    'not-whole': 'Geben Sie eine ganze Zahl ein: nur Ziffern, keine Nachkommastellen.',
    'too-short':
      'Mindestens 300 Sekunden (5 Minuten). Weniger lehnt die Plattform ab: Die Geräte würden kaum noch etwas anderes tun, als Token anzufordern.',
    'too-long': 'Höchstens {{maximum, number}} Sekunden ({{words}}). Mehr kann die Plattform nicht speichern.',
  },
  saved: 'Gerätetoken gelten jetzt {{words}}',
  wasReset: 'Es gilt wieder der Standardwert: {{words}}',
  savedHint: 'Bereits ausgestellte Token behalten ihr eigenes Ende.',
  conflict: {
    title: 'Jemand anderes hat die Lebensdauer inzwischen geändert',
    set: 'Sie beträgt jetzt {{words}}. Von Ihren Änderungen wurde nichts gespeichert.',
    default: 'Sie wurde auf den Standardwert zurückgesetzt ({{words}}). Von Ihren Änderungen wurde nichts gespeichert.',
    keep: 'Mit meinem Wert fortfahren',
    take: 'Aktuellen Wert übernehmen',
    seen: 'Mit dem aktuellen Wert weitermachen',
  },
  unsaved: {
    title: 'Seite verlassen, ohne zu speichern?',
    text: 'Die neue Lebensdauer ist noch nicht gespeichert.',
    leave: 'Verlassen, ohne zu speichern',
    stay: 'Auf dieser Seite bleiben',
  },
  consequence: {
    title: 'Was das bedeutet',
    devices: 'Geräte',
    devicesKnown_one:
      'Die Plattform kennt {{count, number}} Gerät. Jedes fordert ein neues Token an, wenn sein altes endet.',
    devicesKnown_other:
      'Die Plattform kennt {{count, number}} Geräte. Jedes fordert ein neues Token an, wenn sein altes endet.',
    devicesExample: 'Ein Beispiel. Jedes fordert ein neues Token an, wenn sein altes endet.',
    devicesReset: 'Zahl der Plattform verwenden',
    now: 'Jetzt',
    after: 'Nach dem Speichern',
    perHour: 'Token-Anfragen pro Stunde',
    perSecond: 'Token-Anfragen pro Sekunde',
    exposure: 'Längste Nutzung eines gestohlenen Tokens',
    exposureHint: 'So lange behält höchstens auch ein Gerät Zugriff, dem Sie nicht mehr vertrauen.',
    issued:
      'Bereits ausgestellte Token behalten ihr eigenes Ende: Eine Änderung ist erst nach Ablauf der alten Lebensdauer vollständig wirksam ({{words}}).',
    curve:
      'Token-Anfragen pro Stunde je nach Lebensdauer, von 5 Minuten bis 7 Tage. Bei {{words}} sind es {{count, number}} Anfragen pro Stunde.',
    curveAxis: 'Anfragen pro Stunde je nach Lebensdauer',
  },
  history: {
    title: 'Verlauf',
    loading: 'Der Verlauf wird gelesen',
    forbidden: 'Um den Verlauf zu lesen, ist die Rolle ROLE_AUDIT_READ nötig.',
    empty: 'Bisher hat niemand die Lebensdauer geändert.',
    before: 'Vor der ersten aufgezeichneten Änderung',
    by: 'von {{user}}',
    unusable: '„{{stored}}“ (von der Plattform nicht akzeptiert)',
    restore: 'Wiederherstellen',
    restoreNamed: '{{words}} wiederherstellen',
    older: 'Ältere Aufzeichnungen lesen',
  },
  revokeAll: {
    title: 'Bereits ausgestellte Token',
    text: 'Eine neue Lebensdauer verkürzt die Token nicht, die Geräte schon haben. Sollen diese sofort enden, widerrufen Sie alle: Jedes Gerät fordert dann umgehend ein neues an. Betroffen sind nur Gerätetoken, nie die Sitzungen von Personen.',
    button: 'Jetzt alle Gerätetoken widerrufen',
    readOnly: 'Zum Widerrufen ist die Rolle ROLE_USER_MANAGEMENT_ADMIN oder ROLE_TENANT_MANAGEMENT_ADMIN nötig.',
  },
};
