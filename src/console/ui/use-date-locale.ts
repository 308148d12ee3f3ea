import { useTranslation } from 'react-i18next';
import { dateLocale } from '#console/messages/languages.ts';

/** The locale that dates are written in: the console's language, in the variant that the browser prefers. */
export function useDateLocale(): string {
  const { i18n } = useTranslation('ui');
  return dateLocale(i18n.language, navigator.languages);
}
