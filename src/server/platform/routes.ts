import type { FastifyInstance } from 'fastify';
import { auditRoutes } from './audit/routes.ts';
import { bulkRegistrationRoutes } from './bulk-registration/routes.ts';
import { deviceUserRoutes } from './device-users/routes.ts';
import { identityRoutes } from './identity/routes.ts';
import { inventoryRoutes } from './inventory/routes.ts';
import type { Platform } from './platform.ts';
import { proofOfPossessionRoutes } from './proof-of-possession/routes.ts';
import { revocationRoutes } from './revocation/routes.ts';
import { createCodeChecker } from './second-factor/code-checker.ts';
import { secondFactorRoutes } from './second-factor/routes.ts';
import { accountRoutes } from './sessions/account-routes.ts';
import { createAuthenticate } from './sessions/authenticate.ts';
import { createPasswordChecker } from './sessions/check-password.ts';
import { currentRoutes } from './sessions/current-routes.ts';
import { createGuard } from './sessions/guard.ts';
import { sessionRoutes } from './sessions/routes.ts';
import { tenantOptionRoutes } from './tenant-options/routes.ts';
import { trustedCertificateRoutes } from './trusted-certificates/routes.ts';
import { tokenAttemptRoutes } from './token-attempts/routes.ts';
import { tokenKeyRoutes } from './tokens/routes.ts';
import { rightsRoutes } from './users/rights-routes.ts';
import { userRoutes } from './users/routes.ts';
import { verifyCertChainRoutes } from './verify-cert-chain/routes.ts';

/** Every REST resource of the embedded platform. */
export function platformRoutes(app: FastifyInstance, platform: Platform): void {
  const passwords = createPasswordChecker(platform.storage, platform.now, platform.random);
  const guard = createGuard(createAuthenticate(platform, passwords));
  const codes = createCodeChecker(platform.storage, platform.seal, platform.now);
  sessionRoutes(app, platform, { passwords, codes }, guard);
  accountRoutes(app, platform, passwords, guard);
  secondFactorRoutes(app, platform, codes, guard);
  tenantOptionRoutes(app, platform, guard);
  trustedCertificateRoutes(app, platform, guard);
  proofOfPossessionRoutes(app, platform, guard);
  verifyCertChainRoutes(app, platform, guard);
  revocationRoutes(app, platform, guard);
  auditRoutes(app, platform, guard);
  tokenAttemptRoutes(app, platform, guard);
  deviceUserRoutes(app, platform, guard);
  userRoutes(app, platform, passwords, guard);
  rightsRoutes(app, platform, guard);
  bulkRegistrationRoutes(app, platform, guard);
  identityRoutes(app, platform, guard);
  inventoryRoutes(app, platform, guard);
  currentRoutes(app, platform, guard);
  tokenKeyRoutes(app, platform);
}
