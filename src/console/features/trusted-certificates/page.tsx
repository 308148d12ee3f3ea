import { useTranslation } from 'react-i18next';
import { Page } from '#console/ui/page.tsx';

/** The tenant's trust anchors. */
export function TrustedCertificatesPage() {
  const { t } = useTranslation('trusted-certificates');
  return <Page title={t('title')}>{undefined}</Page>;
}
