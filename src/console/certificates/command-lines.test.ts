import { describe, expect, test } from 'vitest';
import { curlCommand, curlWithToken, opensslVerifyCommand } from './command-lines.ts';

const endpoint = 'https://localhost:8443/devicecontrol/deviceAccessToken';

describe('the token call', () => {
  test('when the header is sent, its value is made from the chain file', () => {
    expect(curlCommand({ endpoint, ownCa: true, sendsHeader: true })).toBe(
      [
        'curl --request POST \\',
        '  --cert device-chain.pem --key device-key.pem \\',
        '  --cacert gatehouse-ca.pem \\',
        `  --header 'Accept: application/json' \\`,
        `  --header "X-Ssl-Cert-Chain: $(tr '\\n' ' ' < device-chain.pem)" \\`,
        `  ${endpoint}`,
      ].join('\n'),
    );
  });

  test('when the server has a public certificate and no header is needed, neither stands in the line', () => {
    const line = curlCommand({ endpoint, ownCa: false, sendsHeader: false });
    expect(line).not.toContain('--cacert');
    expect(line).not.toContain('X-Ssl-Cert-Chain');
  });

  test('when the address holds characters of the shell, they are quoted', () => {
    expect(curlCommand({ endpoint: "https://a/'$(id)", ownCa: false, sendsHeader: false })).toContain(
      String.raw`'https://a/'\''$(id)'`,
    );
  });
});

test('the API is called with the token from a variable', () => {
  expect(curlWithToken('http://127.0.0.1:8080')).toContain('Bearer $TOKEN');
});

describe('the verdict reproduced', () => {
  test('when it was made for another instant, openssl is told that instant', () => {
    const line = opensslVerifyCommand({ hasIntermediates: true, at: new Date('2026-06-01T00:00:00Z') });
    expect(line).toContain('-attime 1780272000');
    expect(line).toContain('-untrusted intermediates.pem');
  });

  test('when there is no intermediate, no file of them is named', () => {
    expect(opensslVerifyCommand({ hasIntermediates: false })).not.toContain('-untrusted');
  });
});
