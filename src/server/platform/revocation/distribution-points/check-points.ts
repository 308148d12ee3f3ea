import type { Certificate } from '#pki/certificate.ts';
import type { PlacedFinding } from '#pki/check-path.ts';
import type { DistributionPoint } from '#pki/extensions/distribution-points.ts';
import { finding } from '#pki/findings.ts';
import type { JudgeRequest } from '#pki/judge-request.ts';
import { judgeRevocation } from '#pki/judge.ts';
import type { Crl } from '#pki/revocation/crl.ts';
import type { ListFailure } from './list-address.ts';
import type { RevocationLists } from './revocation-lists.ts';

/** Points of a path that are looked at, and addresses of one point that are tried in turn. */
const limits = { points: 8, addresses: 4 } as const;

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
 * Fetches the lists at the distribution points of a trusted path and holds the path to them. A certificate that names
 * points passes only where a list answers for it; one that names none passes.
 * @param path leaf first; the last one is the very object of its trust anchor, which no list is about.
 */
export async function checkPoints(
  path: readonly Certificate[],
  request: Omit<JudgeRequest, 'crls' | 'revocation'>,
  asking: Asking,
): Promise<PointsChecked> {
  const named = path.slice(0, -1).flatMap(({ known }, index) => pointsOf(known.crlDistributionPoints ?? [], index));
  const outcomes = await Promise.all(
    named.map((point, position) =>
      askPoint(position < limits.points ? point : { ...point, tooMany: true }, request.at, asking),
    ),
  );
  const crls = outcomes.flatMap(({ crl }) => crl ?? []);
  const said = await judgeRevocation({ ...request, crls: [...new Set(crls)], revocation: 'where-named' }, path);
  for (const { code, index } of said) {
    if (code !== 'revocation-unknown') continue;
    for (const outcome of outcomes) if (outcome.index === index) asking.lists.doubt(outcome.address, request.at);
  }
  return {
    findings: said.map((item) => withCause(item, outcomes)),
    until: Math.min(...outcomes.map(({ until }) => until)),
  };
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
  if (point.tooMany === true) return outcome;
  for (const address of point.addresses.slice(0, limits.addresses)) {
    if (signal.aborted) return failed(point, 'timeout');
    const held = await Promise.race([lists.get(address, at), ended(signal)]);
    if (held === undefined) return failed(point, 'timeout');
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

function failed({ index, addresses: [address = ''] }: NamedPoint, failure: ListFailure): PointOutcome {
  return { index, address, failure, until: Infinity };
}

/** Where no list answered because none could be had, that is what an admin needs to know. */
function withCause(item: PlacedFinding, outcomes: readonly PointOutcome[]): PlacedFinding {
  if (item.code !== 'revocation-unknown' || item.evidence['actual'] !== 'no-list') return item;
  const missing = outcomes.find(({ index, failure }) => index === item.index && failure !== undefined);
  if (missing === undefined) return item;
  const evidence = { address: missing.address.slice(0, 300), actual: missing.failure ?? '' };
  return { ...finding({ name: 'device', platform: 'gatehouse' }, 'crl-unavailable', evidence), index: item.index };
}
