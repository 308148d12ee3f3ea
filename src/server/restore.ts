/** `npm run restore -- FILE`: makes the data folder, which must be absent or empty, out of a backup. */
import { resolve } from 'node:path';
import { restoreBackup } from './backups/restore-backup.ts';
import { runBackupCommand } from './backups/run-command.ts';

await runBackupCommand('Usage: npm run restore -- FILE', async (file, { dataFolder }) => {
  const createdAt = await restoreBackup(resolve(file), dataFolder);
  return [
    `${dataFolder} is as it was at ${createdAt}. Start the server.`,
    'Whoever was signed out or revoked after that moment is not any more: do it again where it matters.',
  ].join('\n');
});
