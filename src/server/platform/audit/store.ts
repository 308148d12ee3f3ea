import type { AuditRecordRow, Storage } from '#server/storage/tables.ts';

/** What records are looked for by; times in milliseconds since 1970, `from` included, `to` not. */
export interface AuditFilter {
  type?: string | undefined;
  user?: string | undefined;
  source?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
}

/** Adds a record. */
export async function insertAuditRecord(storage: Storage, row: AuditRecordRow): Promise<void> {
  await storage.insertInto('audit_records').values(row).execute();
}

/** One page of a tenant's records, newest first, and how many there are. */
export async function listAuditRecords(
  storage: Storage,
  tenantId: string,
  { type, user, source, from, to }: AuditFilter,
  page: { offset: number; limit: number },
): Promise<{ records: AuditRecordRow[]; total: number }> {
  const matching = storage
    .selectFrom('audit_records')
    .where('tenant_id', '=', tenantId)
    .$if(type !== undefined, (query) => query.where('type', '=', type ?? ''))
    .$if(user !== undefined, (query) => query.where('user_name', '=', user ?? ''))
    .$if(source !== undefined, (query) => query.where('source', '=', source ?? ''))
    .$if(from !== undefined, (query) => query.where('at', '>=', from ?? 0))
    .$if(to !== undefined, (query) => query.where('at', '<', to ?? 0));
  const counted = await matching.select((select) => select.fn.countAll().as('total')).executeTakeFirstOrThrow();
  const records = await matching.selectAll().orderBy('id', 'desc').limit(page.limit).offset(page.offset).execute();
  return { records, total: Number(counted.total) };
}

/** One record of a tenant, or undefined. */
export function findAuditRecord(storage: Storage, tenantId: string, id: number): Promise<AuditRecordRow | undefined> {
  return storage
    .selectFrom('audit_records')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}
