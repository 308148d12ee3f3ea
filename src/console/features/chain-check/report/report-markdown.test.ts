import { expect, test } from 'vitest';
import { reportMarkdown, type ReportWords } from './report-markdown.ts';
import type { ChainReport } from './write-report.ts';

const words: ReportWords = {
  title: 'Chain check',
  writtenAt: (time) => time,
  judged: (count, at, tenant, endpoint) => `${count} ${at} ${tenant} ${endpoint}`,
  whatIf: 'A what-if',
  accepted: 'accepted',
  refused: 'refused',
  user: (user) => user,
  header: (needed) => String(needed),
  path: 'Path',
  roles: { 'end-entity': 'Device', intermediate: 'Intermediate', root: 'Root', 'trust-anchor': 'Anchor' },
  validity: (from, to) => `${from} to ${to}`,
  findings: 'Findings',
  severity: { error: 'Error', warning: 'Warning', info: 'Note' },
  remedy: 'What to do',
  rule: 'Rule',
  otherPaths: (count) => `${count} other paths`,
  chain: 'Chain',
  commands: 'Commands',
};

const hostile =
  '<img src=x onerror=alert(1)>\n# Heading [link](javascript:alert(1)) `code` ![p](http://evil.example) | _a_ **b**';

function reportOn(subject: string): ChainReport {
  const finding = {
    code: 'expired' as const,
    severity: 'error' as const,
    rule: 'RFC 5280',
    evidence: { actual: hostile },
    fix: 'renew' as const,
    title: subject,
    meaning: subject,
    remedy: subject,
  };
  return {
    product: 'Gatehouse Chain check',
    version: 1,
    writtenAt: '2026-06-01T12:00:00.000Z',
    tenant: 't1001',
    endpoint: 'https://localhost:8443',
    conditions: {
      at: '2026-06-01T12:00:00.000Z',
      trustedCertificates: 1,
      whatIf: {
        otherInstant: false,
        alsoTrusted: [],
        disabledCountAsEnabled: false,
        sent: 'everything',
        revocationListsApplied: false,
      },
    },
    devices: [
      {
        subject,
        commonName: subject,
        fingerprint: 'ab'.repeat(32),
        accepted: false,
        deviceUser: `device_${subject}`,
        validUntil: null,
        path: [
          { fingerprint: 'cd', subject, issuer: subject, notBefore: 'a', notAfter: 'b', role: 'end-entity' as const },
        ],
        findings: [finding],
        candidates: [],
        headerNeeded: null,
        headerValue: '',
        chainPem: '-----BEGIN CERTIFICATE-----\n',
        curl: 'curl ```',
        openssl: 'openssl',
      },
    ],
  };
}

test('nothing that stands in a certificate is taken for markup or a new line', () => {
  const markdown = reportMarkdown(reportOn(hostile), words);
  expect(markdown).not.toMatch(/<img/);
  expect(markdown).not.toMatch(/^# Heading/m);
  expect(markdown).not.toMatch(/(?<!\\)\[link/);
  expect(markdown).not.toMatch(/(?<!\\)!/);
  expect(markdown).toContain(String.raw`&lt;img src=x onerror=alert\(1\)&gt; \# Heading \[link\]\(javascript\:alert`);
});

test('a code block ends where it is meant to, whatever is in it', () => {
  const markdown = reportMarkdown(reportOn('pump'), words);
  expect(markdown).toContain('````\ncurl ```\n\nopenssl\n````');
});

test('a what-if is marked as one', () => {
  const report = reportOn('pump');
  expect(reportMarkdown(report, words)).not.toContain('what-if');
  report.conditions.whatIf.disabledCountAsEnabled = true;
  expect(reportMarkdown(report, words)).toContain(String.raw`**A what\-if**`);
});
