import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { displayName } from '#console/certificates/display-name.ts';
import { expiryBandOf, type ExpiryBand } from '#console/certificates/expiry-bands.ts';
import type { ListFilter, ListSearch, SortKey } from './list-search.ts';
import { needsProof } from './needs-proof.ts';
import { serialHex } from '#console/certificates/serial-number.ts';
import { validityAt } from '#console/certificates/validity.ts';

const byText = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const passes: Record<ListFilter, (certificate: TrustedCertificate, now: Date) => boolean> = {
  enabled: ({ status }) => status === 'ENABLED',
  disabled: ({ status }) => status === 'DISABLED',
  expiring: (certificate, now) => validityAt(certificate, now).state === 'expiring',
  expired: (certificate, now) => validityAt(certificate, now).state === 'expired',
  'proof-missing': needsProof,
};

/** What is known of certificates beside their fields, by the platform's fingerprint. */
export interface Beside {
  /** Lower-case hex; known once somebody searches for a fingerprint. */
  sha256Of?: ((fingerprint: string) => string | undefined) | undefined;
  devicesOf?: ((fingerprint: string) => number) | undefined;
}

const compare: Record<Exclude<SortKey, 'devices'>, (a: TrustedCertificate, b: TrustedCertificate) => number> = {
  name: (a, b) => byText.compare(displayName(a), displayName(b)),
  expiry: (a, b) => Date.parse(a.notAfter ?? '') - Date.parse(b.notAfter ?? ''),
  status: (a, b) => b.status.localeCompare(a.status),
  algorithm: (a, b) => byText.compare(a.algorithmName ?? '', b.algorithmName ?? ''),
};

/** Fingerprints are pasted with colons and in capitals as often as not. */
function matches(certificate: TrustedCertificate, words: string[], plainHex: string, { sha256Of }: Beside): boolean {
  const { name, subject, issuer, fingerprint, serialNumber } = certificate;
  if (plainHex !== '' && fingerprint.includes(plainHex)) return true;
  if (plainHex !== '' && sha256Of?.(fingerprint)?.includes(plainHex) === true) return true;
  if (plainHex !== '' && serialHex(serialNumber)?.includes(plainHex) === true) return true;
  const text = [name, subject, issuer, fingerprint, serialNumber].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

/** What is looked for, where it is part of a fingerprint or a serial number in hex: lower case without colons. */
export function fingerprintPart(text: string): string {
  const plain = text.toLowerCase().replaceAll(/[:\s]/g, '');
  return /^[0-9a-f]{4,}$/.test(plain) ? plain : '';
}

/** The certificates that a filter lets through. */
export function filtered(all: readonly TrustedCertificate[], filter: ListFilter, now: Date): TrustedCertificate[] {
  return all.filter((certificate) => passes[filter](certificate, now));
}

/** The certificates whose end is in a band; all of them without one. */
export function endingIn(
  all: readonly TrustedCertificate[],
  band: ExpiryBand | undefined,
  now: Date,
): readonly TrustedCertificate[] {
  return band === undefined ? all : all.filter((certificate) => expiryBandOf(certificate, now) === band);
}

/** Narrows by words (all of them, anywhere) or a part of the fingerprint, filters and sorts. */
export function arrange(
  all: readonly TrustedCertificate[],
  search: ListSearch,
  now: Date,
  beside: Beside = {},
): TrustedCertificate[] {
  const text = (search.search ?? '').trim().toLowerCase();
  const words = text.split(/\s+/);
  const plainHex = fingerprintPart(text);
  const within = endingIn(all, search.ends, now);
  const chosen = search.filter === undefined ? within : filtered(within, search.filter, now);
  const found = text === '' ? chosen : chosen.filter((certificate) => matches(certificate, words, plainHex, beside));
  const order = orderBy(search.sort ?? 'name', beside);
  const sign = search.descending === true ? -1 : 1;
  return found.toSorted((a, b) => sign * order(a, b) || byText.compare(a.fingerprint, b.fingerprint));
}

/** The most devices first: that is what somebody who sorts by them looks for. */
function orderBy(sort: SortKey, { devicesOf }: Beside) {
  if (sort !== 'devices') return compare[sort];
  const devices = ({ fingerprint }: TrustedCertificate) => devicesOf?.(fingerprint) ?? 0;
  return (a: TrustedCertificate, b: TrustedCertificate) => devices(b) - devices(a);
}
