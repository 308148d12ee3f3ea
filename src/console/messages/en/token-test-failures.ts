import type { TokenTestFailure } from '#contract/token-tests.ts';

/** Why a token test failed and what to do about it, one text for every reason. */
export const tokenTestFailures = {
  'chain-unparseable': {
    title: 'The certificate chain cannot be read',
    why: 'Gatehouse could not make certificates of what was given.',
    next: 'Check the files in Chain check and give the corrected chain.',
  },
  'key-unparseable': {
    title: 'The private key cannot be read',
    why: 'It is not a private key in PKCS#8, PKCS#1 or SEC1 form.',
    next: 'Give the key that the certificate request was made with, as PEM or PKCS#12.',
  },
  'key-encrypted': {
    title: 'The private key is encrypted',
    why: 'Without its password it cannot be used.',
    next: 'Give the key with its password, or without encryption.',
  },
  'key-mismatch': {
    title: 'Key and certificate do not belong together',
    why: 'The certificate holds another public key than the one of this private key.',
    next: 'Give the key that this very certificate was requested with.',
  },
  'target-unresolvable': {
    title: 'The address of the device endpoint is not known',
    why: 'The name of the platform could not be resolved.',
    next: 'Check the configured address of the platform and the name service of this server.',
  },
  'connection-refused': {
    title: 'The device endpoint does not answer',
    why: 'Nothing listens on its port.',
    next: 'Check that the platform runs and that the port (8443 unless configured otherwise) is the right one.',
  },
  'connection-timeout': {
    title: 'The device endpoint cannot be reached',
    why: 'No answer came in time: usually a firewall that drops packets.',
    next: 'Let the firewall pass the port of the device endpoint, then run the test again.',
  },
  'connection-lost': {
    title: 'The connection broke off',
    why: 'The other side, or a proxy between, closed it before the answer was complete.',
    next: 'Run the test again; if it stays, look for a proxy that ends TLS on this port.',
  },
  'server-certificate-untrusted': {
    title: 'The server’s certificate is not trusted',
    why: 'It comes from a CA that Gatehouse does not know. Devices will refuse it as well.',
    next: 'Give the server a certificate of a public CA, or add its CA to the configuration and to the devices.',
  },
  'server-certificate-name': {
    title: 'The server’s certificate is for another name',
    why: 'The address that was called does not stand in it.',
    next: 'Call the platform by a name of its certificate, or have that name added.',
  },
  'server-certificate-expired': {
    title: 'The server’s certificate has expired',
    why: 'Devices refuse to talk to the platform until it is renewed.',
    next: 'Renew the certificate of the device endpoint.',
  },
  'tls-refused-by-server': {
    title: 'The server refused the TLS handshake',
    why: 'It sent an alert after it saw the client’s certificate or its TLS version.',
    next: 'Look at the alert below, and at the chain in Chain check.',
  },
  'tls-client-certificate-unusable': {
    title: 'TLS cannot use this client certificate',
    why: 'Its kind of key or signature is not one that TLS allows.',
    next: 'Issue the device certificate with RSA 2048 or more, P-256, P-384 or Ed25519.',
  },
  'tls-failed': {
    title: 'The TLS handshake failed',
    why: 'Both sides could not agree.',
    next: 'Look at the details below; a proxy that does not speak TLS on this port is a common cause.',
  },
  'header-too-large': {
    title: 'The chain header is too large',
    why: 'The platform, or a proxy before it, does not take a header of this size.',
    next: 'Send only the intermediates, or trust the intermediate that issued the device, then no header is needed.',
  },
  'reply-timeout': {
    title: 'No reply came',
    why: 'The connection stands, but the platform did not answer the request in time.',
    next: 'Run the test again; if it stays, look at the health of the platform.',
  },
  'reply-too-large': {
    title: 'The reply is too large',
    why: 'It is far larger than any answer with a token.',
    next: 'Check that the address is the one of a device endpoint.',
  },
  'reply-not-json': {
    title: 'The reply is not JSON',
    why: 'Something other than the platform answered: a proxy or an error page.',
    next: 'Look at the reply below to see who answered.',
  },
  'reply-without-token': {
    title: 'The reply holds no token',
    why: 'The platform answered with success, but without an access token.',
    next: 'Look at the reply below; the address may be the one of another endpoint.',
  },
  'bad-request': {
    title: 'The platform could not read the certificates',
    why: 'It answered 400: the chain header or the certificate in it is malformed.',
    next: 'Take the header value from Chain check, or set the header to automatic.',
  },
  'chain-refused': {
    title: 'The platform refused the certificate chain',
    why: 'It answered 401: no valid, enabled path leads from this device to a trusted certificate.',
    next: 'See the verdict before the run: it names what breaks the path. Where it accepts the device, the chain header was left out.',
  },
  'device-forbidden': {
    title: 'The device is not allowed in',
    why: 'It answered 403: the device is unknown while auto-registration is off, or its user is disabled.',
    next: 'Switch auto-registration on for the trusted certificate, register the device, or enable its user.',
  },
  'feature-disabled': {
    title: 'The platform does not offer tokens to devices',
    why: 'It answered 404: the endpoint is switched off or the address is wrong.',
    next: 'Ask the operator of the platform to switch the feature on.',
  },
  'identity-unusable': {
    title: 'The device has no usable name',
    why: 'It answered 422: the certificate’s common name is missing or cannot be a user name.',
    next: 'Issue the device certificate with exactly one common name of plain characters.',
  },
  'too-many-attempts': {
    title: 'Too many attempts',
    why: 'It answered 429: after several refusals the platform slows down for this address.',
    next: 'Wait a minute, then run the test again.',
  },
  'platform-error': {
    title: 'The platform failed',
    why: 'It answered with a status that is no refusal of the device.',
    next: 'Try again; if it stays, give the request id to the operator.',
  },
  'token-malformed': {
    title: 'What came is not a token',
    why: 'The access token is not a JSON Web Token with readable claims.',
    next: 'Look at the reply below.',
  },
  'token-expired': {
    title: 'The token is already over',
    why: 'Its end lies in the past: the clock of the platform or of this server is wrong.',
    next: 'Set both clocks by a time server.',
  },
  'token-signature-invalid': {
    title: 'The token’s signature is wrong',
    why: 'It does not fit the keys that the platform publishes.',
    next: 'Check that the token and the published keys come from the same platform.',
  },
} satisfies Record<TokenTestFailure, { title: string; why: string; next: string }>;
