/** `npm run admin -- COMMAND`: what an operator does to the data folder, also while the server runs. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { configOrExit, fail, say, storageOrExit } from './command-line.ts';
import { adminName, createFirstAdmin, generatePassword, resetPassword } from './platform/sessions/first-admin.ts';
import { tellPassword } from './platform/sessions/tell-password.ts';
import { ensureTenant, managementTenantId } from './platform/tenants.ts';
import { findTenant } from './platform/tenants/store.ts';
import { raiseTrustVersion } from './platform/trusted-certificates/store.ts';
import type { Storage } from './storage/tables.ts';

const usage = `Usage: npm run admin -- reset-password [--user NAME] [--tenant ID] [--without-second-factor]
       npm run admin -- create-management-tenant [--domain NAME]`;

function argumentsOrExit() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        user: { type: 'string' },
        tenant: { type: 'string' },
        domain: { type: 'string' },
        'without-second-factor': { type: 'boolean' },
      },
    });
  } catch {
    return fail(usage, 2);
  }
}

const { positionals, values } = argumentsOrExit();
const config = configOrExit();
const work = (storage: Storage, tenantId: string) => ({
  storage,
  now: () => new Date(),
  random: randomBytes,
  tenantId,
});

function tell(tenantId: string, userName: string, password: string): void {
  const name = tenantId === config.tenantId ? userName : `${tenantId}/${userName}`;
  const told = { dataFolder: config.dataFolder, userName: name, password };
  const file = tellPassword({ ...told, print: process.stdout.isTTY ? say : undefined });
  if (file !== undefined) say(`The new password is in ${file}`);
}

async function reset(storage: Storage): Promise<void> {
  const { user: userName = adminName, tenant: tenantId = config.tenantId } = values;
  const password = generatePassword(randomBytes);
  const withoutSecondFactor = values['without-second-factor'] === true;
  const found = await resetPassword(work(storage, tenantId), { userName, password, withoutSecondFactor });
  if (!found) fail(`Tenant ${tenantId} has no user ${userName}.`, 1);
  tell(tenantId, userName, password);
}

async function createManagementTenant(storage: Storage): Promise<void> {
  const domain = values.domain ?? `${managementTenantId}.${config.tenantDomain}`;
  if (values.domain === undefined && isIP(config.tenantDomain) !== 0)
    fail('--domain takes the name to reach it by.', 2);
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(domain)) fail('--domain takes a domain name.', 2);
  if ((await findTenant(storage, managementTenantId)) !== undefined) {
    fail('There is a management tenant already; reset-password --tenant management helps.', 1);
  }
  await ensureTenant(storage, { id: managementTenantId, domain }, new Date());
  await raiseTrustVersion(storage, managementTenantId);
  const password = generatePassword(randomBytes);
  await createFirstAdmin(work(storage, managementTenantId), () => password);
  say(`The management tenant is reached as ${domain}, or with the user name ${managementTenantId}/${adminName}.`);
  tell(managementTenantId, adminName, password);
}

const commands: Record<string, (storage: Storage) => Promise<void>> = {
  'reset-password': reset,
  'create-management-tenant': createManagementTenant,
};
const command = positionals.length === 1 ? commands[positionals[0] ?? ''] : undefined;
if (command === undefined) fail(usage, 2);
if (!existsSync(config.dataFolder))
  fail(`There is no data folder ${config.dataFolder}. GATEHOUSE_DATA names another one.`, 1);
const storage = await storageOrExit(config.dataFolder);
try {
  await command(storage);
} finally {
  await storage.destroy();
}
