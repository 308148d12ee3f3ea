import type { LeftOutCode, RepairCode } from '#contract/input-codes.ts';

/** Why something was left out, and what to do about it. `{{source}}` is a file name, `{{line}}` a line in it. */
interface LeftOutText {
  title: string;
  next: string;
}

/** What reading a file or a pasted text has to say; the keys are the codes of `contract/input-codes.ts`. */
export const input = {
  repairs: {
    'armour-dashes': 'Dashes missing at a BEGIN or END line were put back.',
    'armour-missing': 'Base64 without BEGIN and END lines was read.',
    'bag-attributes': 'Bag attributes around the blocks were skipped.',
    'byte-order-mark': 'A byte order mark at the beginning was removed.',
    'comma-separated': 'Commas between certificates were skipped.',
    'end-line-missing': 'A missing END line was added; the content is whole.',
    'escaped-line-breaks': 'Line breaks written as \\n were turned into real ones.',
    'header-form': 'A header value was read: spaces stood for line breaks.',
    'label-corrected': 'The BEGIN line named the wrong kind of content; the content itself counted.',
    'line-breaks-lost': 'Lost line breaks were put back.',
    'line-ends': 'Windows line ends were converted.',
    'percent-encoded': 'Percent-encoding was undone.',
    'text-around': 'Text around the blocks was skipped.',
    'trailing-bytes': 'Bytes behind the end of the content were skipped.',
    'utf-16': 'The text was converted from UTF-16.',
  } satisfies Record<RepairCode, string>,
  leftOut: {
    'archive-damaged': {
      title: 'The archive, or a file in it, is damaged',
      next: 'Pack {{source}} again as a ZIP file without a password.',
    },
    'archive-entry-too-large': {
      title: 'A file in the archive is too large',
      next: '{{source}} unpacks to {{bytes}} bytes; at most {{maximum}} are read. Leave it out of the archive.',
    },
    'archive-nested': {
      title: 'An archive inside the archive was not opened',
      next: 'Unpack {{source}} and drop it on its own.',
    },
    'archive-ratio': {
      title: 'A file in the archive is packed suspiciously tightly',
      next: '{{source}} was not unpacked. If it is what you expect, drop it outside the archive.',
    },
    'archive-too-large': {
      title: 'The archive holds too much',
      next: 'It unpacks to {{bytes}} bytes; at most {{maximum}} are read. Split it.',
    },
    'archive-too-many-entries': {
      title: 'The archive holds too many files',
      next: 'At most {{maximum}} are read at once. Split it.',
    },
    'base64-damaged': {
      title: 'A {{label}} block holds characters that do not belong there',
      next: 'Copy it again from its source, from the BEGIN line to the END line.',
    },
    'base64-truncated': {
      title: 'A block is cut off',
      next: 'A part of it is missing. Copy it again from its source, from the BEGIN line to the END line.',
    },
    'certificate-malformed': {
      title: 'A certificate cannot be read',
      next: 'Its encoding is wrong at byte {{offset}} ({{defect}}). Ask its issuer for a correct copy.',
    },
    'container-damaged': {
      title: 'A PKCS#7 or PKCS#12 file is damaged',
      next: 'Export {{source}} again.',
    },
    'der-truncated': {
      title: 'The file is cut off',
      next: '{{source}} ends after {{bytes}} bytes, before its content does. Copy it again in binary mode.',
    },
    empty: { title: 'There is nothing in it', next: 'Choose another file, or paste the text again.' },
    'file-unreadable': {
      title: 'The file could not be read',
      next: '{{source}} was moved, changed or locked since it was chosen. Choose it again.',
    },
    'input-too-large': {
      title: 'The file is too large',
      next: '{{source}} has {{bytes}} bytes; at most {{maximum}} are read. Split it.',
    },
    'iterations-too-many': {
      title: 'Opening this file would take too long',
      next: 'Its password protection asks for very many rounds. Export it again with fewer (openssl: -iter 2048).',
    },
    'java-keystore': {
      title: 'This is a Java keystore',
      next: 'Convert it: keytool -importkeystore -srckeystore FILE -destkeystore FILE.p12 -deststoretype PKCS12',
    },
    'key-encryption-unsupported': {
      title: 'The private key is encrypted in a way that cannot be opened here',
      next: 'Convert it: openssl pkcs8 -topk8 -in KEY -out KEY.pem',
    },
    'key-malformed': {
      title: 'A private key cannot be read',
      next: 'It is damaged, or its curve is not named. Export it again: openssl pkcs8 -topk8 -in KEY -out KEY.pem',
    },
    'password-needed': { title: 'A password is needed', next: 'Enter the password that {{source}} was exported with.' },
    'password-wrong': { title: 'The password is wrong', next: 'Enter the password that {{source}} was exported with.' },
    'private-key-not-certificate': {
      title: 'This is a private key, not a certificate',
      next: 'Keep it secret and drop the certificate instead. Nothing of it was sent.',
    },
    'public-key-not-certificate': {
      title: 'This is a public key, not a certificate',
      next: 'Drop the certificate that was issued for this key.',
    },
    'request-not-certificate': {
      title: 'This is a signing request, not a certificate',
      next: 'Have it signed by your CA, then drop the certificate that the CA returns.',
    },
    'revocation-list-not-certificate': {
      title: 'This is a revocation list, not a certificate',
      next: 'Drop the certificate of the CA that issued it.',
    },
    'ssh-key': {
      title: 'This is a key for SSH',
      next: 'Devices show X.509 certificates. Drop a certificate in PEM or DER.',
    },
    'too-many-items': {
      title: 'There is more in it than can be handled at once',
      next: 'The first {{maximum}} were read. Split the input.',
    },
    unknown: {
      title: 'Nothing was recognised',
      next: 'Certificates, keys, requests and revocation lists are read in PEM, DER, PKCS#7, PKCS#12 and ZIP.',
    },
  } satisfies Record<LeftOutCode, LeftOutText>,
};
