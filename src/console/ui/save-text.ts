/** Saves a text that exists in this tab alone as a file. */
export function saveText(fileName: string, content: string): void {
  save(fileName, content);
}

/** Saves bytes that exist in this tab alone as a file. */
export function saveBytes(fileName: string, content: Uint8Array): void {
  save(fileName, content.slice());
}

function save(fileName: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
