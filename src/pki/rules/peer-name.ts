import type { Certificate } from '../certificate.ts';
import { finding, type Profile, type RuleFinding } from '../findings.ts';
import { generalNameText } from '../general-name-text.ts';
import type { GeneralName } from '../general-name.ts';
import type { PeerName } from '../judge-request.ts';
import { hexText } from '../octets.ts';
import { isHostName, splitMailbox } from './name-constraints/subtree.ts';

/** Every name by which the caller knows its peer stands in the leaf as alternative name (RFC 9525 6). */
export function checkPeerNames(leaf: Certificate, wanted: readonly PeerName[], profile: Profile): RuleFinding[] {
  const names = leaf.known.subjectAlternativeName ?? [];
  const missing = wanted.find((peer) => !names.some((name) => matches(name, peer)));
  if (missing === undefined) return [];
  const evidence = { expected: missing.value, actual: names.slice(0, 5).map(generalNameText).join(', ') };
  return [finding(profile, 'peer-name-mismatch', evidence)];
}

function matches(name: GeneralName, peer: PeerName): boolean {
  if (name.kind === 'dns' && peer.kind === 'dns') return hostMatches(name.text, peer.value);
  if (name.kind === 'email' && peer.kind === 'email') return mailboxMatches(name.text, peer.value);
  if (name.kind !== 'ip' || peer.kind !== 'ip') return false;
  const wanted = parseIp(peer.value);
  return wanted !== undefined && hexText(wanted) === hexText(name.octets);
}

/** RFC 9525 6.3: labels match one by one; a wildcard is a whole leftmost label with at least two labels behind it. */
function hostMatches(pattern: string, host: string): boolean {
  const [lower, wanted] = [pattern.toLowerCase(), host.toLowerCase()];
  if (!isHostName(wanted)) return false;
  if (!lower.startsWith('*.')) return lower === wanted;
  const parent = lower.slice(2);
  return isHostName(parent) && parent.includes('.') && wanted.slice(wanted.indexOf('.') + 1) === parent;
}

function mailboxMatches(text: string, wanted: string): boolean {
  const [own, other] = [splitMailbox(text), splitMailbox(wanted)];
  return own !== undefined && own.local === other?.local && own.host === other.host;
}

/** Octets of an IPv4 or IPv6 address in its usual text form; undefined for any other text. */
function parseIp(text: string): Uint8Array | undefined {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) {
    const octets = text.split('.').map(Number);
    return octets.every((octet) => octet < 256) ? Uint8Array.from(octets) : undefined;
  }
  if (!text.includes(':') || !URL.canParse(`http://[${text}]/`)) return undefined;
  const canonical = new URL(`http://[${text}]/`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [left, right] = [groups(head), groups(tail ?? '')];
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  const words = [...left, ...zeros, ...right].map((group) => Number.parseInt(group, 16));
  return Uint8Array.from(words.flatMap((word) => [word >> 8, word & 0xff]));
}
