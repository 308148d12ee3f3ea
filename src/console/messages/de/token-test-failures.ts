import type { tokenTestFailures as english } from '../en/token-test-failures.ts';
import type { Texts } from '../texts.ts';

/** Why a token test failed and what to do about it, in German. */
export const tokenTestFailures: Texts<typeof english> = {
  'chain-unparseable': {
    title: 'Die Zertifikatskette ist nicht lesbar',
    why: 'Gatehouse konnte aus dem Übergebenen keine Zertifikate gewinnen.',
    next: 'Prüfen Sie die Dateien in der Kettenprüfung und übergeben Sie die berichtigte Kette.',
  },
  'key-unparseable': {
    title: 'Der private Schlüssel ist nicht lesbar',
    why: 'Es ist kein privater Schlüssel in der Form PKCS#8, PKCS#1 oder SEC1.',
    next: 'Übergeben Sie den Schlüssel, mit dem das Zertifikat angefordert wurde, als PEM oder PKCS#12.',
  },
  'key-encrypted': {
    title: 'Der private Schlüssel ist verschlüsselt',
    why: 'Ohne sein Passwort kann er nicht verwendet werden.',
    next: 'Übergeben Sie den Schlüssel mit seinem Passwort oder unverschlüsselt.',
  },
  'key-mismatch': {
    title: 'Schlüssel und Zertifikat gehören nicht zusammen',
    why: 'Das Zertifikat enthält einen anderen öffentlichen Schlüssel als den dieses privaten Schlüssels.',
    next: 'Übergeben Sie den Schlüssel, mit dem genau dieses Zertifikat angefordert wurde.',
  },
  'target-unresolvable': {
    title: 'Die Adresse des Geräte-Endpunkts ist nicht bekannt',
    why: 'Der Name der Plattform konnte nicht aufgelöst werden.',
    next: 'Prüfen Sie die eingestellte Adresse der Plattform und den Namensdienst dieses Servers.',
  },
  'connection-refused': {
    title: 'Der Geräte-Endpunkt antwortet nicht',
    why: 'An seinem Port nimmt niemand Verbindungen an.',
    next: 'Prüfen Sie, ob die Plattform läuft und der Port (8443, sofern nicht anders eingestellt) stimmt.',
  },
  'connection-timeout': {
    title: 'Der Geräte-Endpunkt ist nicht erreichbar',
    why: 'Es kam nicht rechtzeitig eine Antwort: meist eine Firewall, die Pakete verwirft.',
    next: 'Geben Sie den Port des Geräte-Endpunkts in der Firewall frei und führen Sie den Test erneut aus.',
  },
  'connection-lost': {
    title: 'Die Verbindung ist abgebrochen',
    why: 'Die Gegenseite oder ein Proxy dazwischen hat sie geschlossen, bevor die Antwort vollständig war.',
    next: 'Führen Sie den Test erneut aus; bleibt es dabei, suchen Sie nach einem Proxy, der TLS an diesem Port beendet.',
  },
  'server-certificate-untrusted': {
    title: 'Dem Serverzertifikat wird nicht vertraut',
    why: 'Es stammt von einer CA, die Gatehouse nicht kennt. Auch Geräte werden es ablehnen.',
    next: 'Geben Sie dem Server ein Zertifikat einer öffentlichen CA, oder hinterlegen Sie seine CA in der Konfiguration und auf den Geräten.',
  },
  'server-certificate-name': {
    title: 'Das Serverzertifikat gilt für einen anderen Namen',
    why: 'Die aufgerufene Adresse steht nicht darin.',
    next: 'Rufen Sie die Plattform unter einem Namen aus ihrem Zertifikat auf, oder lassen Sie diesen Namen aufnehmen.',
  },
  'server-certificate-expired': {
    title: 'Das Serverzertifikat ist abgelaufen',
    why: 'Geräte verbinden sich erst wieder mit der Plattform, wenn es erneuert ist.',
    next: 'Erneuern Sie das Zertifikat des Geräte-Endpunkts.',
  },
  'tls-refused-by-server': {
    title: 'Der Server hat den TLS-Handshake abgelehnt',
    why: 'Er hat eine Warnmeldung (Alert) gesendet, nachdem er das Zertifikat oder die TLS-Version des Clients gesehen hatte.',
    next: 'Sehen Sie sich die Meldung unten an, und die Kette in der Kettenprüfung.',
  },
  'tls-client-certificate-unusable': {
    title: 'TLS kann dieses Clientzertifikat nicht verwenden',
    why: 'Die Art seines Schlüssels oder seiner Signatur ist in TLS nicht zulässig.',
    next: 'Stellen Sie das Gerätezertifikat mit RSA 2048 oder mehr, P-256, P-384 oder Ed25519 aus.',
  },
  'tls-failed': {
    title: 'Der TLS-Handshake ist fehlgeschlagen',
    why: 'Beide Seiten konnten sich nicht einigen.',
    next: 'Sehen Sie sich die Einzelheiten unten an; eine häufige Ursache ist ein Proxy, der an diesem Port kein TLS spricht.',
  },
  'header-too-large': {
    title: 'Der Ketten-Header ist zu groß',
    why: 'Die Plattform oder ein Proxy davor nimmt keinen Header dieser Größe an.',
    next: 'Senden Sie nur die Zwischenzertifikate, oder vertrauen Sie dem Zwischenzertifikat, das das Gerätezertifikat ausgestellt hat; dann ist kein Header nötig.',
  },
  'reply-timeout': {
    title: 'Es kam keine Antwort',
    why: 'Die Verbindung steht, aber die Plattform hat die Anfrage nicht rechtzeitig beantwortet.',
    next: 'Führen Sie den Test erneut aus; bleibt es dabei, prüfen Sie den Zustand der Plattform.',
  },
  'reply-too-large': {
    title: 'Die Antwort ist zu groß',
    why: 'Sie ist weit größer als jede Antwort mit einem Token.',
    next: 'Prüfen Sie, ob die Adresse die eines Geräte-Endpunkts ist.',
  },
  'reply-not-json': {
    title: 'Die Antwort ist kein JSON',
    why: 'Etwas anderes als die Plattform hat geantwortet: ein Proxy oder eine Fehlerseite.',
    next: 'Sehen Sie sich unten an, wer geantwortet hat.',
  },
  'reply-without-token': {
    title: 'Die Antwort enthält kein Token',
    why: 'Die Plattform hat Erfolg gemeldet, aber kein Zugriffstoken mitgeschickt.',
    next: 'Sehen Sie sich die Antwort unten an; die Adresse könnte die eines anderen Endpunkts sein.',
  },
  'bad-request': {
    title: 'Die Plattform konnte die Zertifikate nicht lesen',
    why: 'Sie hat mit 400 geantwortet: Der Ketten-Header oder das Zertifikat darin ist fehlerhaft.',
    next: 'Übernehmen Sie den Header-Wert aus der Kettenprüfung, oder stellen Sie den Header auf automatisch.',
  },
  'chain-refused': {
    title: 'Die Plattform hat die Zertifikatskette abgelehnt',
    why: 'Sie hat mit 401 geantwortet: Kein gültiger, aktiver Pfad führt von diesem Gerät zu einem vertrauenswürdigen Zertifikat.',
    next: 'Das Urteil vor dem Lauf nennt, was den Pfad unterbricht. Akzeptiert es das Gerät, wurde der Ketten-Header weggelassen.',
  },
  'device-forbidden': {
    title: 'Das Gerät wird nicht zugelassen',
    why: 'Die Plattform hat mit 403 geantwortet: Das Gerät ist unbekannt, während die automatische Registrierung aus ist, oder sein Benutzer ist deaktiviert.',
    next: 'Schalten Sie die automatische Registrierung des vertrauenswürdigen Zertifikats ein, registrieren Sie das Gerät oder aktivieren Sie seinen Benutzer.',
  },
  'feature-disabled': {
    title: 'Die Plattform bietet Geräten keine Token an',
    why: 'Sie hat mit 404 geantwortet: Der Endpunkt ist abgeschaltet, oder die Adresse stimmt nicht.',
    next: 'Bitten Sie den Betreiber der Plattform, die Funktion einzuschalten.',
  },
  'identity-unusable': {
    title: 'Das Gerät hat keinen verwendbaren Namen',
    why: 'Die Plattform hat mit 422 geantwortet: Der Common Name des Zertifikats fehlt oder kann kein Benutzername sein.',
    next: 'Stellen Sie das Gerätezertifikat mit genau einem Common Name aus einfachen Zeichen aus.',
  },
  'too-many-attempts': {
    title: 'Zu viele Versuche',
    why: 'Die Plattform hat mit 429 geantwortet: Nach mehreren Ablehnungen bremst sie diese Adresse.',
    next: 'Warten Sie eine Minute und führen Sie den Test dann erneut aus.',
  },
  'platform-error': {
    title: 'Auf der Plattform ist ein Fehler aufgetreten',
    why: 'Sie hat mit einem Status geantwortet, der keine Ablehnung des Geräts ist.',
    next: 'Versuchen Sie es erneut; bleibt es dabei, nennen Sie dem Betreiber die Anfrage-ID.',
  },
  'token-malformed': {
    title: 'Was ankam, ist kein Token',
    why: 'Das Zugriffstoken ist kein JSON Web Token mit lesbaren Claims.',
    next: 'Sehen Sie sich die Antwort unten an.',
  },
  'token-expired': {
    title: 'Das Token ist bereits abgelaufen',
    why: 'Sein Ende liegt in der Vergangenheit: Die Uhr der Plattform oder dieses Servers geht falsch.',
    next: 'Stellen Sie beide Uhren nach einem Zeitserver.',
  },
  'token-signature-invalid': {
    title: 'Die Signatur des Tokens ist falsch',
    why: 'Sie passt nicht zu den Schlüsseln, die die Plattform veröffentlicht.',
    next: 'Prüfen Sie, ob Token und veröffentlichte Schlüssel von derselben Plattform stammen.',
  },
};
