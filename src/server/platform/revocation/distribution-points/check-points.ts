import type { Certificate } from '#pki/certificate.ts';
import type { PlacedFinding } from '#pki/check-path.ts';
import type { DistributionPoint } from '#pki/extensions/distribution-points.ts';
import { finding } from '#pki/findings.ts';
import type { JudgeRequest } from '#pki/judge-request.ts';
import { judgeRevocation } from '#pki/judge.ts';
import { completes } from '#pki/revocation/crl-scope.ts';
import type { Crl } from '#pki/revocation/crl.ts';
import type { ListFailure } from './list-address.ts';
import { keeping, type RevocationLists } from './revocation-lists.ts';

/** Points of a path that are looked at, those of delta CRLs included, and addresses of one point that are tried in turn. */
export const pointLimits = { points: 8, addresses: 4 } as const;

/** What the lists say of a path. */
export interface PointsChecked {
  findings: PlacedFinding[];
  /** Milliseconds since 1970: from then on the lists must be asked again. */
  until: number;
}

/** Whom to ask for lists, and until when. */
interface Asking {
  lists: RevocationLists;
  signal: AbortSignal;
}

interface PointOutcome {
  /** Position of the certificate that names the point. */
  index: number;
  address: string;
  until: number;
  crl?: Crl;
  failure?: ListFailure;
}

/**
 * Fetches the lists at the distribution points of a trusted path, and the delta CRLs that complete them, and holds the
 * path to them. A certificate that names points passes only where a list answers for it; one that names none passes. A
 * delta CRL that cannot be had is done without, since the list that it completes is current by itself.
 * @param path leaf first; the last one is the very object of its trust anchor, which no list is about.
 */
export async function checkPoints(
  path: readonly Certificate[],
  request: Omit<JudgeRequest, 'crls' | 'revocation'>,
  asking: Asking,
): Promise<PointsChecked> {
  const { at } = request;
  const named = path.slice(0, -1).flatMap(({ known }, index) => pointsOf(known.crlDistributionPoints ?? [], index));
  const outcomes = await Promise.all(
    named.map((point, position) =>
      askPoint(position < pointLimits.points ? point : { ...point, tooMany: true }, at, asking),
    ),
  );
  const left = Math.max(0, pointLimits.points - named.length);
  const freshest = freshestPoints(path, outcomes).slice(0, left);
  const deltas = await Promise.all(freshest.map((point) => askPoint(point, at, asking)));
  const crls = [...outcomes, ...deltas].flatMap(({ crl }) => crl ?? []);
  const said = await judgeRevocation({ ...request, crls: [...new Set(crls)], revocation: 'where-named' }, path);
  const doubted = [...outcomes.filter((outcome) => gaveNoAnswer(outcome, said)), ...unmatched(outcomes, deltas)];
  for (const { address } of doubted) asking.lists.doubt(address, at);
  return {
    findings: said.map((item) => withCause(item, outcomes)),
    until: Math.min(...[...outcomes, ...deltas].map(({ until }) => until)),
  };
}

/** Where the delta CRLs are that certificates and the lists about them name (RFC 5280 4.2.1.15, 5.2.6), each once. */
function freshestPoints(path: readonly Certificate[], outcomes: readonly PointOutcome[]): NamedPoint[] {
  const answered = outcomes.filter(({ crl }) => crl !== undefined);
  const points = answered.flatMap(({ index, crl }) => [
    ...pointsOf(path[index]?.known.freshestCrl ?? [], index),
    ...pointsOf(crl?.known.freshestCrl ?? [], index),
  ]);
  return [...new Map(points.map((point) => [point.addresses.join(' '), point])).values()];
}

function gaveNoAnswer({ index }: PointOutcome, said: readonly PlacedFinding[]): boolean {
  return said.some((item) => item.code === 'revocation-unknown' && item.index === index);
}

/** Delta CRLs that complete no list of ours, and those lists: where a newer list was published, ours is behind. */
function unmatched(outcomes: readonly PointOutcome[], deltas: readonly PointOutcome[]): PointOutcome[] {
  return deltas.flatMap((delta) => {
    const { crl, index } = delta;
    if (crl?.known.deltaBase === undefined) return [];
    if (outcomes.some((list) => list.crl !== undefined && completes(crl, list.crl))) return [];
    return [delta, ...outcomes.filter((list) => list.index === index && list.crl !== undefined)];
  });
}

interface NamedPoint {
  index: number;
  addresses: string[];
  /** It stands behind the points that are looked at. */
  tooMany?: boolean;
}

function pointsOf(points: readonly DistributionPoint[], index: number): NamedPoint[] {
  return points.map(({ name }) => ({
    index,
    addresses: name?.kind === 'full' ? name.names.flatMap((one) => (one.kind === 'uri' ? [one.text] : [])) : [],
  }));
}

/** The addresses of one point lead to the same list (RFC 5280 4.2.1.13): the first that gives it is enough. */
async function askPoint(point: NamedPoint, at: Date, { lists, signal }: Asking): Promise<PointOutcome> {
  let outcome = failed(point, point.tooMany === true ? 'too-many-points' : 'no-address');
  const late = failed(point, 'timeout', at.getTime() + keeping.afterFailure);
  if (point.tooMany === true) return outcome;
  for (const address of point.addresses.slice(0, pointLimits.addresses)) {
    if (signal.aborted) return late;
    const held = await Promise.race([lists.get(address, at), ended(signal)]);
    if (held === undefined) return late;
    outcome = { index: point.index, address, ...held };
    if ('crl' in held) return outcome;
  }
  return outcome;
}

function ended(signal: AbortSignal): Promise<undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  signal.addEventListener('abort', () => resolve(undefined), { once: true });
  return promise;
}

function failed(
  { index, addresses: [address = ''] }: NamedPoint,
  failure: ListFailure,
  until = Infinity,
): PointOutcome {
  return { index, address, failure, until };
}

/** Where no list answered because none could be had, that is what an admin needs to know. */
function withCause(item: PlacedFinding, outcomes: readonly PointOutcome[]): PlacedFinding {
  if (item.code !== 'revocation-unknown' || item.evidence['actual'] !== 'no-list') return item;
  const missing = outcomes.find(({ index, failure }) => index === item.index && failure !== undefined);
  if (missing === undefined) return item;
  const evidence = { address: missing.address.slice(0, 300), actual: missing.failure ?? '' };
  return { ...finding({ name: 'device', platform: 'gatehouse' }, 'crl-unavailable', evidence), index: item.index };
}
