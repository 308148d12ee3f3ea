/** What a file is called: its path inside the folder that it was dropped or chosen with, else its name. */
export function filePath(file: File & { path?: string }): string {
  // `path` is what the drop zone adds to a file of a dropped folder.
  const path = file.webkitRelativePath || file.path || file.name;
  return path.replace(/^\.?\//, '');
}
