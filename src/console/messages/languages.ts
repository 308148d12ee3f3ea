/** The languages that the console speaks, each by its own name. */
export const languageNames = { en: 'English', de: 'Deutsch' } as const;

export type Language = keyof typeof languageNames;

/** Where a choice of language is remembered in this browser. */
export const languageKey = 'gatehouse-language';

/** Whether the console speaks a language of this name. */
export function isLanguage(name: string | null | undefined): name is Language {
  return name !== null && name !== undefined && Object.hasOwn(languageNames, name);
}

/**
 * The language to begin with: the one that was chosen here, else the first of the browser's that the console speaks.
 * @param preferred of the browser, best first, such as `de-CH`
 */
export function firstLanguage(chosen: string | null, preferred: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  return preferred.map(primary).find(isLanguage) ?? 'en';
}

/**
 * The locale that dates are written in: the browser's own variant of the language, so that a reader in Switzerland or
 * Britain finds what is usual there.
 */
export function dateLocale(language: string, preferred: readonly string[]): string {
  return preferred.find((locale) => primary(locale) === language) ?? language;
}

function primary(locale: string): string {
  return locale.toLowerCase().split('-')[0] ?? '';
}
