import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { catalogues } from './catalogues.ts';
import type { Language } from './languages.ts';

/** Words that are the same in both languages; anything else that is the same was forgotten. */
const sameInBoth = [
  'Administrator',
  'CSV',
  'Claims',
  'Code',
  'Filter',
  'Gatehouse',
  'GET /user/currentUser',
  'Header',
  'Live',
  'Name',
  'POST /user/logout',
  'Port',
  'Status',
  'Status {{status}}',
  'TLS',
  'Text',
  'Token',
  'Version',
  '{{count, number}}',
  '{{count, number}} ms',
  '{{time}} UTC',
];

type Texts = Map<string, string>;

/** A catalogue's texts by namespace and key, arrays by index: `shell:pages.overview`. */
function flatten(name: string, node: unknown, into: Texts): void {
  if (typeof node === 'string') into.set(name, node);
  else if (typeof node === 'object' && node !== null)
    for (const [key, value] of Object.entries(node))
      flatten(name.endsWith(':') ? name + key : `${name}.${key}`, value, into);
}

async function readAll(language: Language): Promise<Texts> {
  const texts: Texts = new Map();
  for (const [namespace, read] of Object.entries(catalogues[language])) flatten(`${namespace}:`, await read(), texts);
  return texts;
}

const withoutPlural = (key: string) => key.replace(/_(zero|one|other)$/, '');
const placeholders = (text: string) =>
  (text.match(/\{\{.*?\}\}/g) ?? []).toSorted((one, other) => one.localeCompare(other)).join(' ');

interface Source {
  file: string;
  code: string;
  /** The namespaces that its `t` looks in; all where it has no `t` of its own and only holds keys. */
  namespaces: string[];
}

const folder = join(import.meta.dirname, '..');
const everyNamespace = Object.keys(catalogues.en);

function readSources(): Source[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith('messages'))
    .map((file) => {
      const code = readFileSync(join(folder, file), 'utf8');
      const named = [...code.matchAll(/useTranslation\(([^)]*)\)/g)].flatMap(
        ([, names]) => names?.match(/[a-z-]+/g) ?? [],
      );
      return { file, code, namespaces: named.length > 0 ? named : everyNamespace };
    });
}

/** A key as it stands in a source, once for each namespace that it may be of. */
function fullKeys(key: string, namespaces: readonly string[]): string[] {
  return /^[a-z-]+:/.test(key) ? [key] : namespaces.map((namespace) => `${namespace}:${key}`);
}

/** Finds the catalogue's keys in such keys: `${...}` stands for one part, and an array is asked for as a whole. */
function finder(asked: readonly string[]): (key: string) => boolean {
  const exact = new Set(asked);
  const open = [...exact]
    .filter((key) => key.includes('${'))
    .map((key) => key.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.')))
    .map((parts) => new RegExp(`^${parts.join('[^.:]+')}$`));
  return (key) => {
    const whole = withoutPlural(key).replace(/\.\d+$/, '');
    return exact.has(whole) || open.some((pattern) => pattern.test(whole));
  };
}

const literals = (code: string) =>
  [...code.matchAll(/'([\w.:-]+)'|`([\w.:${}(), ?-]+)`/g)].map((found) => found[1] ?? found[2] ?? '');
const askedFor = (code: string) =>
  [...code.matchAll(/\bt\(([^,]*?)[,)]/g)].flatMap(([, key]) => literals((key ?? '').replace(/^.*\?/s, '')));

let english: Texts;
let german: Texts;
beforeAll(async () => {
  [english, german] = await Promise.all([readAll('en'), readAll('de')]);
});

describe('the catalogues of both languages', () => {
  test('have the same keys', () => {
    expect(new Set(german.keys())).toEqual(new Set(english.keys()));
  });

  test('have the same placeholders in every text', () => {
    const different = [...english].filter(([key, text]) => placeholders(text) !== placeholders(german.get(key) ?? ''));
    expect(different).toEqual([]);
  });

  test('differ in every text that is not the same word in both', () => {
    const same = [...english].filter(([key, text]) => german.get(key) === text && !sameInBoth.includes(text));
    expect(same).toEqual([]);
  });

  test('have no empty text', () => {
    expect([...english, ...german].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

describe('the texts that the console shows', () => {
  const sources = readSources();

  test('are all in the catalogues', () => {
    const keys = [...english.keys()];
    const missing = sources.flatMap(({ file, code, namespaces }) =>
      askedFor(code)
        .filter((key) => !keys.some(finder(fullKeys(key, namespaces))))
        .map((key) => `${file}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  test('are all that is in the catalogues', () => {
    const isUsed = finder(
      sources.flatMap(({ code, namespaces }) => literals(code).flatMap((key) => fullKeys(key, namespaces))),
    );
    expect([...english.keys()].filter((key) => !isUsed(key))).toEqual([]);
  });
});
