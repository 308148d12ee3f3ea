import type { Language } from './languages.ts';

/** Stands below the outline where a part of it could not be fetched, its texts among them. */
export const notStarted: Record<Language, string> = {
  en: 'Gatehouse could not be loaded. Reload the page.',
  de: 'Gatehouse konnte nicht geladen werden. Laden Sie die Seite neu.',
};
