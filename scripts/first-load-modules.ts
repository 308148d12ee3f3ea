import { resolve } from 'node:path';
import { build, type Rolldown } from 'vite';

/** What is shown first: before and right after signing in. */
export const firstPages = ['main.tsx', 'app/shell.tsx', 'features/sign-in/page.tsx', 'features/overview/page.tsx'].map(
  (file) => `src/console/${file}`,
);

/**
 * Builds once, in memory, to learn which modules the first pages share with others: the bundler would spread them over
 * dozens of small files, which compress a good tenth worse than one.
 * @returns absolute paths, without the first pages themselves.
 */
export async function firstLoadModules(): Promise<Set<string>> {
  const built = (await build({ logLevel: 'silent', build: { write: false } })) as Rolldown.RolldownOutput;
  const chunks = built.output.filter((file) => file.type === 'chunk');
  const roots = new Set(firstPages.map((file) => resolve(file)));
  const waiting = chunks.filter(({ moduleIds }) => moduleIds.some((id) => roots.has(id)));
  const found = new Set(waiting);
  for (let chunk = waiting.pop(); chunk !== undefined; chunk = waiting.pop()) {
    for (const other of chunks) {
      if (!chunk.imports.includes(other.fileName) || found.has(other)) continue;
      found.add(other);
      waiting.push(other);
    }
  }
  return new Set([...found].flatMap(({ moduleIds }) => moduleIds).filter((id) => !roots.has(id)));
}
