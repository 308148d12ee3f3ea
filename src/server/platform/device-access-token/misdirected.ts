import { isIP } from 'node:net';
import { GatehouseError } from '#contract/error-codes.ts';
import { DeviceRefusal } from './device-refusal.ts';
import type { TrustedCertificate, TrustSnapshot } from './trust-store.ts';

/** A DNS name out of a `Host` header or a TLS server name, in the one spelling that names are compared in. */
function dnsName(text: string): string | undefined {
  const name = text
    .replace(/:\d{1,5}$/, '')
    .replace(/\.$/, '')
    .toLowerCase();
  return name === '' || isAddress(name) ? undefined : name;
}

/** An address has a colon in it or a digit at its end; most names have neither. */
function isAddress(name: string): boolean {
  return name.startsWith('[') || (/:|\d$/.test(name) && isIP(name) !== 0);
}

/**
 * Refuses a request whose `Host` is another name than the one that TLS was set up for: what was decided by the one must
 * not be used under the other (RFC 9110 7.4, CVE-2025-66614). Addresses name no tenant and are left alone.
 * @throws GatehouseError `misdirected`
 */
export function demandOneName(serverName: string | undefined, host: string | undefined): void {
  if (serverName === host) return;
  const [connected, asked] = [dnsName(serverName ?? ''), dnsName(host ?? '')];
  if (connected === undefined || asked === undefined || connected === asked) return;
  throw new GatehouseError('misdirected', 'The Host header names another server than the TLS handshake did.');
}

/**
 * Refuses a device that came by the domain of a tenant that is not its own. The platform's own domain, which is the
 * default tenant's, is everybody's way in.
 * @throws DeviceRefusal `misdirected`
 */
export function demandOwnDomain(
  serverName: string | undefined,
  anchor: TrustedCertificate,
  trust: TrustSnapshot,
  defaultTenantId: string,
): void {
  const tenantId = trust.tenantsByDomain.get(dnsName(serverName ?? '') ?? '');
  if (tenantId === undefined || tenantId === anchor.tenantId || tenantId === defaultTenantId) return;
  throw new DeviceRefusal('misdirected', 'This address belongs to another tenant.', { anchor });
}
