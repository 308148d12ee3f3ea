/** Ways to sign in that a login page offers; the session limits are Cumulocity's defaults (contract 3.1). */
export function loginOptionsFor(origin: string, tenantId: string) {
  const self = `${origin}/tenant/loginOptions`;
  const option = (type: string) => ({ id: type.toLowerCase(), type, userManagementSource: 'INTERNAL' });
  return {
    loginOptions: [
      {
        ...option('OAUTH2_INTERNAL'),
        grantType: 'PASSWORD',
        visibleOnLoginPage: true,
        tfaStrategy: 'TOTP',
        initRequest: `${origin}/tenant/oauth?tenant_id=${encodeURIComponent(tenantId)}`,
        sessionConfiguration: {
          absoluteTimeoutMillis: 1_209_600_000,
          renewalTimeoutMillis: 86_400_000,
          maximumNumberOfParallelSessions: 5,
          userAgentValidationRequired: false,
        },
        self: `${self}/OAUTH2_INTERNAL`,
      },
      { ...option('BASIC'), visibleOnLoginPage: true, self: `${self}/BASIC` },
    ],
    self,
  };
}
