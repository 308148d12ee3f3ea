/** Why no list could be had, as findings and the log name it. */
export type ListFailure =
  | 'address-invalid'
  | 'scheme-refused'
  | 'port-refused'
  | 'address-not-public'
  | 'name-not-found'
  | 'unreachable'
  | 'timeout'
  | 'status'
  | 'too-large'
  | 'encoded'
  | 'not-a-list'
  | 'busy'
  | 'no-address'
  | 'too-many-points';

/** Where a list is fetched from. */
export interface ListAddress {
  url: URL;
  /** Without the brackets of an IPv6 address. */
  host: string;
  port: number;
  /** The operator named this host and port: it may be at any address. */
  allowed: boolean;
}

/** Characters of an address; longer ones are no honest distribution point. */
export const addressLength = 2048;

const ports: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** `host:port` of an entry of `GATEHOUSE_CRL_ALLOWED_HOSTS` in the form that addresses are compared by, or undefined. */
export function readAllowedHost(text: string): string | undefined {
  if (!/^(\[[0-9a-f:.]+\]|[a-z0-9.-]+):[0-9]{1,5}$/i.test(text)) return undefined;
  const url = URL.parse(`http://${text}`);
  return url === null || url.port === '0' ? undefined : hostAndPort(url);
}

/**
 * Judges the text of a distribution point before anything is resolved. What a URL parser would mend in silence (NUL,
 * blanks, line breaks, backslashes) and user names are refused; an IP address in decimal, octal or hexadecimal form
 * becomes the usual one. On hosts that the operator did not name, the ports are 80 and 443.
 */
export function readListAddress(text: string, allowedHosts: ReadonlySet<string>): ListAddress | ListFailure {
  if (text.length > addressLength || !/^[\x21-\x5b\x5d-\x7e]+$/.test(text)) return 'address-invalid';
  const url = URL.parse(text);
  if (url === null) return 'address-invalid';
  if (!(url.protocol in ports)) return 'scheme-refused';
  if (url.hostname === '' || url.username !== '' || url.password !== '') return 'address-invalid';
  const port = portOf(url);
  const allowed = allowedHosts.has(hostAndPort(url));
  if (!allowed && port !== 80 && port !== 443) return 'port-refused';
  return { url, host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port, allowed };
}

function portOf({ port, protocol }: URL): number {
  return port === '' ? (ports[protocol] ?? 0) : Number(port);
}

function hostAndPort(url: URL): string {
  return `${url.hostname}:${portOf(url)}`;
}
