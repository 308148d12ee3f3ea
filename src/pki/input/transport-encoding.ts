import type { RepairCode } from '#contract/input-codes.ts';

/** Undoes what transports do to PEM: byte order marks, escaped or foreign line ends, percent-encoding. */
export function undoTransportEncoding(text: string): { text: string; repairs: RepairCode[] } {
  const repairs: RepairCode[] = [];
  let result = text;
  const apply = (code: RepairCode, repaired: string | undefined) => {
    if (repaired === undefined) return;
    repairs.push(code);
    result = repaired;
  };
  apply('byte-order-mark', result.startsWith('\uFEFF') ? result.slice(1) : undefined);
  apply('percent-encoded', undoPercentEncoding(result));
  apply('escaped-line-breaks', /-(?:\\r)?\\n/.test(result) ? result.replace(/(?:\\r)?\\n/g, '\n') : undefined);
  apply('line-ends', result.includes('\r') ? result.replace(/\r\n?/g, '\n') : undefined);
  return { text: result, repairs };
}

/**
 * The text without percent-encoding, or undefined where it has none. In a form value a plus is a space: seen where the
 * marker itself has one.
 */
export function undoPercentEncoding(text: string): string | undefined {
  if (!/BEGIN(?:%20|\+)|%0A/i.test(text)) return undefined;
  const plain = text.includes('BEGIN+') ? text.replaceAll('+', ' ') : text;
  return plain.replace(/%([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
