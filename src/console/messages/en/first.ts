import { errors } from './errors.ts';
import { shell } from './shell.ts';
import { ui } from './ui.ts';

/** What every page needs, in one piece: the first page waits for one file and not for three. */
export const first = { errors, shell, ui };
