import { bulkRegistrationLimits, defaultIdType } from '#contract/device-registration.ts';

/** Columns of the platform's bulk registration for devices with certificates (contract 1.5). */
const columns = ['ID', 'AUTH_TYPE', 'CREDENTIALS', 'NAME', 'TYPE', 'IDTYPE', 'com_cumulocity_model_Agent.active'];

/** What a spreadsheet would take for a formula; such a device is sent as it is, but not written into a file to keep. */
const formulaStart = /^[=+\-@]/;

/**
 * The devices as the platform takes them, in files of at most as many rows as it takes at once.
 * @param deviceType of the managed objects, such as `c8y_Device`
 */
export function registrationFiles(deviceIds: readonly string[], deviceType: string): string[] {
  const files: string[] = [];
  for (let start = 0; start < deviceIds.length; start += bulkRegistrationLimits.rows / 4) {
    const rows = deviceIds.slice(start, start + bulkRegistrationLimits.rows / 4).map((id) => rowOf(id, deviceType));
    files.push([columns.join(','), ...rows, ''].join('\r\n'));
  }
  return files;
}

/** Device ids that may stand in a file that somebody opens in a spreadsheet, and the others. */
export function splitForFile(deviceIds: readonly string[]): { safe: string[]; formulas: string[] } {
  const isFormula = (id: string) => formulaStart.test(id);
  return { safe: deviceIds.filter((id) => !isFormula(id)), formulas: deviceIds.filter(isFormula) };
}

function rowOf(id: string, deviceType: string): string {
  return [id, 'CERTIFICATES', '', id, deviceType, defaultIdType, 'true'].map(quoted).join(',');
}

function quoted(field: string): string {
  return /[",;\t\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
