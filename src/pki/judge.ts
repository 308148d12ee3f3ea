import { PathBuilder, type BuiltPath, type Next, type PathVisitor } from './build-paths.ts';
import type { Certificate } from './certificate.ts';
import { defaultIntermediates, PathChecker, type PlacedFinding } from './check-path.ts';
import { explainDeadEnd } from './explain-dead-end.ts';
import { finding, noErrors } from './findings.ts';
import type { JudgeRequest } from './judge-request.ts';
import { RevocationChecker } from './revocation/check-revocation.ts';
import type { Verdict } from './verdict.ts';
import { SignatureVerifier } from './verify-signatures.ts';
import { BudgetExhaustedError, WorkBudget } from './work-budget.ts';
import { writeVerdict, type JudgedPath } from './write-verdict.ts';

/** Paths that a refusal explains at most. */
const explainedPaths = 16;

/** Paths that are looked at after one was accepted, to find further anchors. */
const pathsAfterAcceptance = 16;

/**
 * Judges a leaf with everything that came along against the trust anchors. Always ends, within the budget; never throws
 * for what certificates hold.
 */
export async function judge(request: JudgeRequest): Promise<Verdict> {
  const { write } = await judgePaths(request);
  return write();
}

/** What the engine found, before names, dates and fingerprints are put in words. */
export interface Judged {
  /** In the order in which they were found. */
  accepted: readonly JudgedPath[];
  /** Whether the budget was spent. */
  exhausted: boolean;
  write: () => Promise<Verdict>;
}

/** As `judge`, for who reads the verdict of a refusal alone. */
export async function judgePaths(request: JudgeRequest): Promise<Judged> {
  const run = new Judgement(request);
  const searchEnd = await run.search();
  const end = searchEnd ?? (run.accepted.length === 0 ? await run.explain() : undefined);
  const unexplained = run.accepted.length + run.judged.length === 0;
  if (unexplained) run.judgeLeafAlone();
  const cutShort = end !== undefined && run.accepted.length === 0 && (end === searchEnd || unexplained);
  const findings = cutShort ? [run.exhausted(end)] : [];
  return {
    accepted: run.accepted,
    exhausted: run.budget.exhausted,
    write: () => writeVerdict(request, run.accepted, run.judged, findings, run.budget),
  };
}

/**
 * What the CRLs of the request say of a path that was found valid before; placed from the leaf. The path's last
 * certificate is the very object of its trust anchor.
 */
export async function judgeRevocation(request: JudgeRequest, path: readonly Certificate[]): Promise<PlacedFinding[]> {
  const run = new Judgement(request);
  try {
    return await run.checkRevocation(path);
  } catch (error) {
    if (error instanceof BudgetExhaustedError) return [run.exhausted(error)];
    throw error;
  }
}

/** One run of the engine: first the walk that only follows what may be valid, then, for a refusal, the one that explains. */
class Judgement {
  readonly budget: WorkBudget;
  readonly accepted: JudgedPath[] = [];
  readonly judged: JudgedPath[] = [];
  readonly #request: JudgeRequest;
  readonly #checker: PathChecker;
  readonly #builder: PathBuilder;
  /** Absent where revocation is not asked for. */
  readonly #revocation: RevocationChecker | undefined;

  constructor(request: JudgeRequest) {
    const { bag, anchors, crypto, maxIntermediates = defaultIntermediates } = request;
    this.#request = request;
    this.budget = new WorkBudget(request.budget);
    this.#checker = new PathChecker(request, this.budget);
    const verifier = new SignatureVerifier(crypto, this.budget, request.issuerCache);
    this.#builder = new PathBuilder(bag, anchors, verifier, this.budget, maxIntermediates + 1);
    const { revocation = 'off' } = request;
    if (revocation === 'off') return;
    const isTrusted = (signer: Certificate, anchor: Certificate): Promise<boolean> =>
      this.#isTrustedSigner(signer, anchor);
    this.#revocation = new RevocationChecker(request, this.#checker.profile, verifier, isTrusted);
  }

