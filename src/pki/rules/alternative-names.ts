import type { Certificate } from '../certificate.ts';
import { finding, type Profile, type RuleFinding } from '../findings.ts';
import { generalNameText } from '../general-name-text.ts';
import type { GeneralName } from '../general-name.ts';
import { isDnsName, splitMailbox } from './name-constraints/subtree.ts';

/** Syntax of alternative names (RFC 5280 4.2.1.6); names under a constraint are judged by the constraint as well. */
export function checkAlternativeNames({ known }: Certificate, profile: Profile): RuleFinding[] {
  const malformed = known.subjectAlternativeName?.find((name) => !hasForm(name));
  if (malformed === undefined) return [];
  return [finding(profile, 'alternative-name-malformed', { actual: generalNameText(malformed) })];
}

function hasForm(name: GeneralName): boolean {
  switch (name.kind) {
    case 'dns':
      return isDnsName(name.text) && !name.text.includes('_');
    case 'email':
      return splitMailbox(name.text) !== undefined;
    case 'uri':
      return /^[a-z][a-z0-9+.-]*:./i.test(name.text);
    case 'ip':
      return name.octets.length === 4 || name.octets.length === 16;
    default:
      return true;
  }
}
