/** What vitest's and Playwright's JSON reports say: how many tests passed, and which failed with what words. */
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export interface Outcome {
  passed: number;
  /** Each failed test as one text: where it stands, its name, and the beginning of its error. */
  failures: string[];
}

/** The parts of vitest's report that are read here. */
interface VitestReport {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string; failureMessages?: string[] | null }[];
  }[];
}

interface Suite {
  suites?: Suite[];
  specs?: {
    file: string;
    line: number;
    title: string;
    tests: { status: string; results: { error?: { message?: string } }[] }[];
  }[];
}

/** The parts of Playwright's report that are read here. */
interface PlaywrightReport extends Suite {
  stats: { expected: number };
  errors: { message?: string }[];
}

const shownLines = 12;

function failure(where: string, message = ''): string {
  const lines = stripVTControlCharacters(message).split('\n').slice(0, shownLines);
  return [where, ...lines.filter((line) => line.trim() !== '').map((line) => `    ${line}`)].join('\n');
}

/** A file that could not be run at all has no failed test: its own message stands for it. */
export function vitestOutcome(json: string): Outcome {
  const { numPassedTests, testResults } = JSON.parse(json) as VitestReport;
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative('.', name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [failure(file, message)] : [];
    return failed.map((test) => failure(`${file} › ${test.fullName}`, test.failureMessages?.[0]));
  });
  return { passed: numPassedTests, failures };
}

/** A test that passed at a second try counts as failed. */
export function playwrightOutcome(json: string): Outcome {
  const report = JSON.parse(json) as PlaywrightReport;
  const failures = specsOf(report).flatMap(({ file, line, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) =>
        failure(`e2e/${file}:${line} › ${title}`, results.find(({ error }) => error !== undefined)?.error?.message),
      ),
  );
  const errors = report.errors.map(({ message }) => failure('end-to-end journeys', message));
  return { passed: report.stats.expected, failures: [...failures, ...errors] };
}

const specsOf = ({ specs = [], suites = [] }: Suite): NonNullable<Suite['specs']> => [
  ...specs,
  ...suites.flatMap(specsOf),
];
