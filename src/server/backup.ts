/** `npm run backup -- FILE`: everything of the data folder in one file, also while servers run. */
import { resolve } from 'node:path';
import { runBackupCommand } from './backups/run-command.ts';
import { writeBackup } from './backups/write-backup.ts';

await runBackupCommand('Usage: npm run backup -- FILE', async (file, { dataFolder }) => {
  await writeBackup(dataFolder, resolve(file), new Date());
  return `${file} holds everything of ${dataFolder}, private keys included: keep it as safe as the original.`;
});
