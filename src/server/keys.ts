/** `npm run keys -- rotate`: a new token signing key, also while servers run; `npm run keys -- list` shows all. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { configOrExit, fail, say, storageOrExit } from './command-line.ts';
import type { Config } from './config.ts';
import { findTenantDomain } from './platform/sessions/store.ts';
import { keyFolder, rotateKeys } from './platform/tokens/rotate-keys.ts';
import { loadSigningKeys } from './platform/tokens/signing-keys.ts';

const usage = `Usage: npm run keys -- list
       npm run keys -- rotate            a new key signs from now on, tokens of the old one stay valid to their end
       npm run keys -- rotate --revoke   the same, and tokens of the old one are refused from now on`;

function list({ dataFolder, tokenAlgorithm }: Config): void {
  const { current, byId } = loadSigningKeys(keyFolder(dataFolder), tokenAlgorithm);
  for (const { kid, algorithm, privateKey, acceptedUntil } of byId.values()) {
    const until = acceptedUntil === undefined ? '' : ` until ${new Date(acceptedUntil).toISOString()}`;
    const state = kid === current.kid ? 'signs' : privateKey === undefined ? `accepted${until}` : 'accepted';
    say(`${kid} ${algorithm} ${state}`);
  }
}

async function rotate({ dataFolder, tokenAlgorithm: algorithm, tenantId }: Config, revoke: boolean): Promise<void> {
  const storage = await storageOrExit(dataFolder);
  try {
    if ((await findTenantDomain(storage, tenantId)) === undefined) {
      fail(`The data folder ${dataFolder} has no tenant ${tenantId}. GATEHOUSE_TENANT_ID names another one.`, 1);
    }
    const at = new Date();
    const { current, retired, acceptedUntil } = await rotateKeys(
      { storage, dataFolder, algorithm, tenantId, at },
      revoke,
    );
    say(`${current.kid} (${current.algorithm}) signs from now on.`);
    for (const { kid } of retired) {
      say(
        acceptedUntil === undefined
          ? `Tokens of ${kid} are refused from now on.`
          : `Tokens of ${kid} stay valid to their end, ${acceptedUntil.toISOString()} at the latest.`,
      );
    }
  } finally {
    await storage.destroy();
  }
}

const [command, option] = process.argv.slice(2);
const revoke = option === '--revoke';
const known = command === 'list' ? option === undefined : command === 'rotate' && (option === undefined || revoke);
if (!known || process.argv.length > 4) fail(usage, 2);
const config = configOrExit();
if (!existsSync(join(config.dataFolder, 'gatehouse.sqlite'))) {
  fail(`There is no Gatehouse data in ${config.dataFolder}. GATEHOUSE_DATA names another folder.`, 1);
}
if (command === 'list') list(config);
else await rotate(config, revoke);
