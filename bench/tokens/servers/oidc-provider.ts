/** oidc-provider with `tls_client_auth` (RFC 8705): client credentials, ES256 JWT bound to the certificate. */
import { generateKeyPairSync, type X509Certificate } from 'node:crypto';
import { createServer } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { Provider } from 'oidc-provider';
import { deviceCount, deviceNumber } from '../fleet.ts';
import { listen, mutualTls } from './listen.ts';

interface Context {
  socket: TLSSocket;
}

const certificateOf = ({ socket }: Context): X509Certificate | undefined => socket.getPeerX509Certificate();
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const provider = new Provider('https://localhost', {
  clients: Array.from({ length: deviceCount }, (_, index) => ({
    client_id: `device-${deviceNumber(index)}`,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    id_token_signed_response_alg: 'ES256',
    token_endpoint_auth_method: 'tls_client_auth',
    tls_client_auth_subject_dn: `CN=device-${deviceNumber(index)}`,
    tls_client_certificate_bound_access_tokens: true,
  })),
  clientAuthMethods: ['tls_client_auth'],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' }] },
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    mTLS: {
      enabled: true,
      tlsClientAuth: true,
      certificateBoundAccessTokens: true,
      getCertificate: certificateOf,
      certificateAuthorized: ({ socket }: Context) => socket.authorized,
      certificateSubjectMatches: (context: Context, _property: string, expected: string) =>
        certificateOf(context)?.subject === expected,
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => 'https://localhost/api',
      getResourceServerInfo: () => ({
        scope: '',
        audience: 'bench',
        accessTokenFormat: 'jwt',
        accessTokenTTL: 3600,
        jwt: { sign: { alg: 'ES256' } },
      }),
    },
  },
});
const handle = provider.callback();
listen(createServer(mutualTls, (request, response) => void handle(request, response)));
