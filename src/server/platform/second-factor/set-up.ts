import { totp, type TotpSecret } from '#contract/account.ts';
import { GatehouseError } from '#contract/error-codes.ts';
import type { Storage } from '#server/storage/tables.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Platform } from '../platform.ts';
import { toBase32 } from './base32.ts';
import { sealOwner, type CodeChecker } from './code-checker.ts';
import { deleteFactor, factorStanding, findFactor, putFactor, updateFactor, type FactorOwner } from './store.ts';

/**
 * Makes a secret; it takes the place of one that was never activated. This is the only time that anybody can read it.
 * @throws GatehouseError `second-factor-active`
 */
export async function createSecret(
  { storage, seal, random, now }: Platform,
  owner: FactorOwner,
  issuer: string,
): Promise<TotpSecret> {
  const secret = random(totp.secretOctets);
  await storage.transaction().execute(async (transaction) => {
    if ((await findFactor(transaction, owner))?.active === 1) {
      throw new GatehouseError('second-factor-active', 'The second factor is active. Switch it off first.');
    }
    await putFactor(transaction, {
      tenant_id: owner.tenantId,
      user_name: owner.userName,
      sealed_secret: seal.seal(secret, sealOwner(owner)),
      verified: 0,
      active: 0,
      last_step: -1,
      created_at: now().getTime(),
    });
  });
  const rawSecret = toBase32(secret);
  return { rawSecret, secretQrUrl: qrUrl(owner, issuer, rawSecret) };
}

/** Text of the QR code, in the form that authenticator apps read. */
function qrUrl({ tenantId, userName }: FactorOwner, issuer: string, rawSecret: string): string {
  const label = [issuer, `${tenantId}/${userName}`].map(encodeURIComponent).join(':');
  const { digits, periodSeconds } = totp;
  const parameters = `algorithm=SHA1&digits=${digits}&period=${periodSeconds}`;
  return `otpauth://totp/${label}?secret=${rawSecret}&issuer=${encodeURIComponent(issuer)}&${parameters}`;
}

/**
 * Takes a code as proof that the user's app has the secret.
 * @throws GatehouseError `second-factor-code-wrong`, `second-factor-not-set-up`, `too-many-attempts`
 */
export async function verifySecret({ storage }: Platform, codes: CodeChecker, owner: FactorOwner, code: string) {
  await codes.use(owner, code, 'second-factor-code-wrong');
  await updateFactor(storage, owner, { verified: 1 });
}

/**
 * Activates a verified second factor: from now on, the password alone opens nothing.
 * @throws GatehouseError `second-factor-not-set-up`, `second-factor-unverified`
 */
export async function activateFactor({ storage, now }: Platform, owner: FactorOwner): Promise<void> {
  await storage.transaction().execute(async (transaction) => {
    const factor = await findFactor(transaction, owner);
    if (factor === undefined) throw new GatehouseError('second-factor-not-set-up', 'No second factor was set up.');
    if (factor.active === 1) return;
    if (factor.verified === 0) {
      throw new GatehouseError('second-factor-unverified', 'No code of the new second factor was verified yet.');
    }
    await updateFactor(transaction, owner, { active: 1 });
    await auditFactor(transaction, owner, owner, now(), true);
  });
}

/**
 * Switches a user's own second factor off and forgets its secret.
 * @throws GatehouseError `second-factor-enforced`, `second-factor-code-wrong`, `too-many-attempts`
 */
export async function deactivateFactor(
  { storage, now }: Platform,
  codes: CodeChecker,
  owner: FactorOwner,
  code: string | undefined,
): Promise<void> {
  const factor = await findFactor(storage, owner);
  if (factor === undefined) return;
  if (factor.active === 1) {
    await demandNotEnforced(storage, owner);
    await codes.use(owner, code ?? '', 'second-factor-code-wrong');
  }
  await removeFactor(storage, owner, owner, now());
}

/** The tenant's own second factors cannot be switched off while its option demands one. */
async function demandNotEnforced(storage: Storage, owner: FactorOwner): Promise<void> {
  const withoutFactor = { ...owner, userName: '' };
  if ((await factorStanding(storage, withoutFactor)) !== 'demanded') return;
  throw new GatehouseError('second-factor-enforced', 'Cannot deactivate TOTP setup: this tenant demands it.');
}

/** Forgets a second factor, active or not; that of somebody who has none is no mistake. */
export async function removeFactor(storage: Storage, writer: FactorOwner, owner: FactorOwner, at: Date): Promise<void> {
  await storage.transaction().execute(async (transaction) => {
    const factor = await findFactor(transaction, owner);
    if (factor === undefined) return;
    await deleteFactor(transaction, owner);
    if (factor.active === 1) await auditFactor(transaction, writer, owner, at, false);
  });
}

async function auditFactor(
  transaction: Storage,
  writer: FactorOwner,
  { tenantId, userName }: FactorOwner,
  at: Date,
  active: boolean,
): Promise<void> {
  const verb = active ? 'activated' : 'removed';
  await recordAudit(transaction, {
    tenantId,
    userName: writer.userName,
    at,
    type: 'User',
    activity: `Second factor ${verb}`,
    text: `Second factor of user ${userName} ${verb}`,
    source: userName,
    before: { twoFactorAuthenticationEnabled: String(!active) },
    after: { twoFactorAuthenticationEnabled: String(active) },
  });
}
