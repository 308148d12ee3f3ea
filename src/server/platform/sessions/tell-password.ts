import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceSecretFile } from '../secret-file.ts';

/**
 * Tells a generated password to the operator: by a line on the terminal, or where there is none by the file
 * `admin-password` in the data folder (0600). It never goes to the log.
 * @param print writes one line to a terminal; absent where standard output is something else.
 */
export function tellPassword(dataFolder: string, password: string, print?: (line: string) => void): void {
  const file = join(dataFolder, 'admin-password');
  if (print === undefined) {
    replaceSecretFile(file, `${password}\n`);
    return;
  }
  rmSync(file, { force: true });
  print(`The password of the user admin is ${password}`);
}
