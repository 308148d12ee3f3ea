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

export interface TrustVersionRow {
  tenant_id: string;
  version: number;
}

export interface RevokedTokenRow {
  tenant_id: string;
  jti: string;
  /** Seconds: after this instant the token is refused by its own `exp`. */
  expires_at: number;
}

export interface Tables {
  tenants: TenantRow;
  users: UserRow;
  tenant_options: TenantOptionRow;
  trusted_certificates: TrustedCertificateRow;
  /** Raised in the same transaction as every change to a tenant's trusted certificates: what caches are keyed by. */
  trust_version: TrustVersionRow;
  revoked_tokens: RevokedTokenRow;
}

/** The database, or a transaction on it. */
export type Storage = Kysely<Tables>;
