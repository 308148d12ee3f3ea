import { useTranslation } from 'react-i18next';
import { errorCodes } from '#contract/error-codes.ts';
import { findingCodes } from '#contract/finding-codes.ts';

/** Gives the words for why an attempt was refused: the title of a finding or of an error, else the code itself. */
export function useReasonText(): (code: string) => string {
  const { t } = useTranslation(['findings', 'errors']);
  return (code) => {
    const finding = findingCodes.find((known) => known === code);
    if (finding !== undefined) return t(`findings:findings.${finding}.title`);
    const error = errorCodes.find((known) => known === code);
    return error === undefined ? code : t(`errors:${error}.title`);
  };
}
