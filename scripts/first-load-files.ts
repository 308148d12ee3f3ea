import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Chunk {
  file: string;
  name?: string;
  imports?: string[];
}

/** What the browser is sent for sign-in and Overview; e2e/first-load.spec.ts proves that it asks for nothing else. */
const firstChunks = ['index', 'rest'];
/** Texts that are loaded by name: those of one language, the longer one. */
const firstTexts = ['first', 'findings'].map((name) => `src/console/messages/de/${name}.ts`);

/**
 * JavaScript files of the first load, relative to the build.
 * @throws Error where the build knows one of the sources no more.
 */
export function firstLoadFiles(folder: string): string[] {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const files = new Set<string>();
  const add = (source: string): void => {
    const chunk = manifest[source];
    if (chunk === undefined)
      throw new Error(`The build has no chunk of ${source}. Correct scripts/first-load-files.ts.`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(add);
  };
  const chunks = Object.entries(manifest).filter(([, { name }]) => name !== undefined && firstChunks.includes(name));
  [...chunks.map(([source]) => source), ...firstTexts].forEach(add);
  return [...files];
}
