import { queryOptions } from '@tanstack/react-query';
import { loginOptions } from '#contract/sessions.ts';
import { request } from '#console/api/request.ts';

const passwordTypes = ['BASIC', 'OAUTH2_INTERNAL'];

/** How this tenant lets people in. */
export interface WaysIn {
  password: boolean;
  /** Where single sign-on begins, if the tenant has it. */
  singleSignOn?: string;
}

function webAddress(text: string | undefined): string | undefined {
  const url = text === undefined ? null : URL.parse(text, location.href);
  return url !== null && ['https:', 'http:'].includes(url.protocol) ? url.href : undefined;
}

/** Asked before anybody is signed in; a tenant without password types only takes single sign-on. */
export const waysInQuery = queryOptions({
  queryKey: ['login-options'],
  meta: { anonymous: true },
  queryFn: async ({ signal }): Promise<WaysIn> => {
    const reply = await request(loginOptions, '/tenant/loginOptions', { signal, credentials: 'sign-in' });
    const shown = reply.loginOptions.filter(({ visibleOnLoginPage }) => visibleOnLoginPage !== false);
    const external = shown.find(({ type }) => type === 'OAUTH2');
    const singleSignOn = webAddress(external?.initRequest);
    return {
      password: external === undefined || shown.some(({ type }) => passwordTypes.includes(type)),
      ...(singleSignOn === undefined ? {} : { singleSignOn }),
    };
  },
});
