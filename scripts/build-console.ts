/** Builds the console when it is missing or older than its sources; `--force` builds always. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { compressAssets } from './compress-assets.ts';

const stampFile = 'dist/console.stamp';
const sources = [
  'src/console/**/*',
  'src/pki/**/*',
  'src/contract/**/*',
  'public/**/*',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
];

function sourcesHash(): string {
  const hash = createHash('sha256');
  const files = globSync(sources, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.includes('.test.'),
  );
  const paths = files.map((entry) => `${entry.parentPath}/${entry.name}`).toSorted();
  for (const path of paths) hash.update(path).update('\0').update(readFileSync(path));
  return hash.digest('hex');
}

const wanted = sourcesHash();
const fresh =
  existsSync('dist/console/index.html') && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted;
if (!fresh || process.argv.includes('--force')) {
  const { build } = await import('vite');
  const { firstLoadModules } = await import('./first-load-modules.ts');
  const { stylesInTime } = await import('./styles-in-time.ts');
  const { preloadParts } = await import('./preload-parts.ts');
  const { modules, parts, classes } = await firstLoadModules();
  const groups = [...parts].map(([name, ids]) => ({ name, test: (id: string) => ids.has(id) }));
  await build({
    logLevel: 'warn',
    plugins: [stylesInTime(modules, classes), preloadParts()],
    build: {
      rolldownOptions: { output: { codeSplitting: { includeDependenciesRecursively: false, groups } } },
    },
  });
  compressAssets('dist/console');
  writeFileSync(stampFile, wanted);
}
