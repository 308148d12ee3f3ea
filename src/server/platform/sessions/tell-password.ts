import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceSecretFile } from '../secret-file.ts';

/** A generated password, and how to tell it to the operator. */
export interface ToldPassword {
  dataFolder: string;
  /** `admin`, or `tenant/user` where it is not of the configured tenant. */
  userName: string;
  password: string;
  /** Writes one line to a terminal; absent where standard output is something else. */
  print: ((line: string) => void) | undefined;
}

/**
 * Tells a password: by a line on the terminal, or where there is none by a file such as `admin-password` in the data
 * folder (0600). It never goes to the log.
 * @returns the path of the file, where it is one.
 */
export function tellPassword({ dataFolder, userName, password, print }: ToldPassword): string | undefined {
  const file = join(dataFolder, `${userName.replaceAll(/[^\w.-]/g, '-')}-password`);
  if (print === undefined) {
    replaceSecretFile(file, `${password}\n`);
    return file;
  }
  rmSync(file, { force: true });
  print(`The password of the user ${userName} is ${password}`);
  return undefined;
}
