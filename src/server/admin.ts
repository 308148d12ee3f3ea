/** `npm run admin -- reset-password`: a new password for the user admin, also while the server runs. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { ConfigError, readConfig, type Config } from './config.ts';
import { adminName, generatePassword, resetAdminPassword } from './platform/sessions/first-admin.ts';
import { tellPassword } from './platform/sessions/tell-password.ts';
import { openStorage } from './storage/open-storage.ts';

const usage = 'Usage: npm run admin -- reset-password';

function fail(line: string, exitCode: number): never {
  process.stderr.write(`${line}\n`);
  process.exit(exitCode);
}

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) return fail(error.message, 2);
    throw error;
  }
}

async function resetPassword({ dataFolder, tenantId }: Config): Promise<void> {
  if (!existsSync(dataFolder)) fail(`There is no data folder ${dataFolder}. GATEHOUSE_DATA names another one.`, 1);
  const storage = await openStorage(dataFolder);
  const password = generatePassword(randomBytes);
  const work = { storage, now: () => new Date(), random: randomBytes, tenantId };
  const changed = await resetAdminPassword(work, password);
  await storage.destroy();
  if (!changed) fail(`Tenant ${tenantId} has no user ${adminName}.`, 1);
  const print = (line: string): boolean => process.stdout.write(`${line}\n`);
  tellPassword(dataFolder, password, process.stdout.isTTY ? print : undefined);
  if (!process.stdout.isTTY) print(`The new password is in ${dataFolder}/admin-password`);
}

if (process.argv[2] !== 'reset-password' || process.argv.length > 3) fail(usage, 2);
await resetPassword(configOrExit());
