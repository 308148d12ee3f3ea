import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';
import { componentClasses } from './styles-in-time.ts';

/**
 * The parts in which src/console/main.ts has the application evaluated, each by the module that it names: one file
 * holds what a module needs and no part before it has.
 */
const parts = {
  main: resolve('src/console/main.ts'),
  texts: resolve('src/console/messages/i18n.ts'),
  zod: resolve('src/console/app/jitless-zod.ts'),
  data: resolve('src/console/api/session.ts'),
  look: resolve('src/console/app/theme.ts'),
  react: fileURLToPath(import.meta.resolve('react-dom/client')),
  router: resolve('src/console/app/not-found.tsx'),
  rest: resolve('src/console/app/show-console.tsx'),
};

/** What the first load is made of. */
interface FirstLoad {
  /** Absolute paths. */
  modules: Set<string>;
  /** The same by the file that they belong into. */
  parts: Map<string, Set<string>>;
  /** Classes of the component library that are named by the first load, and by anything. */
  classes: { first: Set<string>; all: Set<string> };
}

/**
 * Builds once, in memory, to learn which modules the first load consists of: the bundler would spread what it shares
 * with other pages over dozens of small files, which compress a good tenth worse.
 */
export async function firstLoadModules(): Promise<FirstLoad> {
  const imports = new Map<string, readonly string[]>();
  const built = (await build({
    logLevel: 'silent',
    plugins: [recordImports(imports)],
    build: { write: false },
  })) as Rolldown.RolldownOutput;
  const chunks = built.output.filter((file) => file.type === 'chunk');
  const first = reachedChunks(chunks, Object.values(parts));
  const bundled = new Set(first.flatMap(({ moduleIds }) => moduleIds));
  const modules = new Set<string>();
  const byPart = new Map<string, Set<string>>();
  for (const [name, root] of Object.entries(parts)) {
    const added = [...reachedModules(root, imports)].filter((id) => bundled.has(id) && !modules.has(id));
    if (name !== 'main') byPart.set(name, new Set(added));
    for (const id of added) modules.add(id);
  }
  return { modules, parts: byPart, classes: { first: componentClasses(first), all: componentClasses(chunks) } };
}

/** The chunks with these modules, and what they import at once. */
function reachedChunks(chunks: readonly Rolldown.OutputChunk[], roots: readonly string[]): Rolldown.OutputChunk[] {
  const reached = new Set(chunks.filter(({ moduleIds }) => roots.some((root) => moduleIds.includes(root))));
  for (const { imports } of reached) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) reached.add(chunk);
  }
  return [...reached];
}

/** Notes for each module what it imports, save for what it imports when it is needed. */
function recordImports(imports: Map<string, readonly string[]>): Plugin {
  return {
    name: 'record-imports',
    moduleParsed: ({ id, importedIds }) => void imports.set(id, importedIds),
  };
}

function reachedModules(root: string, imports: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set([root]);
  for (const id of reached) for (const imported of imports.get(id) ?? []) reached.add(imported);
  return reached;
}
