import type { CertificateFacts } from '#console/certificates/certificate-facts.ts';
import type { Anchor, KeyFacts } from '#console/worker/operations.ts';
import type { FindingCode } from '#contract/finding-codes.ts';
import type { RepairCode } from '#contract/input-codes.ts';
import type { LeftOut } from '#pki/input/input-report.ts';
import type { Evidence } from '#pki/verdict.ts';

/** A file of a fleet. It is read in the worker, piece by piece, and never as part of the page. */
export interface FleetFile {
  /** Path inside the folder it came with, or its name. */
  name: string;
  file: File;
}

/** Which part of the work a worker does: `index` of `of`. */
export interface Share {
  index: number;
  of: number;
}

/** What a fleet is judged by. */
export interface FleetConditions {
  anchors: Anchor[];
  at: Date;
  /** Whose rules: what is only a warning at a Cumulocity tenant may be an error here. */
  platform: 'gatehouse' | 'cumulocity';
}

/** One device with its verdict, in the few words that a table of thousands needs. */
export interface FleetRow {
  /** SHA-256, lower-case hex; names the row. */
  fingerprint: string;
  /** Common name, or the whole subject where it has none. */
  name: string;
  /** Name that it can be registered under; absent where the platform can make no user of it. */
  deviceId?: string;
  /** Where it was found first. */
  source: string;
  line?: number;
  accepted: boolean;
  /** The first error of a refused one, and what its sentence needs. */
  reason?: FindingCode;
  evidence?: Evidence;
  warnings: number;
  /** Ids of the trusted certificates that it is accepted through. */
  anchors: string[];
  headerNeeded: boolean;
  /** ISO 8601 UTC. */
  notAfter: string;
  /** Its private key was among the files. */
  hasKey: boolean;
}

/** Counts of what was found while reading, and the first of what was left out. */
export interface FleetFound {
  devices: number;
  /** CA certificates, each counted once. */
  authorities: number;
  keys: number;
  signingRequests: number;
  revocationLists: number;
  publicKeys: number;
  /** Device certificates that were given again. */
  duplicates: number;
  repairs: Partial<Record<RepairCode, number>>;
  leftOutCount: number;
  leftOut: LeftOut[];
  /** Files that need a password, or another one. */
  locked: number;
}

/** To a worker of the fleet. */
export type FleetOrder =
  | { type: 'add'; files: FleetFile[]; shared: boolean }
  | { type: 'read'; share: Share; password?: string }
  | { type: 'judge'; conditions: FleetConditions; issuers: ArrayBuffer[]; known: ArrayBuffer[] }
  | { type: 'open'; id: number; fingerprint: string }
  | { type: 'cancel' };

/** One device in full: its certificate first, then those that may stand between, and its key where it was given. */
export interface OpenedDevice {
  certificates: CertificateFacts[];
  keys: KeyFacts[];
}

/** From a worker of the fleet. */
export type FleetNews =
  | { type: 'reading'; done: number; total: number; found: FleetFound }
  | { type: 'read'; found: FleetFound; issuers: ArrayBuffer; prints: ArrayBuffer }
  | { type: 'rows'; rows: FleetRow[]; done: number; total: number; found: FleetFound }
  | { type: 'judged' }
  | { type: 'opened'; id: number; device?: OpenedDevice }
  | { type: 'cancelled' }
  | { type: 'failed'; message: string };

/** Bounds of one check of a fleet; what is beyond them is named. */
export const fleetLimits = {
  /** Device certificates that one worker holds. */
  devices: 100_000,
  /** CA certificates that may stand between, over all files. */
  issuers: 10_000,
  /** Left-out things that are told one by one; the others are counted. */
  leftOutTold: 200,
} as const;
