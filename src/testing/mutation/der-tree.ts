import { DerReader } from '#pki/der/reader.ts';
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

/** Reads strict DER; looks into constructed elements, and into strings that hold DER themselves. */
export function readTree(bytes: Uint8Array): DerNode {
  const { tag, contentStart, end } = new DerReader(bytes).element();
  const content = bytes.subarray(contentStart, end);
  if ((tag & 0x20) !== 0) return { tag, prefix: none, content: childrenOf(content) ?? content };
  const prefixLength = tag === bitString ? 1 : 0;
  const inside = tag === octetString || tag === bitString ? childrenOf(content.subarray(prefixLength)) : undefined;
  return inside === undefined
    ? { tag, prefix: none, content }
    : { tag, prefix: content.subarray(0, prefixLength), content: inside };
}

function childrenOf(bytes: Uint8Array): DerNode[] | undefined {
  const reader = new DerReader(bytes);
  const children: DerNode[] = [];
  try {
    while (!reader.done) children.push(readTree(reader.whole()));
  } catch {
    return undefined;
  }
  return children;
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
