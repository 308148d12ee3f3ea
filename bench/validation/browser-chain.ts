import type { BenchChain } from './contender.ts';

/** A chain as it crosses into the page: bytes as hexadecimal text, the instant as ISO 8601. */
export interface ChainText {
  algorithm: BenchChain['algorithm'];
  root: string;
  intermediate: string;
  leaves: string[];
  forged: string;
  at: string;
}

/** For the way into the page. */
export function writeChain({ algorithm, root, intermediate, leaves, forged, at }: BenchChain): ChainText {
  return {
    algorithm,
    root: hex(root),
    intermediate: hex(intermediate),
    leaves: leaves.map(hex),
    forged: hex(forged),
    at: at.toISOString(),
  };
}

/** In the page. */
export function readChain({ algorithm, root, intermediate, leaves, forged, at }: ChainText): BenchChain {
  return {
    algorithm,
    root: bytes(root),
    intermediate: bytes(intermediate),
    leaves: leaves.map(bytes),
    forged: bytes(forged),
    at: new Date(at),
  };
}

const hex = (value: Uint8Array): string => [...value].map((octet) => octet.toString(16).padStart(2, '0')).join('');

const bytes = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (octet) => Number.parseInt(octet, 16));
