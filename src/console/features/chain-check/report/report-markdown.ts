import type { ChainReport } from './write-report.ts';

/** The words of a report. */
export interface ReportWords {
  title: string;
  writtenAt: (time: string) => string;
  judged: (count: number, at: string, tenant: string, endpoint: string) => string;
  whatIf: string;
  accepted: string;
  refused: string;
  user: (user: string) => string;
  header: (needed: boolean | null) => string;
  path: string;
  roles: Record<ChainReport['devices'][number]['path'][number]['role'], string>;
  validity: (from: string, to: string) => string;
  findings: string;
  severity: Record<ChainReport['devices'][number]['findings'][number]['severity'], string>;
  remedy: string;
  rule: string;
  otherPaths: (count: number) => string;
  chain: string;
  commands: string;
}

/** The report for people: a page of Markdown in which nothing that stands in a certificate is taken for markup. */
export function reportMarkdown(report: ChainReport, words: ReportWords): string {
  const { conditions, devices } = report;
  const { otherInstant, alsoTrusted, disabledCountAsEnabled, sent, revocationListsApplied } = conditions.whatIf;
  const isWhatIf =
    otherInstant || alsoTrusted.length > 0 || disabledCountAsEnabled || revocationListsApplied || sent !== 'everything';
  return [
    `# ${escape(words.title)}`,
    escape(words.writtenAt(report.writtenAt)),
    escape(words.judged(conditions.trustedCertificates, conditions.at, report.tenant, report.endpoint)),
    ...(isWhatIf ? [`**${escape(words.whatIf)}**`] : []),
    ...devices.map((device) => describeDevice(device, words)),
    '',
  ].join('\n\n');
}

type Device = ChainReport['devices'][number];

function describeDevice(device: Device, words: ReportWords): string {
  const findings = device.findings.map(
    ({ title, meaning, remedy, rule, severity, evidence, certificate }) =>
      `- **${escape(words.severity[severity])}: ${escape(title)}** ${escape(meaning)}\n` +
      `  - ${escape(words.remedy)}: ${escape(remedy)}\n` +
      `  - ${escape(words.rule)}: ${escape(rule)}${certificate === undefined ? '' : ` (${certificate.index + 1})`}` +
      Object.entries(evidence)
        .map(([name, value]) => `\n  - ${escape(name)}: ${escape(String(value))}`)
        .join(''),
  );
  return [
    `## ${escape(device.commonName ?? device.subject)}: ${escape(device.accepted ? words.accepted : words.refused)}`,
    `SHA-256 ${device.fingerprint}`,
    [device.deviceUser === null ? '' : words.user(device.deviceUser), words.header(device.headerNeeded)]
      .filter((line) => line !== '')
      .map(escape)
      .join(' '),
    `### ${escape(words.path)}`,
    device.path
      .map(
        ({ role, subject, notBefore, notAfter, fingerprint }, index) =>
          `${index + 1}. ${escape(words.roles[role])}: ${escape(subject)}, ${escape(words.validity(notBefore, notAfter))}, SHA-256 ${fingerprint}`,
      )
      .join('\n'),
    ...(findings.length === 0 ? [] : [`### ${escape(words.findings)}`, findings.join('\n')]),
    ...(device.candidates.length === 0 ? [] : [escape(words.otherPaths(device.candidates.length))]),
    `### ${escape(words.chain)}`,
    codeBlock(device.chainPem),
    `### ${escape(words.commands)}`,
    codeBlock(`${device.curl}\n\n${device.openssl}`),
  ].join('\n\n');
}

/** A text in which every character that Markdown or HTML could take for markup is itself. */
function escape(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replaceAll(/[\\`*_{}[\]()#+!|~$:@-]/g, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Code whose fence is longer than any row of backticks in it. */
function codeBlock(code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${code.trimEnd()}\n${fence}`;
}
