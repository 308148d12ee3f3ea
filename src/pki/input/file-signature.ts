/** Kinds of files that their first bytes give away. */
export type FileSignature = 'archive' | 'java-keystore' | 'utf-16le' | 'utf-16be';

const signatures: ReadonlyArray<readonly [FileSignature, readonly number[]]> = [
  ['archive', [0x50, 0x4b, 3, 4]],
  ['archive', [0x50, 0x4b, 5, 6]],
  ['java-keystore', [0xfe, 0xed, 0xfe, 0xed]],
  ['java-keystore', [0xce, 0xce, 0xce, 0xce]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** What the first bytes of a file say it is; undefined for everything else. */
export function fileSignature(bytes: Uint8Array): FileSignature | undefined {
  return signatures.find(([, start]) => start.every((octet, index) => bytes[index] === octet))?.[0];
}
