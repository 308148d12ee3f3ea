import { resolve } from 'node:path';
import { build, type Rolldown } from 'vite';
import { componentClasses } from './styles-in-time.ts';

/** What is shown first: before and right after signing in. */
export const firstPages = ['src/console/main.tsx'];

/** What the first pages are made of. */
interface FirstLoad {
  /** Absolute paths; `shared` is without the first pages themselves. */
  modules: Set<string>;
  shared: Set<string>;
  /** Classes of the component library that are named by the first load, and by anything. */
  classes: { first: Set<string>; all: Set<string> };
}

/**
 * Builds once, in memory, to learn which modules the first pages share with others: the bundler would spread them over
 * dozens of small files, which compress a good tenth worse than one.
 */
export async function firstLoadModules(): Promise<FirstLoad> {
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
  const modules = new Set([...found].flatMap(({ moduleIds }) => moduleIds));
  return {
    modules,
    shared: new Set([...modules].filter((id) => !roots.has(id))),
    classes: { first: componentClasses([...found]), all: componentClasses(chunks) },
  };
}
