import type { Operations } from '../operation.ts';
import { activityOperations } from './activity.ts';
import { deviceOperations } from './devices.ts';
import { serverOperations } from './server.ts';
import { sessionOperations } from './sessions.ts';
import { tenantOptionOperations } from './tenant-options.ts';
import { trustedCertificateOperations } from './trusted-certificates.ts';

/** Every operation; a route that is not here fails `openapi.test.ts`. */
export const allOperations: Operations = {
  ...sessionOperations,
  ...tenantOptionOperations,
  ...trustedCertificateOperations,
  ...deviceOperations,
  ...activityOperations,
  ...serverOperations,
};
