/** Packs byte strings into one buffer that is handed over without a copy: each after its length in four octets. */
export function pack(parts: readonly Uint8Array[]): ArrayBuffer {
  const buffer = new ArrayBuffer(parts.reduce((sum, { length }) => sum + 4 + length, 0));
  const view = new DataView(buffer);
  const bytes = new Uint8Array(buffer);
  let position = 0;
  for (const part of parts) {
    view.setUint32(position, part.length);
    bytes.set(part, position + 4);
    position += 4 + part.length;
  }
  return buffer;
}

/** The byte strings that were packed. */
export function unpack(buffer: ArrayBuffer): Uint8Array[] {
  const view = new DataView(buffer);
  const parts: Uint8Array[] = [];
  for (let position = 0; position < buffer.byteLength;) {
    const length = view.getUint32(position);
    parts.push(new Uint8Array(buffer, position + 4, length));
    position += 4 + length;
  }
  return parts;
}
