import { bulkRegistrationLimits, defaultIdType } from '#contract/device-registration.ts';
import { GatehouseError } from '#contract/error-codes.ts';
import { identityOf } from '#pki/device-identity.ts';
import { readCsv } from './read-csv.ts';

/** A device that shall be registered. */
export interface Registration {
  /** Common name of its certificate. */
  deviceId: string;
  userName: string;
  idType: string;
  /** Present where the device shall have a managed object from the start. */
  object?: { name?: string; type?: string; fragments: Record<string, unknown> };
}

/** One record of the file: a device, or why it can be none. */
export type ReadRegistration = { deviceId: string; line: string } & (
  { registration: Registration; failureReason?: never } | { registration?: never; failureReason: string }
);

/** Columns with a meaning of their own (OAS: bulk registration); every other one is a fragment of the managed object. */
const knownColumns = ['ID', 'CREDENTIALS', 'AUTH_TYPE', 'TENANT', 'TYPE', 'NAME', 'ICCID', 'IDTYPE', 'PATH', 'SHELL'];
/** Such as `com_cumulocity_model_Agent.active`. */
const fragmentColumn = /^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/;

/**
 * Reads the CSV of a bulk registration. Only devices with certificates can be registered (`AUTH_TYPE=CERTIFICATES`, no
 * CREDENTIALS); PATH is passed over, since there are no groups here.
 * @throws GatehouseError `validation-failed` where the file as a whole cannot be read.
 */
export function readRegistrations(text: string, tenantId: string): ReadRegistration[] {
  const [header, ...records] = readCsv(text);
  const columns = header?.fields ?? [];
  demandColumns(columns);
  if (records.length > bulkRegistrationLimits.rows) {
    throw refusal(`The file has ${records.length} devices; ${bulkRegistrationLimits.rows} are taken at once.`);
  }
  return records.map(({ fields, line }) => {
    const values = new Map(columns.map((column, index) => [column, fields[index] ?? '']));
    const deviceId = values.get('ID') ?? '';
    const failureReason =
      fields.length > columns.length ? 'It has more fields than the header.' : fault(values, tenantId);
    const identity = identityOf(deviceId);
    if (failureReason !== undefined) return { deviceId, line, failureReason };
    if (!identity.ok)
      return { deviceId, line, failureReason: `The ID cannot name a device: ${identity.finding.code}.` };
    return { deviceId, line, registration: toRegistration(deviceId, identity.userName, values) };
  });
}

function demandColumns(columns: readonly string[]): void {
  if (!columns.includes('ID')) throw refusal('The first line names no column ID.');
  const [twice] = columns.filter((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) throw refusal(`The first line names the column ${twice} twice.`);
  const [odd] = columns.filter((column) => !knownColumns.includes(column) && !fragmentColumn.test(column));
  if (odd !== undefined) throw refusal(`${JSON.stringify(odd)} cannot be a column.`);
}

type Values = ReadonlyMap<string, string>;

function fault(values: Values, tenantId: string): string | undefined {
  const tenant = values.get('TENANT') ?? '';
  if (values.get('AUTH_TYPE') !== 'CERTIFICATES') return 'AUTH_TYPE must be CERTIFICATES.';
  if ((values.get('CREDENTIALS') ?? '') !== '') return 'CREDENTIALS must be empty for a device with a certificate.';
  if (tenant !== '' && tenant !== tenantId) return `TENANT is not ${tenantId}.`;
  return undefined;
}

function toRegistration(deviceId: string, userName: string, values: Values): Registration {
  const given = (column: string): string | undefined => values.get(column) || undefined;
  const [name, type] = [given('NAME'), given('TYPE')];
  const registration = { deviceId, userName, idType: given('IDTYPE') ?? defaultIdType };
  if (name === undefined && type === undefined) return registration;
  return {
    ...registration,
    object: {
      ...(name === undefined ? {} : { name }),
      ...(type === undefined ? {} : { type }),
      fragments: readFragments(values),
    },
  };
}

function readFragments(values: Values): Record<string, unknown> {
  const root: Fragment = { c8y_IsDevice: {} };
  const iccid = values.get('ICCID') ?? '';
  if (iccid !== '') root['c8y_Mobile'] = { iccid };
  if (values.get('SHELL') === '1') root['c8y_SupportedOperations'] = ['c8y_Command'];
  for (const [column, value] of values) {
    if (!knownColumns.includes(column) && value !== '') setFragment(root, column.split('.'), readValue(value));
  }
  return root;
}

interface Fragment {
  [name: string]: unknown;
}

function setFragment(parent: Fragment, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    parent[first] = value;
    return;
  }
  const known = Object.hasOwn(parent, first) ? parent[first] : undefined;
  const child: Fragment = isFragment(known) ? known : {};
  parent[first] = child;
  setFragment(child, rest, value);
}

function isFragment(value: unknown): value is Fragment {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readValue(text: string): string | boolean {
  return text === 'true' ? true : text === 'false' ? false : text;
}

function refusal(message: string): GatehouseError {
  return new GatehouseError('validation-failed', message, { field: 'file' });
}
