/** Saves a text that exists in this tab alone as a file; a long one may come in parts. */
export function saveText(fileName: string, content: string | string[]): void {
  save(fileName, typeof content === 'string' ? [content] : content);
}

/** Saves bytes that exist in this tab alone as a file. */
export function saveBytes(fileName: string, content: Uint8Array): void {
  save(fileName, [content.slice()]);
}

function save(fileName: string, parts: BlobPart[]): void {
  const address = URL.createObjectURL(new Blob(parts, { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
