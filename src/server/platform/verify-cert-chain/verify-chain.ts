import { GatehouseError } from '#contract/error-codes.ts';
import type { ChainDiagnosis, VerifiedCertChain } from '#contract/verify-cert-chain.ts';
import { javaDistinguishedNameText } from '#pki/distinguished-name-text.ts';
import type { Verdict } from '#pki/verdict.ts';
import { writeTrustedPath } from '#pki/write-verdict.ts';
import { judgeChain, type JudgeSetting } from '../device-access-token/judge-chain.ts';
import type { ReadChain } from '../device-access-token/read-chain.ts';
import type { TrustSnapshot } from '../device-access-token/trust-store.ts';
import type { Platform } from '../platform.ts';
import type { Principal } from '../sessions/principal.ts';
import { findTenantDomain } from '../sessions/store.ts';
import { managementTenantId } from '../tenants.ts';

/**
 * The tenant whose trusted certificates count: the caller's own, or any that the management tenant names. Undefined
 * where the management tenant names none: then the chain decides.
 * @throws GatehouseError `chain-tenant-not-found`, `forbidden`
 */
export async function tenantToVerify(
  { storage }: Platform,
  principal: Principal,
  named: string | undefined,
): Promise<string | undefined> {
  const manages = principal.tenantId === managementTenantId;
  if (named === undefined) return manages ? undefined : principal.tenantId;
  if (named === principal.tenantId) return named;
  if (!manages) throw new GatehouseError('forbidden', 'Access is denied.');
  if ((await findTenantDomain(storage, named)) === undefined) {
    throw new GatehouseError('chain-tenant-not-found', "Tenant Id doesn't exists", { tenantId: named });
  }
  return named;
}

/** Judges a chain exactly as the device endpoint does. @throws DeviceRefusal as `judgeChain` */
export async function verifyChain(
  chain: ReadChain,
  tenantId: string | undefined,
  setting: JudgeSetting,
): Promise<VerifiedCertChain> {
  const trust = tenantId === undefined ? setting.trust : trustOf(setting.trust, tenantId);
  const { anchor, certificates, write } = await judgeChain(chain, { ...setting, trust });
  const path = await writeTrustedPath(certificates, setting.crypto);
  return {
    successfullyValidated: true,
    tenantId: anchor.tenantId,
    subject: javaDistinguishedNameText(chain.leaf.subject),
    issuer: javaDistinguishedNameText(chain.leaf.issuer),
    gatehouse: describeVerdict({ ...(await write()), path }),
  };
}

/** What a caller is told of a verdict, accepted or not. */
export function describeVerdict({ path, findings }: Verdict): ChainDiagnosis {
  return {
    path: path.map(({ role, fingerprint, subject, issuer, notBefore, notAfter }) => ({
      role,
      fingerprint,
      subject,
      issuer,
      notBefore,
      notAfter,
    })),
    findings,
  };
}

function trustOf(trust: TrustSnapshot, tenantId: string): TrustSnapshot {
  return { ...trust, anchors: trust.anchors.filter(({ id }) => trust.byId.get(id)?.tenantId === tenantId) };
}
