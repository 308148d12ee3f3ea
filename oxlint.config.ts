import { defineConfig, type OxlintOverride } from 'oxlint';

/** Who may import whom: docs/architecture.md holds the same table in words; `npm run lint:rules` proves each line. */

const outsideAlias = ['contract', 'pki', 'console', 'server', 'testing'].flatMap((folder) => [
  `../**/${folder}/**`,
  `../${folder}/**`,
]);
const everyFeature = [
  'activity',
  'chain-check',
  'overview',
  'sign-in',
  'token-lifespan',
  'token-test',
  'trusted-certificates',
];

function forbid(files: string[], group: string[], message: string): OxlintOverride {
  return {
    files,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: [...group, '#testing/**', '**/main.ts', '**/main.tsx'], message },
            {
              group: outsideAlias,
              message: 'Another top folder is imported by its alias (#pki/...), never by a path.',
            },
          ],
        },
      ],
    },
  };
}

const rest = ['#console/**', '#server/**'];
const formats = ['asn1js', 'pkijs', 'node-forge', 'fflate'];
const outsideWorld = [
  'node:*',
  'react',
  'react-*',
  '@mantine/**',
  '@tanstack/**',
  'i18next',
  'fastify',
  '@fastify/**',
  'undici',
  'kysely',
  'kysely/**',
  'jose',
  'pino',
];

export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'oxc', 'react', 'jsx-a11y', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  options: { typeAware: true },
  ignorePatterns: ['dist', 'data', 'node_modules'],
  rules: {
    'import/no-cycle': 'error',
    'max-lines': ['error', { max: 400 }],
    'no-console': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/ban-ts-comment': 'error',
    'react/react-in-jsx-scope': 'off',
    'react/style-prop-object': 'off',
    'jsx-a11y/prefer-tag-over-role': 'off',
    'react/incompatible-library': 'off',
    'unicorn/require-post-message-target-origin': 'off',
    'no-control-regex': 'off',
    'typescript/consistent-return': 'off',
    'import/no-unassigned-import': 'off',
    // Meant for Express: Fastify awaits its handlers.
    'oxc/no-async-endpoint-handlers': 'off',
    'import/no-named-as-default-member': 'off',
    'unicorn/consistent-function-scoping': 'off',
  },
  overrides: [
    forbid(['src/contract/**'], ['#pki/**', ...rest, ...formats, ...outsideWorld], 'contract imports zod alone.'),
    forbid(
      ['src/pki/**'],
      [...rest, ...formats, ...outsideWorld],
      'pki imports contract alone; pkijs and asn1js only in input/ and author/.',
    ),
    forbid(
      ['src/pki/input/**', 'src/pki/author/**'],
      [...rest, ...outsideWorld],
      'pki imports contract and the format libraries alone.',
    ),
    forbid(['src/console/**'], ['#server/**', 'node:*', 'fastify', '@fastify/**'], 'console never imports the server.'),
    forbid(
      ['src/console/ui/**'],
      ['#server/**', 'node:*', '#console/features/**', '#console/api/**', '#console/app/**', '#pki/**', '#contract/**'],
      'ui knows no business words.',
    ),
    forbid(
      ['src/console/features/**'],
      [
        '#server/**',
        'node:*',
        '#console/features/**',
        '#console/app/**',
        ...everyFeature.flatMap((name) => [`../${name}/**`, `../../${name}/**`]),
      ],
      'A feature never imports another feature.',
    ),
    forbid(
      ['src/server/platform/**'],
      ['#console/**', '#server/gateway/**', '../**/gateway/**'],
      'platform never imports gateway.',
    ),
    forbid(
      ['src/server/gateway/**'],
      ['#console/**', '#server/platform/**', '#server/storage/**', '../**/platform/**', '../**/storage/**'],
      'gateway is handed a handler or talks HTTP.',
    ),
    forbid(
      ['src/server/storage/**'],
      [
        '#console/**',
        '#pki/**',
        '#contract/**',
        '#server/http/**',
        '#server/platform/**',
        '#server/gateway/**',
        'fastify',
        '@fastify/**',
        'zod',
        'zod/**',
      ],
      'storage imports kysely and the drivers alone.',
    ),
    forbid(
      ['src/server/http/**'],
      ['#console/**', '#pki/**', '#server/platform/**', '#server/gateway/**', '#server/storage/**'],
      'http serves every resource and knows none.',
    ),
    {
      files: ['**/*.test.ts', '**/*.test.tsx', 'src/testing/**', 'e2e/**', 'bench/**', 'scripts/**'],
      rules: { 'no-restricted-imports': 'off', 'typescript/no-unsafe-type-assertion': 'off' },
    },
    { files: ['scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
  ],
});
