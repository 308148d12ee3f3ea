import type { Extension } from 'pkijs';
import * as author from '#pki/author/extensions.ts';
import * as byHand from './certificate-extensions.ts';
import type { KeyUsage } from './certificate-extensions.ts';

/*
 * The usual extensions as the authoring code writes them, so that every test that makes a certificate holds that code to
 * the engine's own reader. What it has no words for, because nobody should issue it, is written by hand.
 */

const derOf = (extension: Extension): Uint8Array => new Uint8Array(extension.toSchema().toBER());

/** BasicConstraints, critical. */
export const basicConstraints = (ca: boolean, pathLength?: number): Uint8Array =>
  derOf(author.basicConstraints(ca, pathLength));

const authoredUses: readonly string[] = Object.keys(author.keyUsageBits);
const isAuthoredUse = (use: string): use is author.KeyUse => authoredUses.includes(use);

/** KeyUsage, critical; empty ones and those for enciphering alone by hand. */
export function keyUsage(uses: readonly KeyUsage[]): Uint8Array {
  const [first, ...rest] = uses.filter(isAuthoredUse);
  const authored = first !== undefined && rest.length + 1 === uses.length;
  return authored ? derOf(author.keyUsage([first, ...rest])) : byHand.keyUsage(uses);
}

const authoredPurposes: readonly string[] = Object.keys(author.purposes);
const isAuthoredPurpose = (purpose: string): purpose is author.Purpose => authoredPurposes.includes(purpose);

/** ExtendedKeyUsage; empty ones and other purposes by hand. */
export function extendedKeyUsage(purposes: readonly string[]): Uint8Array {
  const authored = purposes.filter(isAuthoredPurpose);
  return authored.length > 0 && authored.length === purposes.length
    ? derOf(author.extendedKeyUsage(authored))
    : byHand.extendedKeyUsage(purposes);
}

/** SubjectKeyIdentifier with these octets. */
export const subjectKeyIdentifier = (id: Uint8Array): Uint8Array =>
  derOf(author.subjectKeyIdentifier(new Uint8Array(id).buffer));

/** AuthorityKeyIdentifier with the key identifier form only. */
export const authorityKeyIdentifier = (id: Uint8Array): Uint8Array =>
  derOf(author.authorityKeyIdentifier(new Uint8Array(id).buffer));

/** CRLNumber. */
export const crlNumber = (value: number): Uint8Array => derOf(author.crlNumber(value));
