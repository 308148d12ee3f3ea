import { MalformedError } from '#pki/der/malformed-error.ts';
import { DerReader, type DerElement } from '#pki/der/reader.ts';
import { concat, tlv } from '../der-writer.ts';

/** One element of DER that can be changed and written again. */
export interface DerNode {
  tag: number;
  /** Octets in front of the children: the count of unused bits of a BIT STRING. */
  prefix: Uint8Array;
  /** What is inside: elements, or octets that are none. */
  content: DerNode[] | Uint8Array;
  /** Length octets that say something else than the truth. */
  falseLength?: Uint8Array;
}

const octetString = 0x04;
const bitString = 0x03;
const none = new Uint8Array();

/** Elements below this depth stay octets. */
const deepestTree = 100;

/**
 * Reads the one element that these bytes are; looks into constructed elements, and into strings that hold DER
 * themselves. Undefined for anything else.
 */
export function readTree(bytes: Uint8Array): DerNode | undefined {
  const [node, ...more] = childrenOf(bytes, 0) ?? [];
  return more.length === 0 ? node : undefined;
}

function childrenOf(bytes: Uint8Array, depth: number): DerNode[] | undefined {
  if (depth > deepestTree) return undefined;
  const reader = new DerReader(bytes);
  const children: DerNode[] = [];
  try {
    while (!reader.done) children.push(nodeOf(bytes, reader.element(), depth));
  } catch (error) {
    if (error instanceof MalformedError) return undefined;
    throw error;
  }
  return children;
}

function nodeOf(bytes: Uint8Array, { tag, contentStart, end }: DerElement, depth: number): DerNode {
  const content = bytes.subarray(contentStart, end);
  const prefixLength = tag === bitString ? 1 : 0;
  const mayHold = (tag & 0x20) !== 0 || tag === octetString || tag === bitString;
  const children = mayHold ? childrenOf(content.subarray(prefixLength), depth + 1) : undefined;
  return children === undefined
    ? { tag, prefix: none, content }
    : { tag, prefix: content.subarray(0, prefixLength), content: children };
}

/** The tree as bytes again. */
export function writeTree({ tag, prefix, content, falseLength }: DerNode): Uint8Array {
  const inside = content instanceof Uint8Array ? [content] : content.map(writeTree);
  if (falseLength === undefined) return tlv(tag, prefix, ...inside);
  return concat(Uint8Array.of(tag), falseLength, prefix, ...inside);
}

/** Every node of the tree, parents before their children. */
export function nodesOf(node: DerNode): DerNode[] {
  return node.content instanceof Uint8Array ? [node] : [node, ...node.content.flatMap(nodesOf)];
}
