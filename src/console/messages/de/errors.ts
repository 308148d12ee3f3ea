import type { ErrorCode } from '#contract/error-codes.ts';
import type { ErrorText } from '../en/errors.ts';

/** One text for every code that the platform can answer with, in German; its own words are quoted as they come. */
export const errors: Record<ErrorCode, ErrorText> = {
  'bad-request': {
    title: 'Die Plattform hat die Anfrage nicht verstanden',
    why: 'Sie meldet: {{message}}',
    next: 'Laden Sie die Seite neu und versuchen Sie es erneut.',
  },
  'body-too-large': {
    title: 'Zu viele Daten für eine Anfrage',
    why: 'Die Plattform meldet: {{message}}',
    next: 'Senden Sie weniger oder kleinere Dateien auf einmal.',
  },
  'certificate-duplicate': {
    title: 'Diesem Zertifikat wird bereits vertraut',
    why: 'Fingerabdrücke sind über alle Mandanten der Plattform hinweg eindeutig. Steht es nicht in Ihrer Liste, gehört es einem anderen Mandanten.',
    next: 'Suchen Sie den Fingerabdruck in Ihrer Liste, oder fragen Sie den Betreiber der Plattform, welcher Mandant es hat.',
  },
  'certificate-expired': {
    title: 'Das Zertifikat ist abgelaufen',
    why: 'Geräte unter einem abgelaufenen Zertifikat werden abgelehnt; deshalb nimmt die Plattform keines an.',
    next: 'Lassen Sie sich ein erneuertes Zertifikat geben und fügen Sie dieses hinzu.',
  },
  'certificate-not-ca': {
    title: 'Das ist kein CA-Zertifikat',
    why: 'Seine Basiseinschränkungen sagen nicht CA:TRUE; es darf also keine anderen Zertifikate signieren.',
    next: 'Fügen Sie stattdessen die CA hinzu, die es ausgestellt hat.',
  },
  'certificate-not-found': {
    title: 'Das Zertifikat ist nicht mehr vorhanden',
    why: 'Jemand hat es inzwischen gelöscht.',
    next: 'Laden Sie die Liste neu.',
  },
  'certificate-not-v3': {
    title: 'Nur X.509-Zertifikaten der Version 3 kann vertraut werden',
    why: 'Ältere Versionen können nicht ausdrücken, ob sie zu einer CA gehören.',
    next: 'Stellen Sie das CA-Zertifikat noch einmal mit Erweiterungen aus (openssl: -extensions v3_ca).',
  },
  'certificate-outside-validity': {
    title: 'Es kann nicht aktiviert werden',
    why: 'Das Zertifikat ist abgelaufen oder noch nicht gültig.',
    next: 'Fügen Sie ein Zertifikat hinzu, das jetzt gültig ist.',
  },
  'certificate-unparseable': {
    title: 'Die Plattform konnte das Zertifikat nicht lesen',
    why: 'Sie meldet: {{message}}',
    next: 'Exportieren Sie es noch einmal als PEM oder DER und fügen Sie diese Datei hinzu.',
  },
  'certificate-weak': {
    title: 'Das Zertifikat ist zu schwach',
    why: 'Die Plattform meldet: {{message}}',
    next: 'Stellen Sie es noch einmal aus, mindestens mit RSA 2048 oder P-256, signiert mit SHA-256 oder besser.',
  },
  'chain-file-unparseable': {
    title: 'Die Zertifikatsdatei ist nicht lesbar',
    why: 'Die Plattform meldet: {{message}}',
    next: 'Verwenden Sie eine PEM-Datei mit höchstens 10 Zertifikaten oder ein einzelnes Zertifikat in DER-Form.',
  },
  'chain-header-too-large': {
    title: 'Der Ketten-Header ist zu groß',
    why: 'Die Plattform meldet: {{message}}',
    next: 'Senden Sie nur die Zwischenzertifikate zwischen dem Gerät und dem vertrauenswürdigen Zertifikat.',
  },
  'chain-header-too-many': {
    title: 'Zu viele Zertifikate im Ketten-Header',
    why: 'Die Plattform meldet: {{message}}',
    next: 'Senden Sie nur die Zwischenzertifikate zwischen dem Gerät und dem vertrauenswürdigen Zertifikat.',
  },
  'chain-header-unparseable': {
    title: 'Der Ketten-Header war nicht lesbar',
    why: 'Die Plattform meldet: {{message}}',
    next: 'Kopieren Sie den Header-Wert aus der Kettenprüfung.',
  },
  'chain-tenant-not-found': {
    title: 'Diesen Mandanten gibt es nicht',
    why: 'Die Plattform meldet: {{message}}',
    next: 'Prüfen Sie die Mandanten-ID, oder lassen Sie sie weg.',
  },
  'client-certificate-missing': {
    title: 'Das Gerät hat kein Zertifikat vorgelegt',
    why: 'Die Plattform meldet: {{message}}',
    next: 'Übergeben Sie Clientzertifikat und Schlüssel; der Schlüssel muss für TLS verwendbar sein (P-256 oder RSA).',
  },
  'handshake-failed': {
    title: 'Der TLS-Handshake ist fehlgeschlagen',
    why: 'Gerät und Plattform konnten sich nicht auf TLS einigen, oder eine Seite hat die andere vor jeder Anfrage abgelehnt.',
    next: 'Prüfen Sie, ob das Gerät der CA der Plattform vertraut, TLS 1.2 oder 1.3 spricht und einen für TLS verwendbaren Schlüssel hat (P-256 oder RSA).',
  },
  'chain-refused': {
    title: 'Die Zertifikatskette wurde abgelehnt',
    why: 'Die Plattform hat keinen gültigen Pfad vom Gerät zu einem vertrauenswürdigen Zertifikat gefunden.',
    next: 'Prüfen Sie die Kette in der Kettenprüfung.',
  },
  conflict: {
    title: 'Jemand anderes hat dies inzwischen geändert',
    why: 'Die Plattform meldet: {{message}}',
    next: 'Sehen Sie sich den aktuellen Stand an und nehmen Sie Ihre Änderung dann erneut vor.',
  },
  'credentials-invalid': {
    title: 'Die Anmeldung wurde abgelehnt',
    why: 'Benutzername oder Passwort ist nicht richtig; welches von beiden, verrät die Plattform nicht.',
    next: 'Prüfen Sie beides und versuchen Sie es erneut.',
  },
  'current-password-wrong': {
    title: 'Das aktuelle Passwort ist falsch',
    why: 'Gemeint ist das Passwort, mit dem Sie sich angemeldet haben, nicht das neue.',
    next: 'Geben Sie Ihr aktuelles Passwort noch einmal ein.',
  },
  'device-not-registered': {
    title: 'Das Gerät ist nicht registriert',
    why: 'Die automatische Registrierung ist für das Zertifikat aus, über das es kam.',
    next: 'Schalten Sie die automatische Registrierung ein, oder registrieren Sie das Gerät zuerst.',
  },
  'device-user-disabled': {
    title: 'Das Gerät ist deaktiviert',
    why: 'Sein Benutzer ist auf der Plattform abgeschaltet.',
    next: 'Aktivieren Sie den Gerätebenutzer.',
  },
  forbidden: {
    title: 'Dazu sind Sie nicht berechtigt',
    why: 'Ihrem Benutzer fehlt die nötige Rolle.',
    next: 'Bitten Sie einen Administrator des Mandanten um die Rolle, oder melden Sie sich als jemand an, der sie hat.',
  },
  'identity-unusable': {
    title: 'Der Gerätename ist nicht verwendbar',
    why: 'Die Plattform meldet: {{message}}',
    next: 'Stellen Sie das Gerätezertifikat mit einem Common Name aus einfachen Zeichen aus.',
  },
  internal: {
    title: 'Auf der Plattform ist etwas schiefgegangen',
    why: 'Das ist ein Fehler der Plattform, nicht Ihrer Eingabe.',
    next: 'Versuchen Sie es erneut; bleibt es dabei, nennen Sie dem Betreiber die Anfrage-ID.',
  },
  'last-admin': {
    title: 'Das ist der letzte Administrator',
    why: 'Ohne Administrator könnte niemand mehr diesen Mandanten verwalten.',
    next: 'Machen Sie zuerst jemand anderen zum Administrator.',
  },
  'lifespan-invalid': {
    title: 'Diese Lebensdauer wird nicht akzeptiert',
    why: 'Die Plattform meldet: {{message}}',
    next: 'Wählen Sie einen anderen Wert.',
  },
  'media-type-unsupported': {
    title: 'Die Plattform hat die Anfrage nicht verstanden',
    why: 'Sie meldet: {{message}}',
    next: 'Laden Sie die Seite neu und versuchen Sie es erneut.',
  },
  'method-not-allowed': {
    title: 'Die Plattform bietet das nicht an',
    why: 'Sie meldet: {{message}}',
    next: 'Laden Sie die Seite neu und versuchen Sie es erneut.',
  },
  misdirected: {
    title: 'Die Anfrage ging an die Adresse eines anderen Mandanten',
    why: 'Die Plattform meldet: {{message}}',
    next: 'Verwenden Sie die Adresse des Mandanten, zu dem das Gerät gehört.',
  },
  'not-found': {
    title: 'Das ist nicht mehr vorhanden',
    why: 'Die Plattform meldet: {{message}}',
    next: 'Laden Sie die Seite neu.',
  },
  'option-invalid': {
    title: 'Die Option wurde nicht akzeptiert',
    why: 'Die Plattform meldet: {{message}}',
    next: 'Wählen Sie einen anderen Wert.',
  },
  'option-not-found': {
    title: 'Die Option ist nicht gesetzt',
    why: 'Die Plattform meldet: {{message}}',
    next: 'Laden Sie die Seite neu.',
  },
  'password-unacceptable': {
    title: 'Die Plattform nimmt dieses Passwort nicht an',
    why: 'Sie meldet: {{message}}',
    next: 'Wählen Sie ein anderes Passwort.',
  },
  'possession-code-expired': {
    title: 'Der Prüfcode ist abgelaufen',
    why: 'Ein Code kann eine Stunde lang verwendet werden.',
    next: 'Erzeugen Sie einen neuen Code, signieren Sie ihn und senden Sie diese Signatur.',
  },
  'possession-key-unusable': {
    title: 'Mit dieser Art von Schlüssel ist kein Besitznachweis möglich',
    why: 'Der Nachweis ist nur mit RSA- und ECDSA-Schlüsseln möglich.',
    next: 'Verwenden Sie das Zertifikat ohne Nachweis: Geräte können sich trotzdem verbinden.',
  },
  'possession-not-proven': {
    title: 'Die Signatur passt nicht zum Code',
    why: 'Sie wurde mit einem anderen Schlüssel, über einen anderen Code oder über den Code mit einem Zeilenumbruch am Ende erstellt.',
    next: 'Signieren Sie den aktuellen Code genau so, wie er ist, mit dem Schlüssel dieses Zertifikats.',
  },
  'precondition-failed': {
    title: 'Jemand anderes hat dies inzwischen geändert',
    why: 'Der Wert auf der Plattform ist nicht mehr der, den diese Seite angezeigt hat.',
    next: 'Sehen Sie sich den aktuellen Wert an und nehmen Sie Ihre Änderung dann erneut vor.',
  },
  'revocation-date-invalid': {
    title: 'Ein Sperrdatum ist nicht lesbar',
    why: 'Die Plattform meldet: {{message}}',
    next: 'Schreiben Sie Daten wie 2026-06-01T00:00:00.000Z, oder lassen Sie sie weg.',
  },
  'role-not-held': {
    title: 'Bei diesem Benutzer sind Sie dazu nicht berechtigt',
    why: 'Niemand kann Rechte vergeben, die er selbst nicht hat, oder Benutzer mit solchen Rechten ändern.',
    next: 'Wenden Sie sich an einen Administrator, der diese Rechte hat.',
  },
  'second-factor-active': {
    title: 'Ihr zweiter Faktor ist bereits aktiv',
    why: 'Daneben kann kein neuer eingerichtet werden.',
    next: 'Schalten Sie ihn zuerst mit einem Code des jetzigen ab.',
  },
  'second-factor-code-wrong': {
    title: 'Der Code ist nicht richtig',
    why: 'Codes wechseln alle 30 Sekunden, gelten je einmal und setzen voraus, dass die Uhr Ihres Geräts stimmt.',
    next: 'Warten Sie auf den nächsten Code und geben Sie diesen ein.',
  },
  'second-factor-enforced': {
    title: 'Dieser Mandant verlangt einen zweiten Faktor',
    why: 'Seine Option two-factor-authentication / enforced ist eingeschaltet.',
    next: 'Lassen Sie den zweiten Faktor eingeschaltet, oder bitten Sie einen Administrator, die Option zu ändern.',
  },
  'second-factor-invalid': {
    title: 'Der Code ist nicht richtig',
    why: 'Codes wechseln alle 30 Sekunden, gelten je einmal und setzen voraus, dass die Uhr Ihres Geräts stimmt.',
    next: 'Warten Sie auf den nächsten Code und geben Sie diesen ein.',
  },
  'second-factor-not-set-up': {
    title: 'Es ist kein zweiter Faktor eingerichtet',
    why: 'Es gibt kein Geheimnis, aus dem sich Codes bilden ließen.',
    next: 'Richten Sie zuerst einen zweiten Faktor ein.',
  },
  'second-factor-required': {
    title: 'Ein zweiter Faktor ist nötig',
    why: 'Dieser Benutzer meldet sich mit Passwort und Code an.',
    next: 'Geben Sie den Code ein, den Ihre Authenticator-App zeigt.',
  },
  'second-factor-setup-required': {
    title: 'Dieser Mandant verlangt einen zweiten Faktor',
    why: 'Sie haben noch keinen eingerichtet.',
    next: 'Richten Sie einen zweiten Faktor ein und melden Sie sich dann mit einem Code an.',
  },
  'second-factor-unverified': {
    title: 'Der zweite Faktor ist noch nicht bestätigt',
    why: 'Bisher wurde kein Code des neuen Geheimnisses eingegeben.',
    next: 'Geben Sie einen Code ein, den Ihre Authenticator-App zeigt.',
  },
  'session-missing': {
    title: 'Ihre Sitzung ist beendet',
    why: 'Sitzungen enden nach einiger Zeit oder wenn Sie sich anderswo abmelden.',
    next: 'Melden Sie sich erneut an.',
  },
  'tenant-ambiguous': {
    title: 'Die Kette gehört zu mehreren Mandanten',
    why: 'Die Plattform meldet: {{message}}',
    next: 'Schließen Sie den Besitznachweis für Ihr Zertifikat ab.',
  },
  'tenant-duplicate': {
    title: 'Einen solchen Mandanten gibt es schon',
    why: 'Die Plattform meldet: {{message}}',
    next: 'Wählen Sie eine andere ID oder Domain.',
  },
  'tenant-not-found': {
    title: 'Diesen Mandanten gibt es nicht',
    why: 'Die Plattform meldet: {{message}}',
    next: 'Prüfen Sie die Mandanten-ID vor dem Benutzernamen.',
  },
  'tenant-protected': {
    title: 'Dieser Mandant kann nicht gesperrt oder gelöscht werden',
    why: 'Es ist der Mandant, der die anderen verwaltet, oder der, mit dem diese Plattform konfiguriert ist.',
    next: 'Wählen Sie einen anderen Mandanten.',
  },
  'too-many-attempts': {
    title: 'Zu viele Versuche',
    why: 'Nach mehreren Fehlversuchen bremst die Plattform.',
    next: 'Warten Sie einen Moment und versuchen Sie es dann erneut.',
  },
  unavailable: {
    title: 'Die Plattform ist nicht erreichbar',
    why: 'Das Netzwerk ist gestört, oder die Plattform steht still, startet gerade neu oder wird gewartet.',
    next: 'Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut.',
  },
  'upstream-invalid': {
    title: 'Die Plattform hat eine Antwort gegeben, die Gatehouse nicht versteht',
    why: 'Im Einzelnen: {{message}}',
    next: 'Versuchen Sie es erneut; bleibt es dabei, geben Sie diesen Text an den Betreiber weiter.',
  },
  'upstream-unreachable': {
    title: 'Der Mandant ist nicht erreichbar',
    why: 'Gatehouse läuft, aber der Mandant dahinter antwortet nicht.',
    next: 'Versuchen Sie es gleich noch einmal; bleibt es dabei, prüfen Sie die Adresse des Mandanten.',
  },
  'upstream-untrusted': {
    title: 'Dem Zertifikat des Mandanten wird nicht vertraut',
    why: 'An ihn wurde nichts gesendet. Im Einzelnen: {{message}}',
    next: 'Der Betreiber prüft GATEHOUSE_UPSTREAM; stammt das Zertifikat des Mandanten von einer eigenen CA, nennt GATEHOUSE_UPSTREAM_CA deren Datei.',
  },
  'user-duplicate': {
    title: 'Einen Benutzer dieses Namens gibt es schon',
    why: 'Benutzernamen sind innerhalb eines Mandanten eindeutig, auch die der Geräte.',
    next: 'Wählen Sie einen anderen Namen.',
  },
  'validation-failed': {
    title: 'Die Plattform hat dies nicht akzeptiert',
    why: 'Sie meldet: {{message}}',
    next: 'Berichtigen Sie es und versuchen Sie es erneut.',
  },
  'xsrf-mismatch': {
    title: 'Die Seite ist veraltet',
    why: 'Sie haben sich in einem anderen Tab neu angemeldet.',
    next: 'Laden Sie die Seite neu.',
  },
};
