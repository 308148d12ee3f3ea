import { decodeCharacterString } from '../../der/character-string.ts';
import { MalformedError } from '../../der/malformed-error.ts';
import { DerReader } from '../../der/reader.ts';
import type { GeneralName } from '../../general-name.ts';

/** SmtpUTF8Mailbox (RFC 9598 3). */
const smtpUtf8Mailbox = '1.3.6.1.5.5.7.8.9';

/**
 * An internationalized mailbox as the mail address that rfc822Name constraints apply to, its host in ASCII form
 * (RFC 9598 5). Undefined for any other name; one that cannot be read becomes an address that fits no constraint.
 */
export function internationalMailbox(name: GeneralName): GeneralName | undefined {
  if (name.kind !== 'other' || name.type !== smtpUtf8Mailbox) return undefined;
  const text = mailboxText(name.value) ?? '';
  const at = text.lastIndexOf('@');
  return { kind: 'email', text: `${text.slice(0, at)}@${asciiHost(text.slice(at + 1))}` };
}

function mailboxText(value: Uint8Array): string | undefined {
  try {
    return decodeCharacterString(value, new DerReader(value).element());
  } catch (error) {
    if (error instanceof MalformedError) return undefined;
    throw error;
  }
}

function asciiHost(host: string): string {
  return URL.canParse(`http://${host}/`) ? new URL(`http://${host}/`).hostname : '';
}
