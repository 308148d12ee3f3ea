import { certificates } from './certificates.ts';
import { errors } from './errors.ts';
import { overview } from './overview.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { ui } from './ui.ts';

/** What the first pages and most others need, in one piece: they wait for one file and not for six. */
export const first = { certificates, errors, overview, shell, 'sign-in': signIn, ui };
