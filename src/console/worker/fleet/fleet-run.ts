import { beginning, timeLeft, type FleetState } from './fleet-state.ts';
import type {
  FleetConditions,
  FleetFile,
  FleetFound,
  FleetNews,
  FleetOrder,
  FleetRow,
  OpenedDevice,
} from './messages.ts';
import { emptyTally, sumTallies } from './tally.ts';

/** Files handed to a worker in one message: more would hold up the page. */
const filesPerMessage = 100;
/** A file from this size on is handed to every worker, since it may be an archive of which each reads a part. */
const sharedFromBytes = 64 * 1024;
/** The page is told of changes at most this often. */
const tellEveryMs = 300;
/** A worker that has not stopped after this time is ended. */
const patienceMs = 100;

interface Member {
  worker: Worker;
  done: number;
  total: number;
  found: FleetFound;
  issuers?: ArrayBuffer;
  prints?: ArrayBuffer;
  finished: boolean;
  stopped: boolean;
}

interface RunOptions {
  files: readonly FleetFile[];
  /** Opens what is protected by one. */
  password?: string;
  /** Cores of this machine; the page keeps one. */
  cores: number;
  now: () => number;
}

/**
 * One check of thousands of chains, spread over workers. The page only counts and shows: files are read, sorted and
 * judged in the workers, and none of their content leaves the browser.
 */
export class FleetRun {
  /** Another one for each check. */
  readonly id = nextRun();
  readonly #members: Member[];
  readonly #options: RunOptions;
  readonly #listeners = new Set<() => void>();
  readonly #began: number;
  readonly #owners = new Map<string, Member>();
  readonly #opening = new Map<number, (device: OpenedDevice | undefined) => void>();
  readonly #reasons = new Map<NonNullable<FleetRow['reason']>, number>();
  #refused: FleetRow[] = [];
  #accepted: FleetRow[] = [];
  #phaseBegan: number;
  #conditions: FleetConditions | undefined;
  #judgedBy: FleetConditions | undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;
  #state: FleetState;
  #openings = 0;

  constructor(options: RunOptions) {
    this.#options = options;
    const workers = Math.max(1, options.cores - 1);
    this.#began = options.now();
    this.#phaseBegan = this.#began;
    this.#state = beginning(workers, options.files.length);
    this.#members = Array.from({ length: workers }, () => this.#hire());
    void this.#handOut();
  }

  /** The state as it is now; the same object until something changes. */
  readonly getState = (): FleetState => this.#state;

