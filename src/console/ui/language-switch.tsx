import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '#console/messages/i18n.ts';
import { isLanguage, languageNames } from '#console/messages/languages.ts';

/** The languages side by side, each by its own name; the one in use is marked. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('ui');
  const names = Object.entries(languageNames);
  return (
    <Group gap={4} justify="center" role="group" aria-label={t('language')}>
      {names.map(([language, name]) => (
        <Button
          key={language}
          variant={language === i18n.language ? 'light' : 'subtle'}
          color="gray"
          size="compact-sm"
          lang={language}
          aria-pressed={language === i18n.language}
          onClick={() => isLanguage(language) && void changeLanguage(language)}
        >
          {name}
        </Button>
      ))}
    </Group>
  );
}
