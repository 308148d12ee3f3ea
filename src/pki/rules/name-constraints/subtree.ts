import type { DistinguishedName } from '../../distinguished-name.ts';

/** How a well-formed name stands to a subtree: `partly` is a wildcard of whose names some lie within. */
export type Standing = 'outside' | 'within' | 'partly';

const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i;

/** True for a host name of labels; `_` is let through, the alternative name rule reports it. */
export function isHostName(text: string): boolean {
  return text.length <= 253 && text.split('.').every((part) => label.test(part));
}

/** True for a dNSName that may have one wildcard, in its leftmost label. */
export function isDnsName(text: string): boolean {
  const wildcard = /^([a-z0-9_-]*)\*([a-z0-9_-]*)\.(.+)$/i.exec(text);
  return isHostName(wildcard === null ? text : wildcard[3]!);
}

/** `host.example.com` stands for itself and everything under it; the empty constraint for every name. */
export function dnsStanding(name: string, constraint: string): Standing {
  const [lower, base] = [name.toLowerCase(), constraint.toLowerCase()];
  if (base === '' || lower === base || lower.endsWith(`.${base}`)) return 'within';
  if (!lower.includes('*')) return 'outside';
  const parent = lower.slice(lower.indexOf('.') + 1);
  return base.endsWith(`.${parent}`) && !base.slice(0, -parent.length - 1).includes('.') ? 'partly' : 'outside';
}

/** A mailbox, a host with all its mailboxes, or `.domain` with those of the hosts under it. */
export function emailStanding(name: string, constraint: string): Standing {
  const split = name.indexOf('@');
  const [local, host] = [name.slice(0, split), name.slice(split + 1).toLowerCase()];
  const at = constraint.lastIndexOf('@');
  if (at >= 0) {
    const sameHost = constraint.slice(at + 1).toLowerCase() === host;
    return sameHost && constraint.slice(0, at) === local ? 'within' : 'outside';
  }
  return hostStanding(host, constraint);
}

/** Local part and host in lower case; undefined for anything but one `@` with a host name behind it. */
export function splitMailbox(text: string): { local: string; host: string } | undefined {
  const at = text.indexOf('@');
  const [local, host] = [text.slice(0, at), text.slice(at + 1).toLowerCase()];
  const plain = at > 0 && !host.includes('@') && isHostName(host) && !/[\s"]/.test(local);
  return plain ? { local, host } : undefined;
}

/** Host of a URI's authority part in lower case; undefined where it has none that is a name (RFC 5280 4.2.1.10). */
export function uriHost(uri: string): string | undefined {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(uri)?.[1];
  const host = authority
    ?.slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .toLowerCase();
  if (host === undefined || !isHostName(host) || /^[\d.]+$/.test(host)) return undefined;
  return host;
}

/** The host of a URI, exactly, or `.domain` with the hosts under it. */
export const uriStanding = (name: string, constraint: string): Standing =>
  hostStanding(uriHost(name) ?? '', constraint);

function hostStanding(host: string, constraint: string): Standing {
  const base = constraint.toLowerCase();
  const within = base === '' || (base.startsWith('.') ? host.endsWith(base) : host === base);
  return within ? 'within' : 'outside';
}

/** Address and mask side by side; an address of the other family lies outside. */
export function ipStanding(name: Uint8Array, constraint: Uint8Array): Standing {
  if (constraint.length !== 2 * name.length) return 'outside';
  const matches = name.every((octet, index) => {
    const mask = constraint[name.length + index]!;
    return (octet & mask) === (constraint[index]! & mask);
  });
  return matches ? 'within' : 'outside';
}

/** A name lies under every name that its leading relative names make (RFC 5280 4.2.1.10, 7.1). */
export function directoryStanding(name: DistinguishedName, constraint: DistinguishedName): Standing {
  const within = constraint.relativeKeys.every((key, index) => name.relativeKeys[index] === key);
  return within ? 'within' : 'outside';
}