  /** Calls back whenever the state has changed; returns how to stop that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Judges by these conditions as soon as everything is read; again, where it was judged already. */
  judge(conditions: FleetConditions): void {
    this.#conditions = conditions;
    if (this.#state.phase === 'waiting' || this.#state.phase === 'done') this.#startJudging(conditions);
  }

  /** Ends the work; what was judged so far stays. */
  cancel(): void {
    if (this.#isOver()) return;
    for (const { worker } of this.#members) order(worker, { type: 'cancel' });
    setTimeout(() => {
      for (const { worker, stopped } of this.#members) if (!stopped) worker.terminate();
    }, patienceMs);
    this.#change({ phase: 'cancelled' });
    this.#tell();
  }

  /** Everything about one device; undefined where its worker had to be ended. */
  async open(fingerprint: string): Promise<OpenedDevice | undefined> {
    const owner = this.#owners.get(fingerprint);
    if (owner === undefined) return undefined;
    this.#openings += 1;
    const id = this.#openings;
    const opened = new Promise<OpenedDevice | undefined>((resolve) => this.#opening.set(id, resolve));
    order(owner.worker, { type: 'open', id, fingerprint });
    return opened;
  }

  /** Ends the workers; nothing of the files is left afterwards. */
  close(): void {
    clearTimeout(this.#telling);
    for (const { worker } of this.#members) worker.terminate();
    for (const settle of this.#opening.values()) settle(undefined);
    this.#listeners.clear();
  }

  #hire(): Member {
    const worker = new Worker(new URL('./fleet-worker.ts', import.meta.url), { type: 'module' });
    const member: Member = { worker, done: 0, total: 0, found: emptyTally(), finished: false, stopped: false };
    worker.addEventListener('message', ({ data }: MessageEvent<FleetNews>) => this.#hear(member, data));
    worker.addEventListener('error', (event) => this.#fail(event.message || 'The worker did not load'));
    return member;
  }

  /** Hands the files out: large ones to all, the others in turn, a few at a time so that the page stays free. */
  async #handOut(): Promise<void> {
    const { password } = this.#options;
    const files = this.#options.files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const shared = files.filter(({ file }) => file.size >= sharedFromBytes);
    const single = files.filter(({ file }) => file.size < sharedFromBytes);
    const of = this.#members.length;
    for (const [index, { worker }] of this.#members.entries()) {
      const own = single.filter((_, position) => position % of === index);
      for (const [list, isShared] of [
        [own, false],
        [shared, true],
      ] as const) {
        for (let start = 0; start < list.length; start += filesPerMessage) {
          order(worker, { type: 'add', files: list.slice(start, start + filesPerMessage), shared: isShared });
          await new Promise((resolve) => setTimeout(resolve));
          if (this.#isOver()) return;
        }
      }
      order(worker, { type: 'read', share: { index, of }, ...(password === undefined ? {} : { password }) });
    }
  }

  #hear(member: Member, news: FleetNews): void {
    if (news.type === 'opened') return this.#settleOpening(news.id, news.device);
    if (news.type === 'cancelled') member.stopped = true;
    if (this.#isOver()) return;
    switch (news.type) {
      case 'reading':
        Object.assign(member, { done: news.done, total: news.total, found: news.found });
        return this.#progress();
      case 'read':
        Object.assign(member, { done: member.total, found: news.found, issuers: news.issuers, prints: news.prints });
        member.finished = true;
        if (this.#members.every(({ finished }) => finished)) this.#finishReading();
        return undefined;
      case 'rows':
        Object.assign(member, { done: news.done, total: news.total, found: news.found });
        this.#addRows(member, news.rows);
        return this.#progress();
      case 'judged':
        member.finished = true;
        if (this.#members.every(({ finished }) => finished)) this.#finish();
        return undefined;
      case 'failed':
        return this.#fail(news.message);
    }
  }

  #finishReading(): void {
    this.#change({ phase: 'waiting', found: this.#found() });
    if (this.#conditions === undefined) this.#tell();
    else this.#startJudging(this.#conditions);
  }

  #startJudging(conditions: FleetConditions): void {
    this.#refused = [];
    this.#accepted = [];
    this.#reasons.clear();
    this.#phaseBegan = this.#options.now();
    const issuers = this.#members.map((member) => member.issuers);
    const prints = this.#members.map((member) => member.prints);
    for (const [index, member] of this.#members.entries()) {
      const isNew = this.#judgedBy === undefined;
      const given = isNew ? issuers.filter((_, other) => other !== index) : [];
      const known = isNew ? prints.slice(0, index) : [];
      Object.assign(member, { finished: false, done: 0, total: 0 });
      order(member.worker, { type: 'judge', conditions, issuers: present(given), known: present(known) });
    }
    this.#judgedBy = conditions;
    this.#change({ phase: 'judging', done: 0, total: this.#found().devices, warned: 0 });
    this.#tell();
  }

  #addRows(member: Member, rows: readonly FleetRow[]): void {
    let { warned } = this.#state;
    for (const row of rows) {
      this.#owners.set(row.fingerprint, member);
      (row.accepted ? this.#accepted : this.#refused).push(row);
      if (row.accepted && row.warnings > 0) warned += 1;
      if (row.reason !== undefined) this.#reasons.set(row.reason, (this.#reasons.get(row.reason) ?? 0) + 1);
    }
    this.#state = { ...this.#state, warned };
  }

  #progress(): void {
    const [done, total] = [sum(this.#members.map((member) => member.done)), sum(this.#members.map((it) => it.total))];
    const left = timeLeft(done, total, this.#options.now() - this.#phaseBegan);
    const { timeLeftMs: _, ...state } = this.#state;
    this.#state = { ...state, done, total: Math.max(done, total), ...(left === undefined ? {} : { timeLeftMs: left }) };
    this.#telling ??= setTimeout(() => this.#tell(), tellEveryMs);
  }

  #finish(): void {
    const tookMs = this.#options.now() - this.#began;
    this.#change({ phase: 'done', tookMs });
    this.#tell();
    if (this.#conditions !== undefined && this.#conditions !== this.#judgedBy) this.#startJudging(this.#conditions);
  }

  #fail(failure: string): void {
    if (this.#isOver()) return;
    for (const { worker } of this.#members) worker.terminate();
    this.#change({ phase: 'failed', failure });
    this.#tell();
  }

  #settleOpening(id: number, device: OpenedDevice | undefined): void {
    this.#opening.get(id)?.(device);
    this.#opening.delete(id);
  }

  #isOver(): boolean {
    return this.#state.phase === 'cancelled' || this.#state.phase === 'failed';
  }

  #found(): FleetFound {
    return sumTallies(this.#members.map(({ found }) => found));
  }

  #change(change: Partial<FleetState>): void {
    this.#state = { ...this.#state, ...change };
  }

  /** Makes the state that is shown, and says that it is there. */
  #tell(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    this.#change({
      found: this.#found(),
      refused: this.#refused,
      accepted: this.#accepted,
      reasons: [...this.#reasons].toSorted(([, a], [, b]) => b - a),
    });
    for (const listener of this.#listeners) listener();
  }
}

let runs = 0;

function nextRun(): number {
  runs += 1;
  return runs;
}

function order(worker: Worker, message: FleetOrder): void {
  worker.postMessage(message);
}

const present = (buffers: readonly (ArrayBuffer | undefined)[]): ArrayBuffer[] =>
  buffers.filter((buffer) => buffer !== undefined);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
