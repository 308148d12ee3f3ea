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

/** Something known of a certificate beside its fields, by the platform's fingerprint. */
type Beside<Known> = ((fingerprint: string) => Known) | undefined;

type SortValue = string | number;

const sortValue: Record<Exclude<SortKey, 'devices'>, (certificate: TrustedCertificate) => SortValue> = {
  name: displayName,
  expiry: ({ notAfter }) => Date.parse(notAfter ?? ''),
  status: ({ status }) => (status === 'ENABLED' ? 0 : 1),
  algorithm: ({ algorithmName }) => algorithmName ?? '',
};

/** Fingerprints are pasted with colons and in capitals as often as not. */
function matches(
  certificate: TrustedCertificate,
  words: string[],
  plainHex: string,
  sha256Of: Beside<string | undefined>,
): boolean {
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

/**
 * Narrows by words (all of them, anywhere) or a part of the fingerprint, by end and by filter; the order stays.
 * @param sha256Of lower-case hex; known once somebody searches for a fingerprint.
 */
export function narrowed(
  all: readonly TrustedCertificate[],
  search: Pick<ListSearch, 'search' | 'ends' | 'filter'>,
  now: Date,
  sha256Of?: Beside<string | undefined>,
): readonly TrustedCertificate[] {
  const text = (search.search ?? '').trim().toLowerCase();
  const words = text.split(/\s+/);
  const plainHex = fingerprintPart(text);
  const within = endingIn(all, search.ends, now);
  const chosen = search.filter === undefined ? within : filtered(within, search.filter, now);
  return text === '' ? chosen : chosen.filter((certificate) => matches(certificate, words, plainHex, sha256Of));
}

/** Sorts by name unless told. By devices, the most come first: that is what somebody who sorts by them looks for. */
export function inOrder(
  all: readonly TrustedCertificate[],
  { sort = 'name', descending }: Pick<ListSearch, 'sort' | 'descending'>,
  devicesOf?: Beside<number>,
): readonly TrustedCertificate[] {
  const valueOf =
    sort === 'devices' ? ({ fingerprint }: TrustedCertificate) => -(devicesOf?.(fingerprint) ?? 0) : sortValue[sort];
  const sign = descending === true ? -1 : 1;
  return all
    .map((certificate) => ({ certificate, value: valueOf(certificate), fingerprint: certificate.fingerprint }))
    .toSorted((a, b) => sign * compare(a.value, b.value) || byText.compare(a.fingerprint, b.fingerprint))
    .map(({ certificate }) => certificate);
}

function compare(a: SortValue, b: SortValue): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : byText.compare(String(a), String(b));
}
