import type { Operations } from '../operation.ts';
import { accountOperations } from './account.ts';
import { activityOperations } from './activity.ts';
import { deviceOperations } from './devices.ts';
import { serverOperations } from './server.ts';
import { sessionOperations } from './sessions.ts';
import { tenantOperations } from './tenants.ts';
import { tenantOptionOperations } from './tenant-options.ts';
import { trustedCertificateOperations } from './trusted-certificates.ts';
import { userOperations } from './users.ts';

/** Every operation; a route that is not here fails `openapi.test.ts`. */
export const allOperations: Operations = {
  ...sessionOperations,
  ...accountOperations,
  ...tenantOperations,
  ...userOperations,
  ...tenantOptionOperations,
  ...trustedCertificateOperations,
  ...deviceOperations,
  ...activityOperations,
  ...serverOperations,
};
