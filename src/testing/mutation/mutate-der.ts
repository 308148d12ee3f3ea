import { concat, nested, oid } from '../der-writer.ts';
import { nodesOf, readTree, writeTree, type DerNode } from './der-tree.ts';
import type { SeededRandom } from './seeded-random.ts';

type Mutation = (node: DerNode, random: SeededRandom, tree: DerNode) => void;

/** Contents above this many octets are not made larger. */
const largestContent = 16_384;
const deepestNesting = 4000;

const falseLengths = [
  [0x80],
  [0x81, 0x05],
  [0x82, 0x00, 0x20],
  [0x84, 0xff, 0xff, 0xff, 0xff],
  [0x85, 1, 0, 0, 0, 0],
  [0xff],
  [0x00],
  [0x7f],
];
const textEncoder = new TextEncoder();
const oddTimes = [
  '',
  'Z',
  '000230000000Z',
  '20260230000000Z',
  '261301000000Z',
  '2606010000Z',
  '260601000000+0100',
  '99991231235959Z',
  '00000101000000Z',
  '20260601000000.5Z',
];
const oddTexts = [
  '',
  '\0',
  ' ',
  '*',
  '*.',
  '.'.repeat(300),
  'a'.repeat(5000),
  '\u202e',
  '@',
  'a@b@c',
  'xn--',
  '-a-',
  'http://',
  'http://[::1]/',
  '%00',
  '"\\,+=',
];
const oddIdentifiers = [
  concat(),
  Uint8Array.of(0x80, 0x01),
  Uint8Array.of(0xff),
  new Uint8Array(300).fill(0xff),
  oid('2.5.29.19').subarray(2),
  oid('2.5.29.30').subarray(2),
  oid('2.5.29.54').subarray(2),
  oid('1.2.840.113549.1.1.10').subarray(2),
];

const isParent = (node: DerNode): node is DerNode & { content: DerNode[] } =>
  Array.isArray(node.content) && node.content.length > 0;

function replaceContent(node: DerNode, octets: Uint8Array): void {
  node.prefix = new Uint8Array();
  node.content = octets;
}

const mutations: Mutation[] = [
  function retag(node, random) {
    node.tag = random.pick([
      0x01,
      0x02,
      0x03,
      0x04,
      0x05,
      0x06,
      0x0c,
      0x17,
      0x1e,
      0x1f,
      0x30,
      0x31,
      0x80,
      0xa0,
      random.index(256),
    ]);
  },
  function lieAboutLength(node, random) {
    node.falseLength = Uint8Array.from(random.pick(falseLengths));
  },
  function removeChild(node, random) {
    if (isParent(node)) node.content.splice(random.index(node.content.length), 1);
  },
  function repeatChild(node, random) {
    if (!isParent(node)) return;
    const child = random.pick(node.content);
    const size = writeTree(child).length;
    const times = random.pick([1, 2, Math.min(500, Math.floor(largestContent / Math.max(1, size)))]);
    node.content.push(...Array.from({ length: times }, () => child));
  },
  function swapChildren(node, random) {
    if (!isParent(node)) return;
    const [a, b] = [random.index(node.content.length), random.index(node.content.length)];
    [node.content[a], node.content[b]] = [node.content[b]!, node.content[a]!];
  },
  function graft(node, random, tree) {
    const { tag, prefix, content } = structuredClone(random.pick(nodesOf(tree)));
    Object.assign(node, { tag, prefix, content });
  },
  function nest(node, random) {
    const content = writeTree(node);
    const depth = content.length < largestContent ? random.pick([1, 20, deepestNesting]) : 1;
    replaceContent(node, nested(random.pick([0x30, 0x31, 0xa0, 0xa4]), depth, content));
  },
  function growContent(node, random) {
    replaceContent(node, random.octets(random.pick([0, 1, 20, 21, 128, 1024, 4096])));
  },
  function fillContent(node, random) {
    replaceContent(
      node,
      new Uint8Array(random.pick([1, 4, 5, 8, 9, 64, 2048])).fill(random.pick([0x00, 0x7f, 0x80, 0xff])),
    );
  },
  function changeOctet(node, random) {
    if (!(node.content instanceof Uint8Array) || node.content.length === 0) return;
    node.content = node.content.with(random.index(node.content.length), random.index(256));
  },
  function shortenContent(node, random) {
    if (node.content instanceof Uint8Array)
      node.content = node.content.subarray(0, random.index(node.content.length + 1));
  },
  function writeOddValue(node, random) {
    const texts = node.tag === 0x17 || node.tag === 0x18 ? oddTimes : oddTexts;
    replaceContent(node, node.tag === 0x06 ? random.pick(oddIdentifiers) : textEncoder.encode(random.pick(texts)));
  },
];

/**
 * DER with a few elements of its tree changed: lengths and tags that lie, elements removed, repeated, swapped, grafted
 * elsewhere or wrapped thousands deep, huge integers, odd identifiers, times and names. What is no DER any more is cut off.
 */
export function mutateDer(der: Uint8Array, random: SeededRandom): Uint8Array {
  const tree = readTree(der);
  if (tree === undefined) return concat(der.subarray(0, random.index(der.length)), random.octets(1));
  for (let count = 1 + random.index(3); count > 0; count -= 1) {
    random.pick(mutations)(random.pick(nodesOf(tree)), random, tree);
  }
  return writeTree(tree);
}
