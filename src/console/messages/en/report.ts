/** The report of Chain check, and the card that offers it. */
export const report = {
  title: 'Report',
  lead_one: 'The verdict with path, findings and commands, for a ticket or a machine. It holds no private key.',
  lead_other:
    'The {{count}} verdicts with paths, findings and commands, for a ticket or a machine. It holds no private key.',
  markdown: 'Save as Markdown',
  json: 'Save as JSON',
  document: {
    title: 'Chain check',
    writtenAt: 'Written {{time}}.',
    judged_one: 'Judged against {{count}} trusted certificate of tenant {{tenant}} as of {{at}}, for {{endpoint}}.',
    judged_other:
      'Judged against {{count, number}} trusted certificates of tenant {{tenant}} as of {{at}}, for {{endpoint}}.',
    whatIf: 'These verdicts answer a what-if: conditions were changed, see the JSON report.',
    validity: 'valid {{from}} to {{to}}',
    commands: 'The same on the command line',
  },
};
