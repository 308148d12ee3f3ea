import type { CertificateFacts, CertificateRole } from '#console/certificates/certificate-facts.ts';
import { certificatesOnly } from '#pki/input/certificates-only.ts';
import { emptyReport, passwordState, type CertificateItem, type InputReport } from '#pki/input/input-report.ts';
import { matchKeys } from '#pki/input/match-keys.ts';
import { writePem } from '#pki/input/pem-writer.ts';
import { readInput } from '#pki/input/read-input.ts';
import { sortCertificates } from '#pki/input/sort-certificates.ts';
import { hexText } from '#pki/octets.ts';
import { createWebCrypto } from '#pki/web-crypto.ts';
import { describeCertificate } from './describe-certificate.ts';
import type { KeyFacts, LockedSource, SortedInput, Source } from './operations.ts';

/** Reads every source and sorts what is in them; each certificate is named once, with all its places. */
export async function readSources(crypto: Crypto, sources: readonly Source[]): Promise<SortedInput> {
  const reports: InputReport[] = [];
  for (const source of sources) reports.push(await readSource(crypto, source));
  const items = reports.flatMap(({ certificates }) => certificates);
  const certificates = await describeAll(crypto, items);
  return {
    certificates,
    keys: keysOf(reports, items, certificates),
    others: reports.flatMap((report) => [
      ...report.signingRequests.map((item) => ({ kind: 'signing-request' as const, ...item })),
      ...report.revocationLists.map((item) => ({ kind: 'revocation-list' as const, ...item })),
      ...report.publicKeys.map((item) => ({ kind: 'public-key' as const, ...item })),
    ]),
    repairs: reports.flatMap(({ repairs }) => repairs),
    leftOut: reports.flatMap(({ leftOut }) => leftOut),
    notCertificates: reports.flatMap((report) => {
      const alone = matchKeys(report.privateKeys, items).filter((match) => match.certificates.length === 0);
      return certificatesOnly({ ...report, privateKeys: alone.map(({ key }) => key), leftOut: [] }).leftOut;
    }),
    locked: sources.flatMap(({ name }, index): LockedSource[] => {
      const report = reports[index];
      const state = report === undefined ? 'none' : passwordState(report);
      return state === 'none' ? [] : [{ name, state }];
    }),
  };
}

async function readSource(crypto: Crypto, { bytes, unread, ...options }: Source): Promise<InputReport> {
  if (unread === undefined) return readInput(bytes, { crypto, ...options });
  return { ...emptyReport(), leftOut: [{ ...unread, origin: { source: options.name } }] };
}

async function describeAll(crypto: Crypto, items: readonly CertificateItem[]): Promise<CertificateFacts[]> {
  const port = createWebCrypto(crypto.subtle);
  const { endEntities, intermediates, roots } = sortCertificates(items);
  const places = Map.groupBy(items, ({ certificate }) => hexText(certificate.der));
  const describe = (role: CertificateRole) => (item: CertificateItem) => {
    const same = places.get(hexText(item.certificate.der)) ?? [item];
    return describeCertificate(port, item.certificate, { role, origins: same.map(({ origin }) => origin) });
  };
  return Promise.all([
    ...endEntities.map(describe('end-entity')),
    ...intermediates.map(describe('intermediate')),
    ...roots.map(describe('root')),
  ]);
}

function keysOf(
  reports: readonly InputReport[],
  items: readonly CertificateItem[],
  facts: readonly CertificateFacts[],
): KeyFacts[] {
  const fingerprints = new Map(facts.map(({ der, fingerprint }) => [hexText(der), fingerprint]));
  const keys = reports.flatMap(({ privateKeys }) => privateKeys);
  return matchKeys(keys, items).map(({ key, certificates }) => ({
    pem: writePem('PRIVATE KEY', key.pkcs8),
    origin: key.origin,
    certificates: [
      ...new Set(certificates.flatMap(({ certificate }) => fingerprints.get(hexText(certificate.der)) ?? [])),
    ],
  }));
}
