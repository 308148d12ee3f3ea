import type { report as english } from '../en/report.ts';
import type { Texts } from '../texts.ts';

/** The report of Chain check, in German. */
export const report: Texts<typeof english> = {
  title: 'Bericht',
  lead_one:
    'Das Urteil mit Pfad, Befunden und Befehlen, für ein Ticket oder eine Maschine. Er enthält keinen privaten Schlüssel.',
  lead_other:
    'Die {{count}} Urteile mit Pfaden, Befunden und Befehlen, für ein Ticket oder eine Maschine. Er enthält keinen privaten Schlüssel.',
  markdown: 'Als Markdown speichern',
  json: 'Als JSON speichern',
  document: {
    title: 'Kettenprüfung',
    writtenAt: 'Geschrieben {{time}}.',
    judged_one:
      'Beurteilt anhand eines ({{count}}) vertrauenswürdigen Zertifikats des Mandanten {{tenant}} zum Stichtag {{at}}, für {{endpoint}}.',
    judged_other:
      'Beurteilt anhand von {{count, number}} vertrauenswürdigen Zertifikaten des Mandanten {{tenant}} zum Stichtag {{at}}, für {{endpoint}}.',
    whatIf: 'Diese Urteile beantworten ein Was-wäre-wenn: Bedingungen wurden geändert, siehe den JSON-Bericht.',
    validity: 'gültig {{from}} bis {{to}}',
    commands: 'Dasselbe auf der Kommandozeile',
  },
};
