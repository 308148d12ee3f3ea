/** Proves that the linter catches each forbidden import: writes one violation per rule into a scratch tree and lints it. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

interface Case {
  file: string;
  source: string;
  /** The rule that must report the file; absent = the linter must accept it. */
  rule?: string;
}

const restricted = 'no-restricted-imports';
const importing = (specifier: string): string =>
  `import { value } from '${specifier}';\n\nexport const copy = value;\n`;
const refused = (file: string, specifier: string): Case => ({ file, source: importing(specifier), rule: restricted });
const allowed = (file: string, specifier: string): Case => ({ file, source: importing(specifier) });

const cases: Case[] = [
  refused('src/contract/a.ts', '#pki/certificate.ts'),
  refused('src/contract/b.ts', 'fastify'),
  allowed('src/contract/c.ts', 'zod/mini'),
  refused('src/pki/a.ts', 'node:crypto'),
  refused('src/pki/b.ts', 'pkijs'),
  refused('src/pki/c.ts', '#server/config.ts'),
  refused('src/pki/der/d.ts', '../../server/config.ts'),
  refused('src/pki/e.ts', 'react'),
  allowed('src/pki/input/f.ts', 'pkijs'),
  refused('src/pki/author/g.ts', 'node:crypto'),
  allowed('src/pki/h.ts', '#contract/finding-codes.ts'),
  refused('src/console/a.ts', '#server/config.ts'),
  refused('src/console/b.ts', 'node:fs'),
  refused('src/console/ui/c.ts', '#pki/certificate.ts'),
  refused('src/console/ui/d.ts', '#console/api/client.ts'),
  refused('src/console/features/chain-check/e.ts', '#console/features/token-test/queries.ts'),
  refused('src/console/features/chain-check/f.ts', '../token-test/queries.ts'),
  refused('src/console/features/chain-check/parts/g.ts', '../../token-test/queries.ts'),
  allowed('src/console/features/chain-check/h.ts', '#console/api/client.ts'),
  allowed('src/console/features/chain-check/i.ts', './queries.ts'),
  refused('src/server/platform/a.ts', '#server/gateway/console-page.ts'),
  refused('src/server/platform/sessions/b.ts', '../../gateway/console-page.ts'),
  allowed('src/server/platform/c.ts', '#server/storage/database.ts'),
  refused('src/server/gateway/a.ts', '#server/platform/sessions/authenticate.ts'),
  refused('src/server/gateway/b.ts', '#server/storage/database.ts'),
  refused('src/server/gateway/c.ts', '../platform/sessions/authenticate.ts'),
  refused('src/server/storage/a.ts', '#contract/paging.ts'),
  refused('src/server/storage/b.ts', 'fastify'),
  allowed('src/server/storage/c.ts', 'kysely'),
  refused('src/server/http/a.ts', '#server/platform/sessions/authenticate.ts'),
  refused('src/server/platform/d.ts', '#server/main.ts'),
  refused('src/server/platform/e.ts', '#testing/certificate-factory.ts'),
  refused('src/console/f.ts', '#testing/certificate-factory.ts'),
  allowed('src/server/platform/f.test.ts', '#testing/certificate-factory.ts'),
  {
    file: 'src/pki/one.ts',
    source: "import { two } from './two.ts';\n\nexport const one = (): number => two();\n",
    rule: 'no-cycle',
  },
  {
    file: 'src/pki/two.ts',
    source: "import { one } from '#pki/one.ts';\n\nexport const two = (): number => one();\n",
    rule: 'no-cycle',
  },
  {
    file: 'src/pki/long.ts',
    source: 'export const line = 1;\n'.replace('line', 'first') + '// x\n'.repeat(401),
    rule: 'max-lines',
  },
];

const scratch = mkdtempSync(join(tmpdir(), 'lint-rules-'));
try {
  for (const name of ['oxlint.config.ts', 'package.json', 'tsconfig.json']) cpSync(name, join(scratch, name));
  symlinkSync(join(process.cwd(), 'node_modules'), join(scratch, 'node_modules'));
  for (const { file, source } of cases) {
    mkdirSync(dirname(join(scratch, file)), { recursive: true });
    writeFileSync(join(scratch, file), source);
  }
  const run = spawnSync('oxlint', ['--format', 'json', 'src'], { cwd: scratch, encoding: 'utf8' });
  const reported = (JSON.parse(run.stdout) as { diagnostics: { code: string; filename: string }[] }).diagnostics;
  const failures = cases.filter(({ file, rule }) => {
    const codes = reported.filter(({ filename }) => filename === file).map(({ code }) => code);
    return rule === undefined ? codes.length > 0 : !codes.some((code) => code.includes(rule));
  });
  for (const { file, source, rule } of failures) {
    console.error(
      `${file}: ${rule === undefined ? 'was refused and should pass' : `${rule} did not report`}\n${source.slice(0, 120)}`,
    );
  }
  console.log(`${cases.length - failures.length} passed, ${failures.length} failed`);
  process.exitCode = failures.length === 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
