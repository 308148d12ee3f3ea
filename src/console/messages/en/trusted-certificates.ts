/** The page of the tenant's trust anchors. */
export const trustedCertificates = {
  title: 'Trusted certificates',
};
