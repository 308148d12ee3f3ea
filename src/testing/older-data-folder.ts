import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, sql, type Insertable } from 'kysely';
import { hashPassword } from '#server/platform/sessions/hash-password.ts';
import { createKeyFile } from '#server/platform/tokens/key-files.ts';
import { migrate, migrations } from '#server/storage/migrate.ts';
import { openSqlite } from '#server/storage/sqlite.ts';
import type { Tables } from '#server/storage/tables.ts';
import { testInstant, type TestCertificate } from './certificate-factory.ts';
import { testPassword } from './start-gatehouse.ts';

/** Every row, by the name of its table. */
export type Rows = Record<string, Record<string, unknown>[]>;

/** Roles that the first admin had before there were groups. */
const firstAdminRoles = [
  'ROLE_TENANT_MANAGEMENT_READ',
  'ROLE_TENANT_MANAGEMENT_ADMIN',
  'ROLE_TENANT_ADMIN',
  'ROLE_OPTION_MANAGEMENT_READ',
  'ROLE_OPTION_MANAGEMENT_ADMIN',
  'ROLE_USER_MANAGEMENT_READ',
  'ROLE_USER_MANAGEMENT_ADMIN',
  'ROLE_AUDIT_READ',
];

/** `jti` of a token that was logged out. */
export const olderLogout = 'logged-out';

/** What a data folder of an older version holds. */
export interface OlderData {
  /** Trusted; auto-registration is off. */
  anchor: TestCertificate;
  /** Came through it and has its user. */
  device: TestCertificate;
  /** Common name of that device. */
  deviceName: string;
}

/**
 * Makes a data folder as an older version leaves it: with those changes of the tables alone, and something in each.
 * @param made numbers of the migrations, in the order in which they were made.
 */
export async function makeOlderFolder(folder: string, made: readonly string[], data: OlderData): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  createKeyFile(join(folder, 'token-keys'), 'ES256');
  const storage = openTables(folder);
  for (let count = 1; count <= made.length; count += 1) {
    const numbers = new Set(made.slice(0, count));
    await migrate(
      storage,
      Object.fromEntries(Object.entries(migrations).filter(([name]) => numbers.has(name.slice(0, 4)))),
    );
  }
  for (const [number, rows] of Object.entries(await rowsOf(data))) {
    if (!made.includes(number)) continue;
    for (const [table, values] of Object.entries(rows)) {
      await storage
        .insertInto(table as keyof Tables)
        .values(values)
        .execute();
    }
  }
  await storage.destroy();
}

/** Everything in the tables of a data folder, as it is. */
export async function readRows(folder: string): Promise<Rows> {
  const storage = openTables(folder);
  const rows: Rows = {};
  for (const { name } of await storage.introspection.getTables()) {
    rows[name] = (
      await sql<Record<string, unknown>>`select * from ${sql.table(name)} order by 1, 2`.execute(storage)
    ).rows;
  }
  await storage.destroy();
  return rows;
}

/** A connection to the database of a data folder that changes no table. */
export function openTables(folder: string): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: openSqlite(join(folder, 'gatehouse.sqlite')).dialect });
}

type RowsOf = { [Table in keyof Tables]?: Insertable<Tables[Table]>[] };

