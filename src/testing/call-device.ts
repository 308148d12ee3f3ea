import { Agent, request } from 'node:https';
import type { OutgoingHttpHeaders } from 'node:http';
import { deviceAccessTokenPath } from '#contract/device-access-token.ts';
import { writeHeaderForm } from '#pki/input/pem-writer.ts';
import type { TestGatehouse } from './start-gatehouse.ts';

/** What a device shows, with the key that goes with it. */
export interface PresentedCertificate {
  der: Uint8Array;
  pem: string;
  key: { pem: string };
}

/** One call of the device endpoint as a device makes it. */
export interface DeviceCall {
  /** Shown in the handshake; nothing is shown where it is absent. */
  device?: PresentedCertificate;
  /** Sent in the TLS message behind the device's own certificate. */
  along?: readonly Pick<PresentedCertificate, 'pem'>[];
  /** Certificates of `X-Ssl-Cert-Chain`, or its very value. */
  header?: readonly Pick<PresentedCertificate, 'der'>[] | string | string[];
  method?: string;
  path?: string;
  headers?: OutgoingHttpHeaders;
  /** Name in the TLS handshake; that of the server's address unless given. */
  serverName?: string;
  /** Keeps the connection for further calls. */
  agent?: Agent;
}

/** A reply of the device endpoint. */
export interface DeviceReply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Record<string, unknown>;
  /** Claims of the token in it, unverified; empty where there is none. */
  claims: Record<string, unknown>;
}

/** A connection that is kept open; close it with `destroy()`. */
export function keptConnection(): Agent {
  return new Agent({ keepAlive: true, maxSockets: 1 });
}

/** Calls the device endpoint of a running server. The server's own certificate is not what these tests are about. */
export async function callDevice(
  { deviceUrl }: Pick<TestGatehouse, 'deviceUrl'>,
  call: DeviceCall,
): Promise<DeviceReply> {
  const { device, along = [], header, method = 'POST', path = deviceAccessTokenPath, agent, serverName } = call;
  const { promise, resolve, reject } = Promise.withResolvers<DeviceReply>();
  const outgoing = request(
    new URL(path, deviceUrl),
    {
      method,
      agent: agent ?? false,
      rejectUnauthorized: false,
      ...(serverName === undefined ? {} : { servername: serverName }),
      ciphers: 'DEFAULT@SECLEVEL=0',
      headers: { ...(header === undefined ? {} : { 'X-Ssl-Cert-Chain': headerValue(header) }), ...call.headers },
      ...(device && { cert: [device, ...along].map(({ pem }) => pem).join(''), key: device.key.pem }),
    },
    (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('error', reject).on('end', () => {
        const body: Record<string, unknown> = JSON.parse(text === '' ? '{}' : text);
        const claims = claimsOf(body['accessToken']);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, claims });
      });
    },
  );
  outgoing.on('error', reject).end();
  return promise;
}

/** Trusts a certificate as an admin does. @returns its SHA-1 fingerprint. */
export async function trust(
  gatehouse: TestGatehouse,
  certificate: Pick<PresentedCertificate, 'pem'>,
  {
    tenantId = 't1001',
    authorization,
    ...change
  }: { tenantId?: string; authorization?: string; [field: string]: unknown } = {},
): Promise<string> {
  const upload = { certInPemFormat: certificate.pem, status: 'ENABLED', autoRegistrationEnabled: true, ...change };
  const path = `/tenant/tenants/${tenantId}/trusted-certificates`;
  const { status, json, text } = await gatehouse.call('POST', path, {
    json: upload,
    ...(authorization === undefined ? {} : { authorization }),
  });
  if (status !== 201) throw new Error(`upload answered ${status}: ${text}`);
  return (json as { fingerprint: string }).fingerprint;
}

function headerValue(header: NonNullable<DeviceCall['header']>): string | string[] {
  if (typeof header === 'string') return header;
  const certificates = header.filter((item) => typeof item !== 'string');
  return certificates.length === header.length
    ? writeHeaderForm(certificates.map(({ der }) => der))
    : header.filter((item) => typeof item === 'string');
}

function claimsOf(token: unknown): Record<string, unknown> {
  const [, payload] = typeof token === 'string' ? token.split('.') : [];
  return payload === undefined ? {} : JSON.parse(Buffer.from(payload, 'base64url').toString());
}
