/** What test CAs are called before their label. */
export const testAuthorityPrefix = 'Gatehouse test CA';

/** The device that is made together with the test CA of a label: eight hexadecimal digits. */
export function testDeviceName(label: string): string {
  return `test-device-${label}`;
}
