import { chainHeaderLimits } from '#contract/device-access-token.ts';
import { GatehouseError } from '#contract/error-codes.ts';
import { Certificate, parseCertificate } from '#pki/certificate.ts';
import { MalformedError } from '#pki/der/malformed-error.ts';
import { readHeaderForm } from '#pki/input/header-form.ts';
import { DeviceRefusal, invalidChain } from './device-refusal.ts';
import type { PresentedChain } from './presented-chain.ts';

/** Leaf of the handshake, and everything else as an unordered bag. */
export interface ReadChain {
  leaf: Certificate;
  bag: readonly Certificate[];
}

/**
 * Parses what a device showed and sent. Of the TLS message, what cannot be parsed is left out; of the header, it refuses
 * the request.
 * @throws GatehouseError `chain-refused` for the leaf; `chain-header-too-large`, `chain-header-too-many`,
 * `chain-header-unparseable` for the header
 */
export function readChain(presented: PresentedChain, header: string): ReadChain {
  const sent = header === '' ? nothing : readHeader(header);
  const leaf = parsed(presented.leaf);
  if (leaf instanceof MalformedError) {
    throw new DeviceRefusal('chain-refused', invalidChain, { context: { defect: leaf.defect } });
  }
  if (presented.issuers.length === 0) return { leaf, bag: sent };
  const along = presented.issuers.map(parsed).filter((certificate) => certificate instanceof Certificate);
  return { leaf, bag: [...along, ...sent] };
}

/** One array for all: what the engine makes of a bag is kept for as long as the bag itself. */
const nothing: readonly Certificate[] = [];

function readHeader(header: string): Certificate[] {
  try {
    return readHeaderForm(header, chainHeaderLimits).map((der) => parseCertificate(der));
  } catch (error) {
    if (error instanceof MalformedError) throw unparseable(error.defect);
    if (error instanceof GatehouseError && error.code === 'chain-header-unparseable') {
      throw unparseable(String(error.evidence['reason']));
    }
    throw error;
  }
}

function parsed(der: Uint8Array): Certificate | MalformedError {
  try {
    return parseCertificate(der);
  } catch (error) {
    if (error instanceof MalformedError) return error;
    throw error;
  }
}

/** Contract 1.6; the vendor's own words for the commonest reason. */
function unparseable(reason: string): GatehouseError {
  const words = reason === 'truncated' || reason === 'base64-truncated' ? 'Incomplete data' : reason;
  const message = `Cannot parse X509 certificate. : ${words}`;
  return new GatehouseError('chain-header-unparseable', message, { reason });
}
