import { bulkRegistration, bulkRegistrationPath, type BulkRegistration } from '#contract/device-registration.ts';
import { roles } from '#contract/sessions.ts';
import { request } from './request.ts';
import { useHasRole } from './session.ts';

/** Registers the devices of a CSV file; the failure of one leaves the others. @throws ApiError where all is refused. */
export async function registerDevices(csv: string): Promise<BulkRegistration> {
  const multipart = new FormData();
  multipart.set('file', new File([csv], 'devices.csv', { type: 'text/csv' }));
  return request(bulkRegistration, bulkRegistrationPath, { method: 'POST', multipart });
}

/** May register devices in bulk (contract 1.5). */
export function useMayRegisterDevices(): boolean {
  return useHasRole(roles.deviceControlAdmin, roles.tenantManagementAdmin, roles.tenantAdmin);
}
