/** Bounds on what is read; each is named where it cuts something off. */
export interface InputLimits {
  /** Size of one file or pasted text. */
  bytes: number;
  /** Certificates, keys, requests and CRLs together. */
  items: number;
  /** Key derivation rounds that a password-protected file may ask for. */
  iterations: number;
  archive: {
    entries: number;
    /** Unpacked size of one entry, in bytes. */
    entryBytes: number;
    /** Unpacked size of all entries, in bytes. */
    totalBytes: number;
    /** Unpacked size divided by packed size, of one entry. */
    ratio: number;
  };
}

const megabyte = 1024 * 1024;

/** Wide enough for a fleet of ten thousand chains, narrow enough for a browser tab. */
export const inputLimits: InputLimits = {
  bytes: 64 * megabyte,
  items: 100_000,
  iterations: 1_000_000,
  archive: { entries: 20_000, entryBytes: 4 * megabyte, totalBytes: 256 * megabyte, ratio: 200 },
};