  /** Collects valid paths. Returns the error that ended it early. */
  search(): Promise<BudgetExhaustedError | undefined> {
    let left = pathsAfterAcceptance;
    const proceed = (): Next => {
      if (this.accepted.length > 0) left -= 1;
      return left <= 0 ? 'stop' : 'continue';
    };
    const take = (path: BuiltPath, findings: PlacedFinding[]): Next => {
      (noErrors(findings) ? this.accepted : this.judged).push({ ...path, findings });
      return proceed();
    };
    return this.#walk(this.#request.leaf, {
      mayExtend: this.#mayExtend,
      onPath: (path) => {
        if (path.anchor === undefined || path.anchor.ids.length === 0) return proceed();
        const findings = this.#completeFindings(path);
        return findings instanceof Promise ? findings.then((all) => take(path, all)) : take(path, findings);
      },
    });
  }

  /** Collects every path, whatever is wrong with it, so that a refusal can say what. Returns as `search` does. */
  async explain(): Promise<BudgetExhaustedError | undefined> {
    this.judged.length = 0;
    return this.#walk(this.#request.leaf, {
      mayExtend: () => 'yes',
      onPath: async (path) => {
        this.judged.push({ ...path, findings: await this.#completeFindings(path) });
        return this.judged.length < explainedPaths ? 'continue' : 'stop';
      },
    });
  }

  /** What can be said of the leaf where no walk came to an end. */
  judgeLeafAlone(): void {
    const { leaf } = this.#request;
    const findings = this.#checker.leafFindings(leaf, false).map((item) => ({ ...item, index: 0 }));
    this.judged.push({ certificates: [leaf], rejected: [], findings });
  }

  async checkRevocation(path: readonly Certificate[]): Promise<PlacedFinding[]> {
    return (await this.#revocation?.check(path)) ?? [];
  }

  exhausted({ spent, limit }: BudgetExhaustedError): PlacedFinding {
    return { ...finding(this.#checker.profile, 'budget-exhausted', { spent, limit }), index: -1 };
  }

  /** Follows only what no rule forbids by itself or above the certificates below it. */
  readonly #mayExtend: PathVisitor['mayExtend'] = (issuer, below, isAnchor) => {
    const role = isAnchor ? 'trust-anchor' : 'intermediate';
    if (!noErrors(this.#checker.ownFindings(issuer, role))) return 'never';
    return noErrors(this.#checker.issuerFindings(issuer, below)) ? 'yes' : 'not-here';
  };

  /** Answers at once where revocation is not asked for. */
  #completeFindings(path: BuiltPath): PlacedFinding[] | Promise<PlacedFinding[]> {
    const { certificates, anchor } = path;
    const findings = this.#checker.pathFindings(certificates, anchor !== undefined);
    if (anchor === undefined) {
      const reason = explainDeadEnd(path, this.#request, this.#checker.profile);
      const known = findings.some(({ code, index }) => code === reason.code && index === reason.index);
      return known ? findings : [...findings, reason];
    }
    if (anchor.ids.length === 0) {
      const disabled = finding(this.#checker.profile, 'anchor-disabled');
      return [{ ...disabled, index: certificates.length - 1 }, ...findings];
    }
    if (this.#revocation === undefined || !noErrors(findings)) return findings;
    return this.#revocation.check(certificates).then((more) => [...findings, ...more]);
  }

  /** Whether a CRL signer that is not on the path has a valid path of its own to the same anchor. */
  async #isTrustedSigner(signer: Certificate, anchor: Certificate): Promise<boolean> {
    if (!noErrors(this.#checker.ownFindings(signer, 'end-entity'))) return false;
    let trusted = false;
    const error = await this.#walk(signer, {
      mayExtend: this.#mayExtend,
      onPath: async ({ certificates, anchor: reached }) => {
        if (reached === undefined || reached.certificate !== anchor) return 'continue';
        trusted = noErrors((await this.#revocation?.check(certificates)) ?? []);
        return trusted ? 'stop' : 'continue';
      },
    });
    if (error !== undefined) throw error;
    return trusted;
  }

  async #walk(leaf: Certificate, visitor: PathVisitor): Promise<BudgetExhaustedError | undefined> {
    try {
      await this.#builder.walk(leaf, visitor);
      return undefined;
    } catch (error) {
      if (error instanceof BudgetExhaustedError) return error;
      throw error;
    }
  }
}
