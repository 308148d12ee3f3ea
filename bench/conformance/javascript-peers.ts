import 'reflect-metadata';
import { X509Certificate as NodeCertificate } from 'node:crypto';
import { X509Certificate as PeculiarCertificate, X509ChainBuilder } from '@peculiar/x509';
import forge from 'node-forge';
import { Certificate, CertificateChainValidationEngine, CertificateRevocationList } from 'pkijs';
import { judgeCase, type SuiteCase } from '../../scripts/conformance-case.ts';

/** Whether one library accepts a case; what it throws counts as a refusal. */
export type Peer = (input: SuiteCase) => boolean | Promise<boolean>;

const instantOf = ({ validation_time: time }: SuiteCase): Date => (time === null ? new Date() : new Date(time));
const bytesOf = (pem: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(pem.replaceAll(/-----[^-]*-----|\s/g, ''), 'base64'));

/** Our engine, through the same door as its peers. */
async function gatehouse(input: SuiteCase): Promise<boolean> {
  return (await judgeCase(input)).accepted;
}

/** What people write by hand: from issuer to issuer with `checkIssued`, `verify`, `ca` and the dates. */
function nodeCryptoWalk(input: SuiteCase): boolean {
  const at = instantOf(input);
  const isCurrent = ({ validFromDate, validToDate }: NodeCertificate): boolean =>
    validFromDate <= at && at <= validToDate;
  const anchors = input.trusted_certs.map((pem) => new NodeCertificate(pem));
  const bag = input.untrusted_intermediates.map((pem) => new NodeCertificate(pem));
  let path = [new NodeCertificate(input.peer_certificate)];
  while (path.every(isCurrent)) {
    const last = path.at(-1)!;
    const signed = (issuer: NodeCertificate): boolean =>
      issuer.ca && last.checkIssued(issuer) && last.verify(issuer.publicKey);
    const anchor = anchors.find(signed);
    if (anchor !== undefined) return isCurrent(anchor);
    const issuer = bag.find((other) => signed(other) && !path.some(({ raw }) => raw.equals(other.raw)));
    if (issuer === undefined) return false;
    path = [...path, issuer];
  }
  return false;
}

/** pkijs's `CertificateChainValidationEngine` with CRLs and policy inputs. */
async function pkijs(input: SuiteCase): Promise<boolean> {
  const read = (pem: string): Certificate => Certificate.fromBER(bytesOf(pem));
  const engine = new CertificateChainValidationEngine({
    trustedCerts: input.trusted_certs.map(read),
    certs: [...input.untrusted_intermediates, input.peer_certificate].map(read),
    crls: input.crls.map((pem) => CertificateRevocationList.fromBER(bytesOf(pem))),
    checkDate: instantOf(input),
  });
  const { policy } = input;
  const { result } = await engine.verify(
    policy === null
      ? {}
      : {
          initialPolicySet: policy.initial_policy_set,
          initialExplicitPolicy: policy.require_explicit_policy,
          initialPolicyMappingInhibit: policy.inhibit_policy_mapping,
          initialInhibitPolicy: policy.inhibit_any_policy,
        },
  );
  return result;
}

/** @peculiar/x509: its chain builder; the caller compares the end with the anchors and checks the dates. */
async function peculiarX509(input: SuiteCase): Promise<boolean> {
  const at = instantOf(input);
  const read = (pem: string): PeculiarCertificate => new PeculiarCertificate(bytesOf(pem));
  const anchors = input.trusted_certs.map(read);
  const builder = new X509ChainBuilder({ certificates: [...input.untrusted_intermediates.map(read), ...anchors] });
  const path = [...(await builder.build(read(input.peer_certificate)))];
  const end = path.at(-1);
  return (
    end !== undefined &&
    anchors.some((anchor) => anchor.equal(end)) &&
    path.every(({ notBefore, notAfter }) => notBefore <= at && at <= notAfter)
  );
}

/** node-forge's `verifyCertificateChain`, leaf first; it reads RSA certificates alone. */
function nodeForge(input: SuiteCase): boolean {
  const read = (pem: string): forge.pki.Certificate => forge.pki.certificateFromPem(pem);
  const store = forge.pki.createCaStore(input.trusted_certs.map(read));
  const chain = [input.peer_certificate, ...input.untrusted_intermediates].map(read);
  return forge.pki.verifyCertificateChain(store, chain, { validityCheckDate: instantOf(input) });
}

/** Every library that runs in this process, by name. */
export const javascriptPeers: Readonly<Record<string, Peer>> = {
  Gatehouse: gatehouse,
  'node:crypto walk': nodeCryptoWalk,
  pkijs,
  '@peculiar/x509': peculiarX509,
  'node-forge': nodeForge,
};
