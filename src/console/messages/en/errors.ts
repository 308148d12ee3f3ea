import type { ErrorCode } from '#contract/error-codes.ts';

/** What an error means: what happened, why, and what to do next. */
export interface ErrorText {
  title: string;
  why: string;
  next: string;
}

/** One text for every code that the platform can answer with. */
export const errors = {
  'bad-request': {
    title: 'The platform did not understand the request',
    why: '{{message}}',
    next: 'Reload the page and try again.',
  },
  'body-too-large': {
    title: 'Too much data for one request',
    why: '{{message}}',
    next: 'Send fewer or smaller files at once.',
  },
  'certificate-duplicate': {
    title: 'This certificate is already trusted',
    why: 'Fingerprints are unique across all tenants of the platform. Where your list does not show it, another tenant has it.',
    next: 'Look for the fingerprint in your list, or ask the operator of the platform which tenant holds it.',
  },
  'certificate-expired': {
    title: 'The certificate has expired',
    why: 'Devices under an expired certificate are refused, so the platform does not take one.',
    next: 'Ask for a renewed certificate and add that one.',
  },
  'certificate-not-ca': {
    title: 'This is not a CA certificate',
    why: 'Its basic constraints do not say CA:TRUE, so it may not sign other certificates.',
    next: 'Add the CA that issued it instead.',
  },
  'certificate-not-found': {
    title: 'The certificate is no longer there',
    why: 'Somebody has deleted it meanwhile.',
    next: 'Reload the list.',
  },
  'certificate-not-v3': {
    title: 'Only X.509 version 3 certificates can be trusted',
    why: 'Older versions cannot say whether they belong to a CA.',
    next: 'Issue the CA certificate again with extensions (openssl: -extensions v3_ca).',
  },
  'certificate-outside-validity': {
    title: 'It cannot be enabled',
    why: 'The certificate has expired or is not valid yet.',
    next: 'Add a certificate that is valid now.',
  },
  'certificate-unparseable': {
    title: 'The platform could not read the certificate',
    why: '{{message}}',
    next: 'Export it again as PEM or DER and add that file.',
  },
  'certificate-weak': {
    title: 'The certificate is too weak',
    why: '{{message}}',
    next: 'Issue it again with at least RSA 2048 or P-256, signed with SHA-256 or better.',
  },
  'chain-file-unparseable': {
    title: 'The certificate file cannot be read',
    why: '{{message}}',
    next: 'Take a PEM file of at most 10 certificates, or one certificate in DER form.',
  },
  'chain-header-too-large': {
    title: 'The chain header is too large',
    why: '{{message}}',
    next: 'Send only the intermediates between the device and the trusted certificate.',
  },
  'chain-header-too-many': {
    title: 'Too many certificates in the chain header',
    why: '{{message}}',
    next: 'Send only the intermediates between the device and the trusted certificate.',
  },
  'chain-header-unparseable': {
    title: 'The chain header could not be read',
    why: '{{message}}',
    next: 'Copy the header value from Chain check.',
  },
  'chain-refused': {
    title: 'The certificate chain was refused',
    why: 'The platform found no valid path from the device to a trusted certificate.',
    next: 'Check the chain in Chain check.',
  },
  'chain-tenant-not-found': {
    title: 'There is no such tenant',
    why: '{{message}}',
    next: 'Check the tenant ID, or leave it out.',
  },
  'client-certificate-missing': {
    title: 'The device showed no certificate',
    why: '{{message}}',
    next: 'Give the client certificate and key, with a key that TLS can use (P-256 or RSA).',
  },
  conflict: {
    title: 'Somebody else changed this meanwhile',
    why: '{{message}}',
    next: 'Look at the present state, then make your change again.',
  },
  'credentials-invalid': {
    title: 'Sign-in was refused',
    why: 'User name or password is not right; the platform does not say which of the two.',
    next: 'Check both and try again.',
  },
  'current-password-wrong': {
    title: 'The current password is wrong',
    why: 'It is the password that you signed in with, not the new one.',
    next: 'Enter your current password again.',
  },
  'device-not-registered': {
    title: 'The device is not registered',
    why: 'Auto-registration is off for the certificate that it came through.',
    next: 'Switch auto-registration on, or register the device first.',
  },
  'device-user-disabled': {
    title: 'The device is disabled',
    why: 'Its user is switched off on the platform.',
    next: 'Enable the device user.',
  },
  forbidden: {
    title: 'You are not allowed to do this',
    why: 'Your user lacks the role for it.',
    next: 'Ask an administrator of the tenant for the role, or sign in as somebody who has it.',
  },
  'handshake-failed': {
    title: 'The TLS handshake failed',
    why: 'Device and platform did not agree on TLS, or one of them refused the other before any request was made.',
    next: "Check that the device trusts the platform's CA, speaks TLS 1.2 or 1.3, and has a key that TLS can use (P-256 or RSA).",
  },
  'identity-unusable': {
    title: 'The device name cannot be used',
    why: '{{message}}',
    next: 'Issue the device certificate with one common name of plain characters.',
  },
  internal: {
    title: 'Something went wrong on the platform',
    why: 'This is a fault of the platform, not of your input.',
    next: 'Try again; if it stays, give the request id to the operator.',
  },
  'last-admin': {
    title: 'This is the last admin',
    why: 'Without an admin nobody could manage this tenant any more.',
    next: 'Make somebody else an admin first.',
  },
  'lifespan-invalid': { title: 'This lifespan is not accepted', why: '{{message}}', next: 'Choose another value.' },
  'media-type-unsupported': {
    title: 'The platform did not understand the request',
    why: '{{message}}',
    next: 'Reload the page and try again.',
  },
  'method-not-allowed': {
    title: 'The platform does not offer this',
    why: '{{message}}',
    next: 'Reload the page and try again.',
  },
  misdirected: {
    title: 'The request went to another tenant’s address',
    why: '{{message}}',
    next: 'Use the address of the tenant that the device belongs to.',
  },
  'not-found': { title: 'It is no longer there', why: '{{message}}', next: 'Reload the page.' },
  'option-invalid': { title: 'The option was not accepted', why: '{{message}}', next: 'Choose another value.' },
  'option-not-found': { title: 'The option is not set', why: '{{message}}', next: 'Reload the page.' },
  'password-unacceptable': {
    title: 'The platform does not take this password',
    why: '{{message}}',
    next: 'Choose another password.',
  },
  'possession-code-expired': {
    title: 'The verification code has expired',
    why: 'A code can be used for one hour.',
    next: 'Make a new code, sign it, and send that signature.',
  },
  'possession-key-unusable': {
    title: 'This kind of key cannot prove possession',
    why: 'The proof takes RSA and ECDSA keys only.',
    next: 'Use the certificate without a proof: devices can connect all the same.',
  },
  'possession-not-proven': {
    title: 'The signature does not fit the code',
    why: 'It was made with another key, over another code, or over the code with a line break at its end.',
    next: 'Sign the current code, exactly as it is, with the key of this certificate.',
  },
  'precondition-failed': {
    title: 'Somebody else changed this meanwhile',
    why: 'The value on the platform is no longer the one that this page showed.',
    next: 'Look at the present value, then make your change again.',
  },
  'revocation-date-invalid': {
    title: 'A revocation date cannot be read',
    why: '{{message}}',
    next: 'Write dates such as 2026-06-01T00:00:00.000Z, or leave them out.',
  },
  'role-not-held': {
    title: 'You may not do this to this user',
    why: 'Nobody can give rights, or change users with rights, that they do not hold themselves.',
    next: 'Ask an admin who holds these rights.',
  },
  'second-factor-active': {
    title: 'Your second factor is already active',
    why: 'A new one cannot be set up beside it.',
    next: 'Switch it off first, with a code of the present one.',
  },
  'second-factor-code-wrong': {
    title: 'The code is not right',
    why: 'Codes change every 30 seconds, count once each, and need the right time on your device.',
    next: 'Wait for the next code and enter that one.',
  },
  'second-factor-enforced': {
    title: 'This tenant demands a second factor',
    why: 'Its option two-factor-authentication / enforced is on.',
    next: 'Leave the second factor on, or ask an admin to change the option.',
  },
  'second-factor-invalid': {
    title: 'The code is not right',
    why: 'Codes change every 30 seconds, count once each, and need the right time on your device.',
    next: 'Wait for the next code and enter that one.',
  },
  'second-factor-not-set-up': {
    title: 'No second factor is set up',
    why: 'There is no secret that codes could be made from.',
    next: 'Set up a second factor first.',
  },
  'second-factor-required': {
    title: 'A second factor is needed',
    why: 'This user signs in with a password and a code.',
    next: 'Enter the code that your authenticator app shows.',
  },
  'second-factor-setup-required': {
    title: 'This tenant demands a second factor',
    why: 'You have not set one up yet.',
    next: 'Set up a second factor, then sign in with a code.',
  },
  'second-factor-unverified': {
    title: 'The second factor is not verified yet',
    why: 'No code of the new secret was entered so far.',
    next: 'Enter a code that your authenticator app shows.',
  },
  'session-missing': {
    title: 'Your session has ended',
    why: 'Sessions end after a while, or when you sign out elsewhere.',
    next: 'Sign in again.',
  },
  'tenant-ambiguous': {
    title: 'The chain belongs to several tenants',
    why: '{{message}}',
    next: 'Complete proof of possession for your certificate.',
  },
  'tenant-duplicate': {
    title: 'There is already such a tenant',
    why: '{{message}}',
    next: 'Choose another id or domain.',
  },
  'tenant-not-found': {
    title: 'There is no such tenant',
    why: '{{message}}',
    next: 'Check the tenant id in front of the user name.',
  },
  'tenant-protected': {
    title: 'This tenant cannot be suspended or deleted',
    why: 'It is the tenant that manages the others, or the one that this platform is configured with.',
    next: 'Choose another tenant.',
  },
  'too-many-attempts': {
    title: 'Too many attempts',
    why: 'The platform slows down after several failures.',
    next: 'Wait a moment, then try again.',
  },
  unavailable: {
    title: 'The platform cannot be reached',
    why: 'The network is down, or the platform is stopped, restarting or under maintenance.',
    next: 'Check your connection, then try again.',
  },
  'upstream-invalid': {
    title: 'The platform gave an answer that Gatehouse does not understand',
    why: '{{message}}',
    next: 'Try again; if it stays, give this text to the operator.',
  },
  'upstream-unreachable': {
    title: 'The tenant cannot be reached',
    why: 'Gatehouse runs, but the tenant behind it does not answer.',
    next: 'Try again in a moment; if it stays, check the address of the tenant.',
  },
  'upstream-untrusted': {
    title: 'The tenant’s certificate is not trusted',
    why: '{{message}} Nothing was sent to it.',
    next: 'The operator checks GATEHOUSE_UPSTREAM; where the tenant’s certificate comes from a CA of its own, GATEHOUSE_UPSTREAM_CA names that CA’s file.',
  },
  'user-duplicate': {
    title: 'There is already a user of this name',
    why: 'User names are unique within a tenant, devices included.',
    next: 'Choose another name.',
  },
  'validation-failed': {
    title: 'The platform did not accept this',
    why: '{{message}}',
    next: 'Correct it and try again.',
  },
  'xsrf-mismatch': {
    title: 'The page is out of date',
    why: 'You signed in again in another tab.',
    next: 'Reload the page.',
  },
} as const satisfies Record<ErrorCode, ErrorText>;
