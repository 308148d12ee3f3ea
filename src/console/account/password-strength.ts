/** How hard a password is to guess, in three steps. */
export type PasswordStrength = 'weak' | 'fair' | 'strong';

const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];
const poolOf = [26, 26, 10, 33];

/** What attackers try first: whole words, however they are decorated. */
const common =
  /p[a4@][s5$]{2}w(?:[o0]r)?[dt]|kennwort|qwert[yz]|asdf|letmein|welcome|admin|cumulocity|gatehouse|(?:0?123|abc)\w*/gi;

/** A part that comes again later. */
const repeated = /(.{3,16})(?=.*\1)/gis;

/**
 * Guesses the strength by length and variety; a part that repeats, runs on (`abcd`, `4321`), is common or is the user's
 * name counts as one character. It is a hint: only the platform decides what it takes.
 */
export function passwordStrength(password: string, userName: string): PasswordStrength {
  const name = userName.length > 2 ? userName.toLowerCase() : undefined;
  const withoutName = name === undefined ? password : password.toLowerCase().replaceAll(name, 'n');
  const counted = collapse(withoutName.replace(common, 'c').replace(repeated, 'r'));
  const pool = poolOf.reduce((sum, size, index) => (kinds[index]?.test(password) === true ? sum + size : sum), 0);
  const bits = counted * Math.log2(Math.max(pool, 2));
  if (bits < 50) return 'weak';
  return bits < 75 ? 'fair' : 'strong';
}

/** Characters that do not simply follow from the two before them. */
function collapse(text: string): number {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return codes.filter((code, index) => {
    const [before, earlier] = [codes[index - 1], codes[index - 2]];
    if (before === undefined || earlier === undefined) return true;
    const step = code - before;
    return !(step === before - earlier && Math.abs(step) <= 1);
  }).length;
}
