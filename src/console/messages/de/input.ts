import type { input as english } from '../en/input.ts';
import type { Texts } from '../texts.ts';

/** What reading a file or a pasted text has to say, in German. */
export const input: Texts<typeof english> = {
  repairs: {
    'armour-dashes': 'Fehlende Striche einer BEGIN- oder END-Zeile wurden ergänzt.',
    'armour-missing': 'Base64 ohne BEGIN- und END-Zeile wurde gelesen.',
    'bag-attributes': 'Bag-Attribute um die Blöcke wurden übersprungen.',
    'byte-order-mark': 'Ein Byte-Order-Mark am Anfang wurde entfernt.',
    'comma-separated': 'Kommas zwischen Zertifikaten wurden übersprungen.',
    'end-line-missing': 'Eine fehlende END-Zeile wurde ergänzt; der Inhalt ist vollständig.',
    'escaped-line-breaks': 'Als \\n geschriebene Zeilenumbrüche wurden in echte umgewandelt.',
    'header-form': 'Ein Header-Wert wurde gelesen: Leerzeichen standen für Zeilenumbrüche.',
    'label-corrected': 'Die BEGIN-Zeile nannte die falsche Art von Inhalt; maßgeblich war der Inhalt selbst.',
    'line-breaks-lost': 'Verlorene Zeilenumbrüche wurden wiederhergestellt.',
    'line-ends': 'Windows-Zeilenenden wurden umgewandelt.',
    'percent-encoded': 'Die Prozentkodierung wurde aufgelöst.',
    'text-around': 'Text um die Blöcke wurde übersprungen.',
    'trailing-bytes': 'Bytes hinter dem Ende des Inhalts wurden übersprungen.',
    'utf-16': 'Der Text wurde aus UTF-16 umgewandelt.',
  },
  leftOut: {
    'archive-damaged': {
      title: 'Das Archiv oder eine Datei darin ist beschädigt',
      next: 'Packen Sie {{source}} noch einmal als ZIP-Datei ohne Passwort.',
    },
    'archive-entry-too-large': {
      title: 'Eine Datei im Archiv ist zu groß',
      next: '{{source}} hat entpackt {{bytes}} Bytes; höchstens {{maximum}} werden gelesen. Lassen Sie sie weg.',
    },
    'archive-nested': {
      title: 'Ein Archiv im Archiv wurde nicht geöffnet',
      next: 'Entpacken Sie {{source}} und legen Sie es für sich ab.',
    },
    'archive-ratio': {
      title: 'Eine Datei im Archiv ist verdächtig stark komprimiert',
      next: '{{source}} wurde nicht entpackt. Wenn Sie genau das erwarten, legen Sie die Datei ohne Archiv ab.',
    },
    'archive-too-large': {
      title: 'Das Archiv enthält zu viel',
      next: 'Entpackt hat es {{bytes}} Bytes; höchstens {{maximum}} werden gelesen. Teilen Sie es auf.',
    },
    'archive-too-many-entries': {
      title: 'Das Archiv enthält zu viele Dateien',
      next: 'Höchstens {{maximum}} werden auf einmal gelesen. Teilen Sie es auf.',
    },
    'base64-damaged': {
      title: 'Ein {{label}}-Block enthält Zeichen, die dort nicht hingehören',
      next: 'Kopieren Sie ihn noch einmal aus der Quelle, von der BEGIN-Zeile bis zur END-Zeile.',
    },
    'base64-truncated': {
      title: 'Ein Block ist abgeschnitten',
      next: 'Ein Teil fehlt. Kopieren Sie ihn noch einmal aus der Quelle, von der BEGIN-Zeile bis zur END-Zeile.',
    },
    'certificate-malformed': {
      title: 'Ein Zertifikat ist nicht lesbar',
      next: 'Seine Kodierung ist bei Byte {{offset}} falsch ({{defect}}). Bitten Sie den Aussteller um eine korrekte Kopie.',
    },
    'container-damaged': {
      title: 'Eine PKCS#7- oder PKCS#12-Datei ist beschädigt',
      next: 'Exportieren Sie {{source}} noch einmal.',
    },
    'der-truncated': {
      title: 'Die Datei ist abgeschnitten',
      next: '{{source}} endet nach {{bytes}} Bytes, vor dem Ende des Inhalts. Kopieren Sie sie noch einmal im Binärmodus.',
    },
    empty: {
      title: 'Es ist nichts darin',
      next: 'Wählen Sie eine andere Datei oder fügen Sie den Text noch einmal ein.',
    },
    'file-unreadable': {
      title: 'Die Datei ließ sich nicht lesen',
      next: '{{source}} wurde seit der Auswahl verschoben, geändert oder gesperrt. Wählen Sie die Datei erneut aus.',
    },
    'input-too-large': {
      title: 'Die Datei ist zu groß',
      next: '{{source}} hat {{bytes}} Bytes; höchstens {{maximum}} werden gelesen. Teilen Sie sie auf.',
    },
    'iterations-too-many': {
      title: 'Diese Datei zu öffnen würde zu lange dauern',
      next: 'Ihr Passwortschutz verlangt sehr viele Runden. Exportieren Sie sie noch einmal mit weniger (openssl: -iter 2048).',
    },
    'java-keystore': {
      title: 'Das ist ein Java-Keystore',
      next: 'Wandeln Sie ihn um: keytool -importkeystore -srckeystore FILE -destkeystore FILE.p12 -deststoretype PKCS12',
    },
    'key-encryption-unsupported': {
      title: 'Der private Schlüssel ist auf eine Weise verschlüsselt, die sich hier nicht öffnen lässt',
      next: 'Wandeln Sie ihn um: openssl pkcs8 -topk8 -in KEY -out KEY.pem',
    },
    'key-malformed': {
      title: 'Ein privater Schlüssel ist nicht lesbar',
      next: 'Er ist beschädigt, oder seine Kurve ist nicht benannt. Exportieren Sie ihn noch einmal: openssl pkcs8 -topk8 -in KEY -out KEY.pem',
    },
    'password-needed': {
      title: 'Ein Passwort ist nötig',
      next: 'Geben Sie das Passwort ein, mit dem {{source}} exportiert wurde.',
    },
    'password-wrong': {
      title: 'Das Passwort ist falsch',
      next: 'Geben Sie das Passwort ein, mit dem {{source}} exportiert wurde.',
    },
    'private-key-not-certificate': {
      title: 'Das ist ein privater Schlüssel, kein Zertifikat',
      next: 'Halten Sie ihn geheim und legen Sie stattdessen das Zertifikat ab. Nichts davon wurde gesendet.',
    },
    'public-key-not-certificate': {
      title: 'Das ist ein öffentlicher Schlüssel, kein Zertifikat',
      next: 'Legen Sie das Zertifikat ab, das für diesen Schlüssel ausgestellt wurde.',
    },
    'request-not-certificate': {
      title: 'Das ist eine Zertifikatsanforderung, kein Zertifikat',
      next: 'Lassen Sie sie von Ihrer CA signieren und legen Sie dann das Zertifikat ab, das Sie von dort erhalten.',
    },
    'revocation-list-not-certificate': {
      title: 'Das ist eine Sperrliste, kein Zertifikat',
      next: 'Legen Sie das Zertifikat der CA ab, die sie ausgestellt hat.',
    },
    'ssh-key': {
      title: 'Das ist ein Schlüssel für SSH',
      next: 'Geräte weisen sich mit X.509-Zertifikaten aus. Legen Sie ein Zertifikat in PEM oder DER ab.',
    },
    'too-many-items': {
      title: 'Es ist mehr darin, als auf einmal verarbeitet werden kann',
      next: 'Die ersten {{maximum}} wurden gelesen. Teilen Sie die Eingabe auf.',
    },
    unknown: {
      title: 'Nichts wurde erkannt',
      next: 'Gelesen werden Zertifikate, Schlüssel, Zertifikatsanforderungen und Sperrlisten in PEM, DER, PKCS#7, PKCS#12 und ZIP.',
    },
  },
};
