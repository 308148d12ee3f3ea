import type { TLSSocket } from 'node:tls';
import type { JudgeRequest } from '#pki/judge-request.ts';
import type { Judged } from '#pki/judge.ts';
import { socketBelow } from '#server/http/connections/socket-below.ts';
import { DeviceRefusal } from './device-refusal.ts';
import type { EarlierGrant } from './earlier-grant.ts';
import type { JudgeSetting } from './judge-chain.ts';
import type { BoundedJudge } from './judge-within-bounds.ts';
import { judgeDevice, standsAt, type JudgedDevice } from './judge-device.ts';
import { demandOwnDomain } from './misdirected.ts';
import { readPresentedChain } from './presented-chain.ts';
import { readChain } from './read-chain.ts';
import type { RefusalLimit } from './refusal-limit.ts';
import type { TrustStore } from './trust-store.ts';

/** A judged device with the chain that it was judged by: DER, its own certificate first. */
export interface IdentifiedDevice extends JudgedDevice {
  chain: readonly Uint8Array[];
}

/** Finds out which device is on a connection, for each of its requests anew. */
export interface DeviceConnection {
  /** Such as `TLSv1.3`. */
  tlsVersion: string | undefined;
  remoteAddress: string;
  /** The name that the TLS handshake asked for. */
  serverName: string | undefined;
  /** DER of what the device showed in the handshake, its own certificate first. */
  shown: readonly Uint8Array[];
  /** @throws GatehouseError as `readChain` and `judgeDevice`; `client-certificate-missing`, `misdirected` */
  identify(header: string, at: Date): Promise<IdentifiedDevice>;
  /** The newest grant on this connection. */
  lastGrant?: EarlierGrant;
}

/** What all connections of a listener judge with. */
export interface Judging extends Omit<JudgeSetting, 'trust' | 'at' | 'judge'> {
  trustStore: TrustStore;
  /** Tenant whose domain is the platform's own. */
  defaultTenantId: string;
  bounds: BoundedJudge;
  refusals: RefusalLimit;
}

interface Remembered {
  header: string;
  trustVersion: string;
  judgedAt: number;
  device: IdentifiedDevice;
}

/**
 * Keeps what the device showed in the handshake. A device that was accepted once is not judged again on the same
 * connection, as long as it sends the same header, nobody changed what is trusted, no certificate has ended, and no
 * revocation list is due.
 */
export function openDeviceConnection(socket: TLSSocket, judging: Judging): DeviceConnection {
  const { trustStore, defaultTenantId, bounds, refusals, crypto, issuerCache, revocationLists } = judging;
  const presented = readPresentedChain(socket);
  const serverName = typeof socket.servername === 'string' ? socket.servername : undefined;
  // The socket below has asked for it already.
  const remoteAddress = socketBelow(socket).remoteAddress ?? '';
  let last: Remembered | undefined;
  return {
    tlsVersion: socket.getProtocol() ?? undefined,
    remoteAddress,
    serverName,
    shown: presented === undefined ? [] : [presented.leaf, ...presented.issuers],
    async identify(header, at) {
      if (presented === undefined) throw noCertificate();
      const current = trustStore();
      const trust = current instanceof Promise ? await current : current;
      if (last !== undefined && stillHolds(last, header, trust.version, at.getTime())) return last.device;
      const chain = readChain(presented, header);
      const judge = (request: JudgeRequest): Promise<Judged> =>
        bounds.judge(request, refusals.isReached(remoteAddress, at));
      const judged = await judgeDevice(chain, { crypto, issuerCache, revocationLists, trust, at, judge });
      demandOwnDomain(serverName, judged.anchor, trust, defaultTenantId);
      const device = { ...judged, chain: [chain.leaf, ...chain.bag].map(({ der }) => der) };
      last = { header, trustVersion: trust.version, judgedAt: at.getTime(), device };
      return device;
    },
  };
}

function stillHolds(last: Remembered, header: string, trustVersion: string, at: number): boolean {
  return standsAt(last.device, last.judgedAt, at) && last.trustVersion === trustVersion && last.header === header;
}

function noCertificate(): DeviceRefusal {
  return new DeviceRefusal(
    'client-certificate-missing',
    'No client certificate was received in the TLS handshake. A client leaves out a certificate whose key TLS cannot use (secp256k1, brainpool, P-192).',
  );
}
