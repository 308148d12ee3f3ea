import type { overview as english } from '../en/overview.ts';
import type { Texts } from '../texts.ts';

/** The first page, in German. */
export const overview: Texts<typeof english> = {
  title: 'Übersicht',
  lead: 'Der Stand der Gerätezertifikate und Token dieses Mandanten, und was Aufmerksamkeit verlangt.',
  leadSetUp: 'In vier Schritten zum ersten Gerätetoken.',
  loading: 'Wird geladen',
  setUp: {
    title: 'Einrichtung',
    progress: '{{done}} von {{count}} Schritten erledigt',
    done: 'Erledigt',
    trust: {
      title: 'Einer CA vertrauen',
      text: 'Fügen Sie das Zertifikat der CA hinzu, die Ihre Gerätezertifikate ausstellt.',
      action: 'CA hinzufügen',
    },
    check: {
      title: 'Eine Kette prüfen',
      text: 'Legen Sie das Zertifikat eines Geräts ab und sehen Sie, ob es akzeptiert würde und, falls nicht, warum.',
      action: 'Kette prüfen',
    },
    test: {
      title: 'Ein Token testen',
      text: 'Holen Sie ein echtes Token mit einem im Browser erzeugten Testgerät oder mit einem Ihrer Geräte.',
      action: 'Token-Test ausführen',
    },
    device: {
      title: 'Ein Gerät auf die Plattform richten',
      text: 'Lassen Sie ein Gerät hier sein Token anfordern. Seine Anfragen erscheinen unter Aktivität, ob akzeptiert oder abgelehnt:',
      action: 'Auf Anfragen warten',
    },
    endpoint: 'Geräte-Endpunkt',
  },
  attention: {
    title: 'Handlungsbedarf',
    none: 'Derzeit ist nichts zu tun.',
    noneTrusted: 'Kein vertrauenswürdiges Zertifikat ist aktiv: Jedes Gerät wird abgelehnt.',
    noneTrustedAction: 'CA hinzufügen',
    expired_one: '{{count, number}} vertrauenswürdiges Zertifikat ist abgelaufen; seine Geräte werden abgelehnt.',
    expired_other: '{{count, number}} vertrauenswürdige Zertifikate sind abgelaufen; ihre Geräte werden abgelehnt.',
    expiring_one:
      '{{count, number}} vertrauenswürdiges Zertifikat endet innerhalb von 90 Tagen, das erste in {{days}}.',
    expiring_other:
      '{{count, number}} vertrauenswürdige Zertifikate enden innerhalb von 90 Tagen, das erste in {{days}}.',
    certificatesAction: 'Anzeigen',
    leftovers_one: 'Einer CA aus einem früheren Token-Test wird noch vertraut.',
    leftovers_other: '{{count, number}} CAs aus früheren Token-Tests wird noch vertraut.',
    leftoversAction: 'Im Token-Test entfernen',
    refused_one: '{{count, number}} abgelehnte Anfrage in den letzten 24 Stunden: {{reason}}.',
    refused_other: '{{count, number}} abgelehnte Anfragen in den letzten 24 Stunden: {{reason}}.',
    refusedAction: 'Anfragen anzeigen',
    days_one: '{{count, number}} Tag',
    days_other: '{{count, number}} Tagen',
  },
  certificates: {
    title: 'Vertrauenswürdige Zertifikate',
    all: 'Alle Zertifikate',
    enabled: 'Aktiv',
    disabled: 'Deaktiviert',
    expired: 'Abgelaufen',
    expiry: 'Aktive nach ihrem Ablauf',
    within30: 'bis 30 Tage',
    within90: '30 bis 90 Tage',
    within365: '90 bis 365 Tage',
    later: 'später',
    next: 'Als Nächstes laufen ab',
    empty: 'Noch kein vertrauenswürdiges Zertifikat.',
  },
  attempts: {
    title: 'Token-Anfragen',
    all: 'Alle Anfragen',
    span: 'Zeitraum',
    spans: { day: '24 Stunden', week: '7 Tage', month: '30 Tage' },
    accepted: 'Akzeptiert',
    refused: 'Abgelehnt',
    reasons: 'Abgelehnt nach Grund',
    none: 'Keine Anfrage in diesem Zeitraum.',
    chart: 'Token-Anfragen, Zeitraum {{span}}: {{accepted, number}} akzeptiert, {{refused, number}} abgelehnt.',
    bar: '{{time}}: {{accepted, number}} akzeptiert, {{refused, number}} abgelehnt',
    most: 'Höchstwert: {{count, number}}',
    remote:
      'Gatehouse arbeitet mit einem entfernten Cumulocity-Mandanten, der keine Liste der Token-Anfragen führt. Gezeigt wird, was der Mandant bietet.',
  },
  lifespan: {
    title: 'Token-Lebensdauer',
    set: 'Für diesen Mandanten festgelegt',
    default: 'Standardwert',
    change: 'Ändern',
  },
  devices: {
    title: 'Geräte',
    all: 'Alle Gerätebenutzer',
    known: 'Gerätebenutzer',
    live: 'Derzeit mit gültigem Token',
  },
};
