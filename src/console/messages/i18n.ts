import i18next, { type BackendModule, type ReadCallback } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { countText } from '#console/ui/count-text.ts';
import { catalogues, firstNamespaces, type Catalogue } from './catalogues.ts';
import { firstLanguage, isLanguage, type Language } from './languages.ts';
import { rememberedLanguage, rememberLanguage } from './remembered-language.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: Catalogue;
  }
}

function readerOf(language: string, namespace: string) {
  if (!isLanguage(language)) return undefined;
  return Object.entries(catalogues[language]).find(([name]) => name === namespace)?.[1];
}

const lazyCatalogues: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language: string, namespace: string, done: ReadCallback) {
    const read = readerOf(language, namespace);
    if (read === undefined) done(new Error(`No texts for ${language}/${namespace}`), null);
    else
      read().then(
        (texts) => done(null, texts),
        (error: Error) => done(error, null),
      );
  },
};

/**
 * Sets up the texts in the reader's language: what every page needs at once, the rest when a page asks for it (it
 * suspends until then). No other language is loaded.
 * @throws Error where the first texts cannot be read.
 */
export async function startMessages(): Promise<void> {
  const language = firstLanguage(rememberedLanguage(), navigator.languages);
  document.documentElement.lang = language;
  await i18next
    .use(lazyCatalogues)
    .use(initReactI18next)
    .init({
      lng: language,
      supportedLngs: Object.keys(catalogues),
      fallbackLng: false,
      ns: [...firstNamespaces],
      defaultNS: 'shell',
      interpolation: { escapeValue: false },
      cacheInBuiltFormats: true,
    });
  i18next.services.formatter?.add('number', (value: unknown, inLanguage = language) =>
    typeof value === 'number' ? countText(value, inLanguage) : String(value),
  );
}

/** Fetches texts for a page that is on its way, so that it does not wait for them once it is there. */
export function loadTexts(...namespaces: (keyof Catalogue)[]): Promise<void> {
  return i18next.loadNamespaces(namespaces);
}

/** Changes to another language as soon as its texts for the open page are there, and remembers it in this browser. */
export async function changeLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  rememberLanguage(language);
}