/** By the number of the migration that made their tables. */
async function rowsOf({ anchor, device, deviceName }: OlderData): Promise<Record<string, RowsOf>> {
  const tenant_id = 't1001';
  const at = testInstant.getTime() - 3_600_000;
  const seconds = Math.floor(at / 1000);
  const fingerprint = hex('sha1', anchor.der);
  const user = { tenant_id, enabled: 1, tokens_valid_from: 0, created_at: at };
  const userName = `device_${deviceName}`;
  const certificates = JSON.stringify([device, anchor].map(({ der }) => Buffer.from(der).toString('base64')));
  const attempt = {
    tenant_id,
    at,
    anchor_fingerprint: fingerprint,
    tls_version: 'TLSv1.3',
    remote_address: '192.0.2.1',
  };
  const chain_digest = 'digest-of-an-older-version';
  const passwordHash = await hashPassword(testPassword, randomBytes);
  return {
    '0001': {
      tenants: [{ id: tenant_id, domain: 'localhost', created_at: at }],
      users: [
        {
          ...user,
          user_name: 'admin',
          kind: 'person',
          password_hash: passwordHash,
          roles: JSON.stringify(firstAdminRoles),
        },
        {
          ...user,
          user_name: 'reader',
          kind: 'person',
          password_hash: passwordHash,
          roles: '["ROLE_TENANT_MANAGEMENT_READ"]',
        },
        { ...user, user_name: userName, kind: 'device', roles: '["ROLE_DEVICE"]', anchor_fingerprint: fingerprint },
      ],
      tenant_options: [
        {
          tenant_id,
          category: 'oauth.internal',
          key: 'device-token.lifespan.seconds',
          value: '900',
          updated_at: at,
          updated_by: 'admin',
        },
      ],
      trusted_certificates: [
        {
          tenant_id,
          fingerprint,
          fingerprint_sha256: hex('sha256', anchor.der),
          name: 'Older CA',
          status: 'ENABLED',
          auto_registration_enabled: 0,
          der_base64: Buffer.from(anchor.der).toString('base64'),
          subject: 'CN=Older CA',
          issuer: 'CN=Older CA',
          serial_number: String(anchor.serial),
          algorithm_name: 'SHA256withECDSA',
          not_before: at,
          not_after: at + 86_400_000,
          proof_of_possession_valid: 1,
          pop_code: 'code',
          pop_code_usable_until: at,
          created_at: at,
        },
      ],
      trust_version: [{ tenant_id, version: 7 }],
      revoked_tokens: [{ tenant_id, jti: olderLogout, expires_at: seconds + 7200 }],
    },
    '0002': {
      sequences: [
        { tenant_id, name: 'audit-records', value: 41 },
        { tenant_id, name: 'token-attempts', value: 52 },
      ],
      audit_records: [
        {
          tenant_id,
          id: 41,
          at,
          user_name: 'admin',
          type: 'Option',
          source: 's',
          activity: 'a',
          text: 'of old',
          changes: '[]',
        },
      ],
      token_cuts: [{ tenant_id, scope: 'devices', valid_from: seconds - 60 }],
      token_attempts: [
        {
          ...attempt,
          id: 51,
          result: 'refused',
          status: 401,
          error_code: 'chain-invalid',
          findings: ' expired ',
          device: 'other',
          request_id: 'r1',
          chain_digest,
        },
        {
          ...attempt,
          id: 52,
          result: 'accepted',
          status: 200,
          findings: '  ',
          device: deviceName,
          request_id: 'r2',
          chain_digest,
        },
      ],
      presented_chains: [{ tenant_id, digest: chain_digest, last_seen_at: at, certificates }],
      token_attempt_counts: [{ tenant_id, bucket_at: at, reason: 'accepted', count: 1 }],
      device_tokens: [
        {
          tenant_id,
          user_name: userName,
          anchor_fingerprint: fingerprint,
          first_issued_at: seconds,
          last_issued_at: seconds,
          last_expires_at: seconds + 7200,
          last_jti: 'live',
        },
      ],
    },
    '0003': {
      managed_objects: [
        {
          tenant_id,
          id: 5,
          owner: userName,
          name: 'Older object',
          type: null,
          fragments: '{"a":1}',
          created_at: at,
          updated_at: at,
        },
      ],
      external_ids: [{ tenant_id, type: 'c8y_Serial', external_id: deviceName, managed_object_id: 5 }],
    },
    '0004': { revoked_certificates: [{ tenant_id, serial_number: 'ab', revoked_at: at }] },
    '0005': {
      second_factors: [
        { tenant_id, user_name: 'reader', sealed_secret: 'x', verified: 0, active: 0, last_step: 0, created_at: at },
      ],
    },
    '0007': { token_ends: [{ tenant_id, last_end: at + 7_200_000 }] },
  };
}

const hex = (algorithm: string, der: Uint8Array): string => createHash(algorithm).update(der).digest('hex');
