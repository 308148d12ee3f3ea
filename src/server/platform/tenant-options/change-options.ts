import { GatehouseError } from '#contract/error-codes.ts';
import { demandPreconditions, type Preconditions } from '#server/http/entity-tag.ts';
import type { Storage, TenantOptionRow } from '#server/storage/tables.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { switchesRevocation } from '../revocation/tenant-revocation.ts';
import { noteLifespanChange } from '../tokens/last-token-end.ts';
import { raiseTrustVersion } from '../trusted-certificates/store.ts';
import { checkOptionValue } from './check-option-value.ts';
import { deleteOption, findOption, listCategory, putOption, type OptionName } from './store.ts';

/** Who changes options, when, and what they believe to be there. */
export interface OptionWriter extends Preconditions {
  tenantId: string;
  userName: string;
  at: Date;
}

/** What an option's entity tag is made of. */
export function optionContent({ category, key, value }: OptionName & { value: string }): object {
  return { category, key, value };
}

/** What a category's entity tag is made of, and its reply: values by key. */
export function categoryContent(options: readonly { key: string; value: string }[]): Record<string, string> {
  return Object.fromEntries(options.map(({ key, value }) => [key, value]));
}

/**
 * Sets one option, new or not; on disk when the promise settles. Set to what it was, it stays who changed it last, and when.
 * @throws GatehouseError `lifespan-invalid`, `option-invalid`, `precondition-failed`.
 */
export async function setOption(
  storage: Storage,
  writer: OptionWriter,
  name: OptionName,
  value: unknown,
): Promise<TenantOptionRow> {
  const text = checkOptionValue(name, value);
  return storage.transaction().execute(async (transaction) => {
    const current = await findOption(transaction, writer.tenantId, name);
    demandPreconditions(writer, current && optionContent(current));
    if (current?.value === text) return current;
    const changed = toRow(writer, name, text);
    await putOption(transaction, changed);
    await noteChange(transaction, writer, name, current?.value, text);
    return changed;
  });
}

/**
 * Sets several options of one category, all or none.
 * @returns the whole category as it is afterwards.
 * @throws GatehouseError as `setOption` does.
 */
export async function setCategory(
  storage: Storage,
  writer: OptionWriter,
  category: string,
  values: Readonly<Record<string, unknown>>,
): Promise<Record<string, string>> {
  const rows = Object.entries(values).map(([key, value]) =>
    toRow(writer, { category, key }, checkOptionValue({ category, key }, value)),
  );
  return storage.transaction().execute(async (transaction) => {
    const current = categoryContent(await listCategory(transaction, writer.tenantId, category));
    demandPreconditions(writer, current);
    for (const row of rows) {
      if (current[row.key] === row.value) continue;
      await putOption(transaction, row);
      await noteChange(transaction, writer, row, current[row.key], row.value);
    }
    return categoryContent(await listCategory(transaction, writer.tenantId, category));
  });
}

/** Removes an option. @throws GatehouseError `option-not-found`, `precondition-failed`. */
export async function removeOption(storage: Storage, writer: OptionWriter, name: OptionName): Promise<void> {
  await storage.transaction().execute(async (transaction) => {
    const current = await findOption(transaction, writer.tenantId, name);
    demandPreconditions(writer, current && optionContent(current));
    if (current === undefined) throw optionMissing(name);
    await deleteOption(transaction, writer.tenantId, name);
    await noteChange(transaction, writer, name, current.value, undefined);
  });
}

/** The refusal where a tenant has not set an option. */
export function optionMissing({ category, key }: OptionName): GatehouseError {
  return new GatehouseError('option-not-found', `There is no option ${category} / ${key}.`, { category, key });
}

/** Makes a change known and writes it down. */
async function noteChange(
  transaction: Storage,
  { tenantId, userName, at }: OptionWriter,
  { category, key }: OptionName,
  before: string | undefined,
  after: string | undefined,
): Promise<void> {
  await noteLifespanChange(transaction, tenantId, { category, key }, before, at);
  if (switchesRevocation({ category, key })) await raiseTrustVersion(transaction, tenantId);
  const verb = before === undefined ? 'created' : after === undefined ? 'deleted' : 'updated';
  await recordAudit(transaction, {
    tenantId,
    userName,
    at,
    type: 'Option',
    activity: `Option ${verb}`,
    text: `Option ${category} / ${key} ${verb}`,
    source: `${category}/${key}`,
    before: { [key]: before },
    after: { [key]: after },
  });
}

function toRow(
  { tenantId, userName, at }: OptionWriter,
  { category, key }: OptionName,
  value: string,
): TenantOptionRow {
  return { tenant_id: tenantId, category, key, value, updated_at: at.getTime(), updated_by: userName };
}
