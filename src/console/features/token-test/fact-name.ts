import { useTranslation } from 'react-i18next';

const named = [
  'address',
  'cipher',
  'code',
  'port',
  'requestId',
  'serverNames',
  'serverNotAfter',
  'serverSubject',
  'signature',
  'status',
  'version',
] as const;

/** Gives the names of facts that a test reports in words; a fact without words keeps its own name. */
export function useFactName(): (fact: string) => string {
  const { t } = useTranslation('token-test');
  return (fact) => {
    const known = named.find((name) => name === fact);
    return known === undefined ? fact : t(`facts.${known}`);
  };
}
