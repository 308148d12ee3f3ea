import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { SecureContextOptions, TlsOptions } from 'node:tls';
import { createDevice, createRoot, type CertificatePlan, type TestCertificate } from './certificate-factory.ts';

/** Certificates for handshakes on the real clock: valid from yesterday to tomorrow. */
export const validNow = {
  notBefore: new Date(Date.now() - 86_400_000),
  notAfter: new Date(Date.now() + 86_400_000),
} as const;

/** A CA and a server certificate for `localhost` under it. */
export function createServerCertificate(plan: CertificatePlan = {}): { ca: TestCertificate; server: TestCertificate } {
  const ca = createRoot({ subject: 'Endpoint CA', ...validNow });
  const server = createDevice(ca, {
    subject: 'localhost',
    extendedKeyUsage: ['serverAuth'],
    subjectAlternativeNames: [{ dns: 'localhost' }],
    ...validNow,
    ...plan,
  });
  return { ca, server };
}

/** A device endpoint that asks for a client certificate and answers as the test says. */
export async function startFakeEndpoint(
  answer: RequestListener,
  { server, ...more }: { server: TestCertificate } & TlsOptions & SecureContextOptions,
): Promise<{ port: number; close(): Promise<void> }> {
  const tls = { cert: server.pem, key: server.key.pem, requestCert: true, rejectUnauthorized: false, ...more };
  const listener: Server = createServer(tls, answer);
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        listener.closeAllConnections();
      }),
  };
}
