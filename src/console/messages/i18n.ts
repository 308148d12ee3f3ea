import i18next, { type BackendModule, type ReadCallback, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { english, firstNamespaces, type Catalogue } from './catalogues.ts';
import { errors } from './en/errors.ts';
import { shell } from './en/shell.ts';
import { ui } from './en/ui.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: Catalogue;
  }
}

/** Catalogues by language; a language is complete or not listed. */
const languages: Record<string, Record<string, () => Promise<ResourceKey>>> = { en: english };

const lazyCatalogues: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language: string, namespace: string, done: ReadCallback) {
    const load = languages[language]?.[namespace];
    if (load === undefined) done(new Error(`No texts for ${language}/${namespace}`), null);
    else
      load().then(
        (texts) => done(null, texts),
        (error: Error) => done(error, null),
      );
  },
};

/**
 * Sets up the texts: what every page needs at once, the rest when a page asks for it (it suspends until then).
 * @throws Error where the first texts cannot be read.
 */
export async function startMessages(): Promise<void> {
  await i18next
    .use(lazyCatalogues)
    .use(initReactI18next)
    .init({
      lng: 'en',
      supportedLngs: Object.keys(languages),
      fallbackLng: 'en',
      ns: [...firstNamespaces],
      defaultNS: 'shell',
      resources: { en: { shell, ui, errors } },
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
    });
}
