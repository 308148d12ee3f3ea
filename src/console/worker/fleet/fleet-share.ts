import type { CertificateRole } from '#console/certificates/certificate-facts.ts';
import { judgeOne, readAnchor, type Conditions } from '#console/worker/judge-chains.ts';
import { describeCertificate } from '#console/worker/describe-certificate.ts';
import { parseCertificate, type Certificate } from '#pki/certificate.ts';
import type { CryptoPort } from '#pki/crypto-port.ts';
import { attributeTexts, attributeTypes } from '#pki/distinguished-name.ts';
import { deviceIdentity } from '#pki/device-identity.ts';
import { fingerprint } from '#pki/fingerprint.ts';
import type { InputReport, Origin, PrivateKeyItem } from '#pki/input/input-report.ts';
import { writePem } from '#pki/input/pem-writer.ts';
import { createIssuerCache } from '#pki/issuer-cache.ts';
import { hexText, sameOctets } from '#pki/octets.ts';
import { createWebCrypto } from '#pki/web-crypto.ts';
import { IssuerPool } from './issuer-pool.ts';
import { fleetLimits, type FleetConditions, type FleetFound, type FleetRow, type OpenedDevice } from './messages.ts';
import { rowOf } from './row.ts';
import { emptyTally, tallyReport } from './tally.ts';

/** A device certificate as it is kept: small, and parsed again when it is judged. */
interface HeldDevice {
  der: Uint8Array;
  origin: Origin;
}

/** Devices that are judged at the same time, so that signatures are verified on every core that is free. */
const atOnce = 8;

/** One worker's part of a fleet: the devices it has read, and everything that may stand above them. */
export class FleetShare {
  readonly found: FleetFound = emptyTally();
  readonly #crypto: CryptoPort;
  readonly #issuers = new IssuerPool(fleetLimits.issuers);
  readonly #devices = new Map<string, HeldDevice>();
  readonly #keys = new Map<string, PrivateKeyItem>();
  readonly #issuerCache = createIssuerCache();

  constructor(subtle: SubtleCrypto) {
    this.#crypto = createWebCrypto(subtle);
  }

  /** Takes what one file held. */
  async take(report: InputReport): Promise<void> {
    tallyReport(this.found, report);
    for (const key of report.privateKeys) if (key.publicKey) this.#keys.set(hexText(key.publicKey), key);
    for (const { certificate, origin } of report.certificates) {
      if (mayIssue(certificate)) this.#takeIssuer(certificate, origin);
      if (!certificate.isCa) await this.#takeDevice(certificate, origin);
    }
    this.found.authorities = this.#issuers.size;
    this.found.devices = this.#devices.size;
  }

  /** DER of everything that may issue others, for the other workers. */
  issuers(): Uint8Array[] {
    return this.#issuers.all().map(({ der }) => der);
  }

  /** Fingerprints of the devices, for the workers after this one. */
  prints(): Uint8Array[] {
    const text = new TextEncoder();
    return [...this.#devices.keys()].map((print) => text.encode(print));
  }

  /** Takes what other workers found; devices that one before it has too are theirs. */
  merge(issuers: readonly Uint8Array[], known: readonly Uint8Array[]): void {
    for (const der of issuers) this.#issuers.add(parseCertificate(der.slice()));
    const text = new TextDecoder();
    for (const print of known) if (this.#devices.delete(text.decode(print))) this.found.duplicates += 1;
    this.found.authorities = this.#issuers.size;
    this.found.devices = this.#devices.size;
  }

  get deviceCount(): number {
    return this.#devices.size;
  }

  /** Judges every device, a few at a time. */
  async *judge({ anchors, ...conditions }: FleetConditions): AsyncGenerator<FleetRow[]> {
    const trust = { ...conditions, anchors: anchors.flatMap(readAnchor), issuerCache: this.#issuerCache };
    const devices = [...this.#devices];
    for (let start = 0; start < devices.length; start += atOnce) {
      const step = devices.slice(start, start + atOnce);
      yield await Promise.all(step.map(([print, device]) => this.#judgeDevice(print, device, trust)));
    }
  }

  /** Everything about one device; undefined for one that is not here. */
  async open(print: string): Promise<OpenedDevice | undefined> {
    const device = this.#devices.get(print);
    if (device === undefined) return undefined;
    const leaf = parseCertificate(device.der);
    const facts = await describeCertificate(this.#crypto, leaf, { role: 'end-entity', origins: [device.origin] });
    const above = this.#issuers
      .bagFor(leaf)
      .filter((issuer) => !sameOctets(issuer.der, leaf.der))
      .map((issuer) => describeCertificate(this.#crypto, issuer, { role: roleOf(issuer), origins: [] }));
    const key = this.#keys.get(hexText(leaf.spki));
    return {
      certificates: [facts, ...(await Promise.all(above))],
      keys: key ? [{ pem: writePem('PRIVATE KEY', key.pkcs8), origin: key.origin, certificates: [print] }] : [],
    };
  }

  async #judgeDevice(print: string, { der, origin }: HeldDevice, trust: Omit<Conditions, 'bag'>): Promise<FleetRow> {
    const leaf = parseCertificate(der);
    const judgement = await judgeOne(this.#crypto, leaf, { ...trust, bag: this.#issuers.bagFor(leaf) });
    const identity = deviceIdentity(leaf);
    const [name] = attributeTexts(leaf.subject, attributeTypes.commonName);
    return rowOf(judgement, {
      fingerprint: print,
      name,
      deviceId: identity.ok ? identity.commonName : undefined,
      origin,
      hasKey: this.#keys.has(hexText(leaf.spki)),
    });
  }

  #takeIssuer(certificate: Certificate, origin: Origin): void {
    if (!this.#issuers.add(certificate)) {
      this.#leaveOut('too-many-items', origin, { maximum: fleetLimits.issuers });
    }
  }

  async #takeDevice(certificate: Certificate, origin: Origin): Promise<void> {
    const print = await fingerprint(certificate, this.#crypto);
    if (this.#devices.has(print)) this.found.duplicates += 1;
    else if (this.#devices.size < fleetLimits.devices) this.#devices.set(print, { der: certificate.der, origin });
    else this.#leaveOut('too-many-items', origin, { maximum: fleetLimits.devices });
  }

  #leaveOut(code: 'too-many-items', origin: Origin, evidence: { maximum: number }): void {
    this.found.leftOutCount += 1;
    const isTold = this.found.leftOut.some((item) => item.code === code);
    if (!isTold) this.found.leftOut.push({ code, origin, evidence });
  }
}

function roleOf({ isCa, selfIssued }: Certificate): CertificateRole {
  if (!isCa) return 'end-entity';
  return selfIssued ? 'root' : 'intermediate';
}

/** Whether a certificate is, or was meant as, a CA: one that lacks the flag still explains why a path breaks. */
function mayIssue({ isCa, selfIssued, known }: Certificate): boolean {
  return isCa || selfIssued || (known.keyUsage?.has('keyCertSign') ?? false);
}
