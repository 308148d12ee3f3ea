import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { displayName } from '#console/certificates/display-name.ts';
import type { ListFilter, ListSearch, SortKey } from './list-search.ts';
import { validityAt } from '#console/certificates/validity.ts';

const byText = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const passes: Record<ListFilter, (certificate: TrustedCertificate, now: Date) => boolean> = {
  enabled: ({ status }) => status === 'ENABLED',
  disabled: ({ status }) => status === 'DISABLED',
  expiring: (certificate, now) => validityAt(certificate, now).state === 'expiring',
  expired: (certificate, now) => validityAt(certificate, now).state === 'expired',
  'proof-missing': ({ proofOfPossessionValid }) => proofOfPossessionValid !== true,
};

const compare: Record<SortKey, (a: TrustedCertificate, b: TrustedCertificate) => number> = {
  name: (a, b) => byText.compare(displayName(a), displayName(b)),
  expiry: (a, b) => Date.parse(a.notAfter ?? '') - Date.parse(b.notAfter ?? ''),
  status: (a, b) => b.status.localeCompare(a.status),
  algorithm: (a, b) => byText.compare(a.algorithmName ?? '', b.algorithmName ?? ''),
};

/** Fingerprints are pasted with colons and in capitals as often as not. */
function matches(certificate: TrustedCertificate, words: string[], plainHex: string): boolean {
  const { name, subject, issuer, fingerprint, serialNumber } = certificate;
  if (plainHex !== '' && fingerprint.includes(plainHex)) return true;
  const text = [name, subject, issuer, fingerprint, serialNumber].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

function fingerprintPart(text: string): string {
  const plain = text.replaceAll(/[:\s]/g, '');
  return /^[0-9a-f]{4,}$/.test(plain) ? plain : '';
}

/** The certificates that a filter lets through. */
export function filtered(all: readonly TrustedCertificate[], filter: ListFilter, now: Date): TrustedCertificate[] {
  return all.filter((certificate) => passes[filter](certificate, now));
}

/** Narrows by words (all of them, anywhere) or a part of the fingerprint, filters and sorts. */
export function arrange(all: readonly TrustedCertificate[], search: ListSearch, now: Date): TrustedCertificate[] {
  const text = (search.search ?? '').trim().toLowerCase();
  const words = text.split(/\s+/);
  const plainHex = fingerprintPart(text);
  const chosen = search.filter === undefined ? all : filtered(all, search.filter, now);
  const found = text === '' ? chosen : chosen.filter((certificate) => matches(certificate, words, plainHex));
  const order = compare[search.sort ?? 'name'];
  const sign = search.descending === true ? -1 : 1;
  return found.toSorted((a, b) => sign * order(a, b) || byText.compare(a.fingerprint, b.fingerprint));
}
