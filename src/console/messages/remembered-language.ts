import { languageKey, type Language } from './languages.ts';

/** Browsers refuse their storage where site data is blocked; the language is then not remembered, no more. */
export function rememberedLanguage(): string | null {
  try {
    return localStorage.getItem(languageKey);
  } catch {
    return null;
  }
}

/** Keeps a choice of language in this browser, where it allows that. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(languageKey, language);
  } catch {
    // Nothing to do: the choice holds until the page is closed.
  }
}
