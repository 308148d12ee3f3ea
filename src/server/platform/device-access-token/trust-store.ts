import { parseCertificate, type Certificate } from '#pki/certificate.ts';
import type { TrustAnchor } from '#pki/judge-request.ts';
import type { Changes } from '#server/storage/changes.ts';
import type { Storage } from '#server/storage/tables.ts';
import { readTenantRevocations, type TenantRevocation } from '../revocation/tenant-revocation.ts';

/** A trusted certificate with what it decides beyond trust. */
export interface TrustedCertificate {
  tenantId: string;
  /** When its tenant was made, milliseconds since 1970: tells it from a later one of the same id. */
  tenantSince: number;
  /** Domain of its tenant. */
  domain: string;
  /** SHA-1, lower-case hex. */
  fingerprint: string;
  autoRegistration: boolean;
  proofOfPossession: boolean;
}

/** Every tenant's trusted certificates, and what it says of revocation, at one version of the trust store. */
export interface TrustSnapshot {
  version: string;
  anchors: readonly TrustAnchor[];
  /** By the SHA-256 fingerprint of the certificate, lower-case hex, which is also the anchor's id. */
  byId: ReadonlyMap<string, TrustedCertificate>;
  /** Of the tenants that check revocation, by their id. */
  revocation: ReadonlyMap<string, TenantRevocation>;
  /** Ids of all tenants by their domain, in small letters. */
  tenantsByDomain: ReadonlyMap<string, string>;
}

/** Gives what is trusted at this very moment; at once where nothing has changed. */
export type TrustStore = () => TrustSnapshot | Promise<TrustSnapshot>;

/**
 * Trust anchors in memory. Each call that finds the database changed asks it for the version, which every change of trust
 * raises in any process, and reads the certificates again where it is another one.
 */
export function createTrustStore(storage: Storage, changes: Changes): TrustStore {
  let kept: TrustSnapshot | undefined;
  let keptAtCount: number | undefined;
  let parsed = new Map<string, Certificate>();
  let reading: { version: string; snapshot: Promise<TrustSnapshot> } | undefined;
  const read = async (version: string): Promise<TrustSnapshot> => {
    const rows = await trustedRows(storage);
    const revocation = await readTenantRevocations(storage);
    const tenants = await storage.selectFrom('tenants').select(['id', 'domain']).execute();
    const known = parsed;
    parsed = new Map(rows.map((row) => [row.fingerprint_sha256, known.get(row.fingerprint_sha256) ?? decode(row)]));
    return {
      version,
      anchors: rows.map(({ fingerprint_sha256: id, status, suspended_at }) => ({
        id,
        certificate: parsed.get(id)!,
        // A suspended tenant's stay known, so that it and nobody else hears of its devices' attempts.
        enabled: status === 'ENABLED' && suspended_at === null,
      })),
      byId: new Map(rows.map((row) => [row.fingerprint_sha256, describe(row)])),
      revocation,
      tenantsByDomain: new Map(tenants.map(({ id, domain }) => [domain.toLowerCase(), id])),
    };
  };
  const readAgain = async (count: number): Promise<TrustSnapshot> => {
    const version = await trustVersion(storage);
    if (kept?.version === version) {
      keptAtCount = count;
      return kept;
    }
    // Rows are read after the version: they are never older than it, so that all who wait for it may share them.
    if (reading?.version !== version) reading = { version, snapshot: read(version) };
    const current = reading;
    try {
      kept = await current.snapshot;
      keptAtCount = count;
      return kept;
    } finally {
      if (reading === current) reading = undefined;
    }
  };
  return () => {
    const count = changes.countOfTurn();
    return kept !== undefined && keptAtCount === count ? kept : readAgain(count);
  };
}

/** Number of tenants with trusted certificates and the sum of their versions, which only grow. */
async function trustVersion(storage: Storage): Promise<string> {
  const row = await storage
    .selectFrom('trust_version')
    .select(({ fn }) => [fn.countAll().as('tenants'), fn.sum('version').as('versions')])
    .executeTakeFirstOrThrow();
  return `${row.tenants}:${row.versions ?? 0}`;
}

type TrustedRow = Awaited<ReturnType<typeof trustedRows>>[number];

function trustedRows(storage: Storage) {
  return storage
    .selectFrom('trusted_certificates')
    .innerJoin('tenants', 'tenants.id', 'trusted_certificates.tenant_id')
    .select([
      'tenant_id',
      'domain',
      'suspended_at',
      'tenants.created_at as tenant_since',
      'fingerprint',
      'fingerprint_sha256',
      'status',
      'auto_registration_enabled',
      'proof_of_possession_valid',
      'der_base64',
    ])
    .execute();
}

function decode(row: TrustedRow): Certificate {
  try {
    return parseCertificate(new Uint8Array(Buffer.from(row.der_base64, 'base64')));
  } catch (cause) {
    // A fault of ours: no device is told that its own certificate cannot be read.
    throw new Error(`the stored certificate ${row.fingerprint} cannot be read`, { cause });
  }
}

function describe(row: TrustedRow): TrustedCertificate {
  return {
    tenantId: row.tenant_id,
    tenantSince: row.tenant_since,
    domain: row.domain,
    fingerprint: row.fingerprint,
    autoRegistration: row.auto_registration_enabled === 1,
    proofOfPossession: row.proof_of_possession_valid === 1,
  };
}
