import type { Language } from './languages.ts';

/** Stands in place of the console where a part of it could not be fetched, its texts among them. */
export const notStarted: Record<Language, string> = {
  en: ' could not be loaded. Reload the page.',
  de: ' konnte nicht geladen werden. Laden Sie die Seite neu.',
};
