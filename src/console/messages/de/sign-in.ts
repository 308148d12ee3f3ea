import type { signIn as english } from '../en/sign-in.ts';
import type { Texts } from '../texts.ts';

/** The sign-in page, in German. */
export const signIn: Texts<typeof english> = {
  product: 'Gatehouse',
  title: 'Anmelden',
  lead: 'Gerätezertifikate und Token Ihres Cumulocity-Mandanten',
  userName: 'Benutzername',
  userNameHint: 'Bei mehreren Mandanten: Mandant/Benutzer',
  password: 'Passwort',
  reveal: 'Eingabe anzeigen',
  code: 'Code Ihrer Authenticator-App',
  codeHint: 'Sechs Ziffern; Ihr Mandant verlangt einen zweiten Faktor.',
  nextCodeHint: 'Ihr zweiter Faktor ist eingeschaltet. Jeder Code gilt nur einmal: Warten Sie auf den nächsten.',
  setUpNeeded:
    'Ihr Mandant verlangt einen zweiten Faktor, und Sie haben noch keinen. Richten Sie ihn ein und melden Sie sich dann mit einem Code an.',
  submit: 'Anmelden',
  capsLock: 'Die Feststelltaste ist aktiv',
  required: 'Bitte ausfüllen',
  sessionOver: 'Ihre Sitzung ist beendet. Melden Sie sich erneut an, um dort weiterzumachen, wo Sie waren.',
  codeRefused: 'Dieser Code wurde nicht akzeptiert. Warten Sie auf den nächsten und versuchen Sie es erneut.',
  singleSignOn: {
    title: 'Dieser Mandant verwendet Single Sign-on',
    text: 'Die Anmeldung mit Passwort ist hier abgeschaltet. Melden Sie sich beim Mandanten an und kehren Sie dann zu dieser Seite zurück.',
    action: 'Zum Single Sign-on',
    also: 'Oder mit Single Sign-on',
  },
};
