import type { shell as english } from '../en/shell.ts';
import type { Texts } from '../texts.ts';

/** The frame around every page, in German. */
export const shell: Texts<typeof english> = {
  product: 'Gatehouse',
  skip: 'Zum Inhalt springen',
  navigation: 'Seiten',
  menu: 'Menü',
  search: 'Suchen',
  pages: {
    overview: 'Übersicht',
    'trusted-certificates': 'Vertrauenswürdige Zertifikate',
    'chain-check': 'Kettenprüfung',
    'token-lifespan': 'Token-Lebensdauer',
    'token-test': 'Token-Test',
    activity: 'Aktivität',
  },
  account: {
    label: 'Konto von {{name}}',
    theme: 'Farbschema',
    light: 'Hell',
    dark: 'Dunkel',
    system: 'Wie das System',
    changePassword: 'Passwort ändern',
    secondFactor: 'Zweiter Faktor',
    signOut: 'Abmelden',
    signOutEverywhere: 'Überall abmelden',
  },
  notFound: {
    title: 'Seite nicht gefunden',
    text: 'Unter dieser Adresse gibt es keine Seite. Vielleicht ist sie umgezogen, oder der Link ist unvollständig.',
    action: 'Zur ersten Seite',
  },
};
