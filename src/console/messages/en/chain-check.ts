/** The page that says of any certificates whether a device with them is accepted, and why not. */
export const chainCheck = {
  title: 'Chain check',
  lead: 'Drop what you have: the check sorts it, judges each device against the tenant’s trusted certificates, and says what to do.',
  drop: 'Drop certificates, chains, keys or archives',
  dropHint: 'PEM, DER, PKCS#7, PKCS#12 or ZIP; several files at once',
  choose: 'Choose files to check',
  empty: {
    title: 'Nothing to check yet',
    text: 'Drop a device’s certificate, best with its intermediates, or paste them above. The order does not matter.',
  },
  found: {
    title: 'What was found',
    roles: { 'end-entity': 'Device certificates', intermediate: 'Intermediates', root: 'Roots' },
    keys: 'Private keys',
    keyOf: 'Belongs to {{name}}',
    keyAlone: 'Belongs to no certificate here',
    others: {
      'signing-request': 'Signing request: not yet a certificate',
      'revocation-list': 'Revocation list',
      'public-key': 'Public key',
    },
    othersTitle: 'Other things',
    repeated_one: 'given once',
    repeated_other: 'given {{count}} times',
    more: 'and {{count}} more',
  },
  judging: 'Judging…',
  noDevice:
    'There is no end-entity certificate among these. The lowest certificate of each chain is judged as if it were a device.',
  noCertificate: {
    title: 'No certificate was found',
    text: 'See below what was left out and why.',
  },
  whatIf: {
    title: 'What if',
    asOf: 'As of',
    asOfHint: 'Leave empty for now',
    alsoTrust: 'Also trust',
    alsoTrustHint: 'As if these were trusted certificates of the tenant; nothing is changed.',
    nothingToTrust: 'No CA certificate was found that is not trusted already.',
  },
  devices: {
    title: 'Devices',
    accepted: 'Accepted',
    refused: 'Refused',
  },
  trustedCount_one: 'Judged against {{count}} trusted certificate of the tenant.',
  trustedCount_other: 'Judged against {{count, number}} trusted certificates of the tenant.',
  takeAway: {
    title: 'To take away',
    headerNeeded:
      'This device has to send X-Ssl-Cert-Chain: its issuer is not itself trusted, so the platform needs the certificates between.',
    headerNotNeeded: 'This device needs no X-Ssl-Cert-Chain header: its issuer is trusted.',
    headerUnknown: 'Whether the header is needed can be said when the chain is accepted.',
    chain: 'Chain in order, without the root',
    header: 'Value of X-Ssl-Cert-Chain',
    curl: 'Token call with curl',
    openssl: 'The verdict with openssl',
    opensslFiles:
      'device.pem holds the device’s certificate, intermediates.pem those between, trusted.pem the trusted certificate.',
    download: 'Download {{name}}',
    deviceUser: 'On the platform the device is the user {{user}}.',
  },
};
