import { once } from 'node:events';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { DeviceCredentials } from './device-credentials.ts';
import { networkFailure, StepFailure, type Evidence } from './failure.ts';

/** The one place that a token test may connect to. */
export interface TokenTestTarget {
  /** Full address of the device endpoint. */
  endpoint: URL;
  /** Where the endpoint's host name is reached, when it shall not be looked up. */
  connectTo?: string | undefined;
  /** PEM of the CAs that the server's certificate may come from; absent: the system's. */
  ca?: string[] | undefined;
}

/** Opens TCP to the target. @throws StepFailure */
export async function openTcp(target: TokenTestTarget, signal: AbortSignal, timeoutMs: number): Promise<Socket> {
  const host = target.connectTo ?? hostOf(target);
  const socket = connectTcp({ host, port: Number(target.endpoint.port || 443), noDelay: true });
  return settled(socket, 'connect', signal, timeoutMs);
}

/** Does the TLS handshake as the device on an open socket; the server's certificate is verified. @throws StepFailure */
export async function openTls(
  socket: Socket,
  target: TokenTestTarget,
  device: DeviceCredentials,
  signal: AbortSignal,
  timeoutMs: number,
): Promise<TLSSocket> {
  const host = hostOf(target);
  const secure = startTls(() =>
    connectTls({
      socket,
      host,
      servername: isIP(host) === 0 ? host : '',
      cert: device.certificatePem,
      key: device.privateKeyPem,
      ca: target.ca,
      minVersion: 'TLSv1.2',
      // Weak device keys are tried as well: what becomes of them is the platform's decision.
      ciphers: 'DEFAULT@SECLEVEL=0',
      ALPNProtocols: ['http/1.1'],
    }),
  );
  return settled(secure, 'secureConnect', signal, timeoutMs);
}

/** What is worth showing of a finished handshake. */
export function handshakeFacts(socket: TLSSocket): Evidence {
  const certificate = socket.getPeerX509Certificate();
  return {
    version: socket.getProtocol() ?? '',
    cipher: socket.getCipher().standardName,
    ...(certificate && {
      serverSubject: certificate.subject.replaceAll('\n', ', '),
      serverNames: certificate.subjectAltName ?? '',
      serverNotAfter: certificate.validToDate.toISOString(),
    }),
  };
}

/** OpenSSL may refuse a certificate before a single octet is sent. */
function startTls(start: () => TLSSocket): TLSSocket {
  try {
    return start();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new StepFailure('tls-client-certificate-unusable', { code });
  }
}

async function settled<Opened extends Socket>(
  socket: Opened,
  event: string,
  signal: AbortSignal,
  timeoutMs: number,
): Promise<Opened> {
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    await once(socket, event, { signal: AbortSignal.any([signal, limit]) });
    return socket;
  } catch (error) {
    socket.destroy();
    throw limit.aborted && !signal.aborted
      ? new StepFailure('connection-timeout', { timeoutMs })
      : networkFailure(error);
  }
}

/** Host name or address, an IPv6 address without its brackets. */
function hostOf({ endpoint }: TokenTestTarget): string {
  return endpoint.hostname.replace(/^\[(.*)\]$/, '$1');
}
