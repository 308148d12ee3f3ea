import { writeTree, readTree } from '#testing/mutation/der-tree.ts';
import { mutateDer } from '#testing/mutation/mutate-der.ts';
import { seededRandom, type SeededRandom } from '#testing/mutation/seeded-random.ts';
import type { JudgeRequest } from '#pki/judge-request.ts';

/** A request to start from, as a suite has it. */
export type FuzzBase = Omit<JudgeRequest, 'profile' | 'crypto'>;

/** One mutated request, as bytes. */
export interface FuzzInput {
  leaf: Uint8Array;
  bag: Uint8Array[];
  anchors: Uint8Array[];
  crls: Uint8Array[];
  /** The leaf as somebody signed it. */
  genuineLeaf: Uint8Array;
  /** Every signature counts as valid, so that the rules behind it are reached. */
  credulous: boolean;
  profile: JudgeRequest['profile'];
  /** The rest of the request, as it was. */
  conditions: Omit<FuzzBase, 'leaf' | 'bag' | 'anchors' | 'crls'>;
}

/** Octets of one input, all parts together. */
const largestInput = 65_536;

type BagMutation = (input: FuzzInput, random: SeededRandom, others: readonly FuzzBase[]) => void;

const bagMutations: BagMutation[] = [
  function shuffle({ bag }, random) {
    for (let last = bag.length - 1; last > 0; last -= 1) {
      const other = random.index(last + 1);
      [bag[last], bag[other]] = [bag[other]!, bag[last]!];
    }
  },
  function duplicate({ bag }, random) {
    if (bag.length > 0) bag.push(random.pick(bag));
  },
  function drop({ bag }, random) {
    if (bag.length > 0) bag.splice(random.index(bag.length), 1);
  },
  function sendAnchorsAndLeaf(input) {
    input.bag.push(...input.anchors, input.leaf);
  },
  function distrust({ anchors, bag }, random) {
    if (anchors.length > 0) bag.push(...anchors.splice(random.index(anchors.length), 1));
  },
  function addStrangers({ bag }, random, others) {
    bag.push(...random.pick(others).bag.map(({ der }) => der));
  },
  function closeCycle({ bag, anchors }, random) {
    const all = [...bag, ...anchors];
    if (all.length > 0) bag.push(exchangeNames(random.pick(all)));
  },
  function multiply({ bag }, random) {
    if (bag.length === 0) return;
    const original = random.pick(bag);
    let room = largestInput;
    for (let count = random.pick([5, 50, 200]); count > 0 && room > 0; count -= 1) {
      const copy = mutateDer(original, random);
      room -= copy.length;
      bag.push(copy);
    }
  },
];

/** The certificate with issuer and subject exchanged: its issuer's issuer. */
function exchangeNames(der: Uint8Array): Uint8Array {
  const tree = readTree(der);
  const fields = Array.isArray(tree?.content) ? tree.content[0]?.content : undefined;
  if (tree === undefined || !Array.isArray(fields)) return der;
  const place = fields[0]?.tag === 0xa0 ? 3 : 2;
  const [issuer, subject] = [fields[place], fields[place + 2]];
  if (issuer === undefined || subject === undefined) return der;
  [fields[place], fields[place + 2]] = [subject, issuer];
  return writeTree(tree);
}

/** Makes the input of a seed: a request of the bases with elements, certificates and trust mutated. */
export function makeFuzzInput(bases: readonly FuzzBase[], seed: number): FuzzInput {
  const random = seededRandom(seed);
  const { leaf, bag, anchors, crls = [], ...conditions } = random.pick(bases);
  const input: FuzzInput = {
    leaf: leaf.der,
    bag: bag.map(({ der }) => der),
    anchors: anchors.map(({ certificate }) => certificate.der),
    crls: crls.map(({ der }) => der),
    genuineLeaf: leaf.der,
    credulous: random.index(2) === 0,
    profile: random.pick(['device', 'strict']),
    conditions,
  };
  const sometimes = (der: Uint8Array): Uint8Array => (random.index(2) === 0 ? mutateDer(der, random) : der);
  if (random.index(3) === 0) input.leaf = mutateDer(input.leaf, random);
  if (random.index(2) === 0) input.bag = input.bag.map(sometimes);
  if (random.index(4) === 0) input.anchors = input.anchors.map(sometimes);
  if (random.index(2) === 0) input.crls = input.crls.map(sometimes);
  for (let count = random.index(4); count > 0; count -= 1) random.pick(bagMutations)(input, random, bases);
  fit(input);
  return input;
}

/** Leaves out what goes beyond the largest input. */
function fit(input: FuzzInput): void {
  if (input.leaf.length > largestInput) input.leaf = input.genuineLeaf;
  let room = largestInput - input.leaf.length;
  const fitting = (list: Uint8Array[]): Uint8Array[] =>
    list.filter(({ length }) => {
      room -= length;
      return room >= 0;
    });
  input.anchors = fitting(input.anchors);
  input.bag = fitting(input.bag);
  input.crls = fitting(input.crls);
}
