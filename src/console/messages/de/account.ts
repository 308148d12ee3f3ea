import type { account as english } from '../en/account.ts';
import type { Texts } from '../texts.ts';

/** What people do with their own account, in German. */
export const account: Texts<typeof english> = {
  password: {
    title: 'Passwort ändern',
    current: 'Aktuelles Passwort',
    new: 'Neues Passwort',
    newHint:
      'Mindestens {{minimum}} Zeichen. Ein Satz aus mehreren Wörtern ist leicht zu merken und schwer zu erraten.',
    repeat: 'Neues Passwort wiederholen',
    consequence: 'Ihre Sitzungen in anderen Browsern und von anderen Clients enden; diese läuft weiter.',
    submit: 'Passwort ändern',
    done: 'Ihr Passwort ist geändert',
    doneHint: 'Ihre anderen Sitzungen sind beendet.',
    reveal: 'Eingabe anzeigen',
    strength: { label: 'Stärke: {{strength}}', weak: 'schwach', fair: 'mittel', strong: 'stark' },
    problems: {
      required: 'Bitte ausfüllen',
      'too-short': 'Mindestens {{minimum}} Zeichen',
      'too-long': 'Höchstens {{maximum}} Zeichen',
      'same-as-current': 'Das ist das aktuelle Passwort',
      'same-as-name': 'Der Benutzername kann nicht das Passwort sein',
      'repeated-wrong': 'Das stimmt nicht mit der Eingabe oben überein',
    },
  },
  secondFactor: {
    title: 'Zweiter Faktor',
    loading: 'Der Stand Ihres zweiten Faktors wird gelesen',
    notOffered: 'Dieser Mandant bietet hier keinen zweiten Faktor an. Wenden Sie sich an seinen Administrator.',
    inactive: 'Aus: Ihr Passwort allein genügt zur Anmeldung.',
    what: 'Mit einem zweiten Faktor ist zur Anmeldung zusätzlich ein Code aus einer Authenticator-App auf Ihrem Telefon nötig. Ein gestohlenes Passwort genügt dann nicht.',
    begin: 'Einrichten',
    active: 'Ein: Zur Anmeldung sind Passwort und Code nötig.',
    switchOff: 'Abschalten',
    switchOffHint: 'Danach genügt wieder Ihr Passwort allein zur Anmeldung.',
    code: 'Code',
    codeHint: 'Die sechs Ziffern, die die App jetzt zeigt',
    scan: 'Scannen Sie dies mit Ihrer Authenticator-App',
    picture: 'QR-Code mit dem Geheimnis Ihres zweiten Faktors',
    secret: 'Oder geben Sie dort dieses Geheimnis ein',
    once: 'Es wird nur dieses eine Mal angezeigt. Wenn Sie die App verlieren, muss ein Administrator Ihren zweiten Faktor entfernen.',
    confirm: 'Geben Sie dann den Code ein, den die App zeigt',
    activate: 'Einschalten',
    onDone: 'Ihr zweiter Faktor ist eingeschaltet',
    onHint: 'Ab der nächsten Anmeldung werden Sie nach einem Code gefragt.',
    offDone: 'Ihr zweiter Faktor ist abgeschaltet',
  },
  everywhere: {
    title: 'Überall abmelden',
    text: 'Beendet alle Ihre Sitzungen: in anderen Browsern, auf anderen Rechnern und von Clients, die unter Ihrem Namen angemeldet sind. Nutzen Sie dies, wenn Sie irgendwo eine Sitzung offen gelassen haben oder fürchten, dass jemand anderes eine hat.',
    untouched: 'Token von Geräten und Sitzungen anderer Personen bleiben unberührt.',
    keep: 'Hier angemeldet bleiben',
    submit: 'Überall abmelden',
    submitOthers: 'Überall sonst abmelden',
    othersDone: 'Ihre anderen Sitzungen sind beendet',
  },
};
