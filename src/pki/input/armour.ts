import type { RepairCode } from '#contract/input-codes.ts';

/** One armoured block (RFC 7468) as it stands in the text, not decoded. */
export interface ArmourBlock {
  label: string;
  body: string;
  /** Line of the BEGIN marker, counted from 1. */
  line: number;
  /** False where no END marker follows. */
  ended: boolean;
  repairs: RepairCode[];
}

/** A stretch of text that belongs to no block. */
export interface OutsideText {
  text: string;
  line: number;
}

interface Marker {
  kind: 'BEGIN' | 'END';
  label: string;
  start: number;
  end: number;
  /** Whether both sides have the five dashes of the standard. */
  exact: boolean;
}

/**
 * Labels that are recognised even where the closing dashes are lost; any other label needs them. Longer ones stand
 * before those that they begin with.
 */
const knownLabels = [
  'CERTIFICATE REQUEST',
  'CERTIFICATE',
  'NEW CERTIFICATE REQUEST',
  'TRUSTED CERTIFICATE',
  'X509 CERTIFICATE',
  'X509 CRL',
  'ENCRYPTED PRIVATE KEY',
  'RSA PRIVATE KEY',
  'EC PRIVATE KEY',
  'EC PARAMETERS',
  'PRIVATE KEY',
  'PUBLIC KEY',
  'PKCS7',
].join('|');
const markerWord = new RegExp(`(BEGIN|END) (?:(${knownLabels})|([A-Z0-9][A-Z0-9 #]{0,40}(?=-)))`, 'g');

/** Splits a text into armoured blocks and what is around them, in linear time. Tolerates dashes that were lost. */
export function splitArmour(text: string): { blocks: ArmourBlock[]; outside: OutsideText[] } {
  const markers = findMarkers(text);
  const lineAt = lineCounter(text);
  const blocks: ArmourBlock[] = [];
  const outside: OutsideText[] = [];
  let position = 0;
  const skipTo = (end: number) => {
    const between = text.slice(position, end);
    if (between.trim() !== '') outside.push({ text: between, line: lineAt(position) });
  };
  for (const [index, begin] of markers.entries()) {
    if (begin.kind !== 'BEGIN') continue;
    skipTo(begin.start);
    const next = markers[index + 1];
    const end = next?.kind === 'END' ? next : undefined;
    const body = text.slice(begin.end, next?.start ?? text.length);
    const exact = begin.exact && (end?.exact ?? true);
    const repairs: RepairCode[] = [...(exact ? [] : ['armour-dashes' as const]), ...layoutRepairs(body)];
    blocks.push({ label: begin.label, body, line: lineAt(begin.start), ended: end !== undefined, repairs });
    position = end?.end ?? next?.start ?? text.length;
  }
  skipTo(text.length);
  return { blocks, outside };
}

function findMarkers(text: string): Marker[] {
  const markers: Marker[] = [];
  for (const match of text.matchAll(markerWord)) {
    const afterWord = match.index + match[0].length;
    const before = dashesBefore(text, match.index);
    const after = dashesAfter(text, afterWord);
    if (before === 0 && after === 0) continue;
    markers.push({
      kind: match[1] === 'BEGIN' ? 'BEGIN' : 'END',
      label: (match[2] ?? match[3] ?? '').trim(),
      start: match.index - before,
      end: afterWord + after,
      exact: before === 5 && after === 5,
    });
  }
  return markers;
}

/** A marker may lose dashes, and a neighbour's may touch it: at most five on each side are its own. */
const ownDashes = 5;

function dashesBefore(text: string, position: number): number {
  let count = 0;
  while (count < ownDashes && text[position - count - 1] === '-') count += 1;
  return count;
}

function dashesAfter(text: string, position: number): number {
  let count = 0;
  while (count < ownDashes && text[position + count] === '-') count += 1;
  return count;
}

/** Line breaks that became spaces, or went altogether. A short body may be one line by right. */
function layoutRepairs(body: string): RepairCode[] {
  const content = body.trim();
  if (content.length <= 64 || /[\r\n]/.test(content)) return [];
  return [content.includes(' ') ? 'header-form' : 'line-breaks-lost'];
}

/** Line number of ever greater positions, so that the text is walked once. */
function lineCounter(text: string): (position: number) => number {
  let line = 1;
  let lineBreak = text.indexOf('\n');
  return (position) => {
    while (lineBreak !== -1 && lineBreak < position) {
      line += 1;
      lineBreak = text.indexOf('\n', lineBreak + 1);
    }
    return line;
  };
}
