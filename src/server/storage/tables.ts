import type { Kysely } from 'kysely';

/**
 * Rows as they are stored. Types are the ones that SQLite and PostgreSQL share: truth values are 0 or 1, lists are JSON
 * text, certificates are base64 text. Times are milliseconds since 1970, except where a name or comment says seconds.
 */

export interface TenantRow {
  id: string;
  /** Bare domain: issuer and audience of the tenant's tokens. */
  domain: string;
  created_at: number;
  company: string | null;
  contact_name: string | null;
  /** Null while the tenant is active. */
  suspended_at: number | null;
}

export interface UserRow {
  tenant_id: string;
  user_name: string;
  kind: 'person' | 'device';
  /** Text of `hash-password.ts`; null where nobody can sign in by password. */
  password_hash: string | null;
  enabled: number;
  /** JSON array of role names. */
  roles: string;
  /** Seconds: tokens issued before this instant are refused. */
  tokens_valid_from: number;
  created_at: number;
  /** SHA-1 fingerprint of the trusted certificate that a device was registered through. */
  anchor_fingerprint: string | null;
  /** JSON array of group names; null where there are none. */
  member_of: string | null;
  display_name: string | null;
  email: string | null;
  password_changed_at: number | null;
}

/** What a person's codes are made from. */
export interface SecondFactorRow {
  tenant_id: string;
  user_name: string;
  /** Text of `secret-seal.ts`. */
  sealed_secret: string;
  /** Whether a code of this secret was seen. */
  verified: number;
  active: number;
  /** Time step of the last code that was used. */
  last_step: number;
  created_at: number;
}

export interface TenantOptionRow {
  tenant_id: string;
  category: string;
  key: string;
  value: string;
  updated_at: number;
  updated_by: string;
}

export interface TrustedCertificateRow {
  tenant_id: string;
  /** SHA-1 of the DER form, lower-case hex; unique over all tenants (contract 2.3). */
  fingerprint: string;
  fingerprint_sha256: string;
  name: string | null;
  status: 'ENABLED' | 'DISABLED';
  auto_registration_enabled: number;
  /** DER in base64, one line. */
  der_base64: string;
  subject: string;
  issuer: string;
  /** Decimal. */
  serial_number: string;
  algorithm_name: string;
  not_before: number;
  not_after: number;
  proof_of_possession_valid: number;
  pop_code: string;
  pop_code_usable_until: number;
  created_at: number;
}

/** One serial number on a tenant's own revocation list. */
export interface RevokedCertificateRow {
  tenant_id: string;
  /** Lower-case hex without leading zero octets. */
  serial_number: string;
  revoked_at: number;
}

interface TrustVersionRow {
  tenant_id: string;
  version: number;
}

interface RevokedTokenRow {
  tenant_id: string;
  jti: string;
  /** Seconds: after this instant the token is refused by its own `exp`. */
  expires_at: number;
}

/** When the last token ends that a tenant gave under lifespans it has changed since; milliseconds. */
interface TokenEndRow {
  tenant_id: string;
  last_end: number;
}

/** The last number given out for a kind of record: numbers rise in the order in which transactions end. */
export interface SequenceRow {
  tenant_id: string;
  name: string;
  value: number;
}

export interface AuditRecordRow {
  tenant_id: string;
  id: number;
  at: number;
  user_name: string;
  type: string;
  source: string;
  activity: string;
  text: string;
  /** JSON array of `AuditChange`. */
  changes: string;
}

/** Refuses all tokens of a scope that were issued before an instant. */
export interface TokenCutRow {
  tenant_id: string;
  /** `tenant` (everybody), `devices` (every device), or the fingerprint of the trust anchor that tokens came through. */
  scope: string;
  /** Seconds. */
  valid_from: number;
}

export interface TokenAttemptRow {
  tenant_id: string;
  id: number;
  at: number;
  result: 'accepted' | 'refused';
  /** HTTP status. */
  status: number;
  error_code: string | null;
  /** Codes with a blank before, between and after them: ` expired not-ca `. */
  findings: string;
  /** Common name of the end-entity certificate. */
  device: string | null;
  anchor_fingerprint: string | null;
  tls_version: string | null;
  remote_address: string;
  request_id: string;
  chain_digest: string;
}

/** A chain as devices presented it, once however often that was. */
export interface PresentedChainRow {
  tenant_id: string;
  digest: string;
  /** At most an hour behind the newest attempt. */
  last_seen_at: number;
  /** JSON array of DER in base64. */
  certificates: string;
}

/** Attempts of one result or reason within a short span of time. */
export interface TokenAttemptCountRow {
  tenant_id: string;
  bucket_at: number;
  reason: string;
  count: number;
}

/** First and newest token of a device; all times are seconds. */
export interface DeviceTokenRow {
  tenant_id: string;
  user_name: string;
  /** Of the newest token. */
  anchor_fingerprint: string;
  first_issued_at: number;
  last_issued_at: number;
  last_expires_at: number;
  last_jti: string;
}

export interface ManagedObjectRow {
  tenant_id: string;
  id: number;
  /** User name. */
  owner: string;
  name: string | null;
  type: string | null;
  /** JSON object of every other member. */
  fragments: string;
  created_at: number;
  updated_at: number;
}

export interface ExternalIdRow {
  tenant_id: string;
  type: string;
  external_id: string;
  managed_object_id: number;
}

export interface Tables {
  tenants: TenantRow;
  users: UserRow;
  second_factors: SecondFactorRow;
  tenant_options: TenantOptionRow;
  trusted_certificates: TrustedCertificateRow;
  revoked_certificates: RevokedCertificateRow;
  /** Raised in the same transaction as every change to what a tenant trusts: what caches are keyed by. */
  trust_version: TrustVersionRow;
  revoked_tokens: RevokedTokenRow;
  token_cuts: TokenCutRow;
  token_ends: TokenEndRow;
  sequences: SequenceRow;
  audit_records: AuditRecordRow;
  token_attempts: TokenAttemptRow;
  presented_chains: PresentedChainRow;
  token_attempt_counts: TokenAttemptCountRow;
  device_tokens: DeviceTokenRow;
  managed_objects: ManagedObjectRow;
  external_ids: ExternalIdRow;
}

/** The database, or a transaction on it. */
export type Storage = Kysely<Tables>;
