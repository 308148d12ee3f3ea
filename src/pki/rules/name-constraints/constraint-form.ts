import type { GeneralName } from '../../general-name.ts';
import { isHostName, splitMailbox } from './subtree.ts';

/** True where the base of a subtree has the syntax of its form (RFC 5280 4.2.1.10); forms without rules pass. */
export function isConstraint(base: GeneralName): boolean {
  switch (base.kind) {
    case 'dns':
      return base.text === '' || isHostName(base.text);
    case 'email':
      return base.text.includes('@') ? splitMailbox(base.text) !== undefined : isHostOrDomain(base.text);
    case 'uri':
      return isHostOrDomain(base.text);
    case 'ip':
      return (base.octets.length === 8 || base.octets.length === 32) && hasPrefixMask(base.octets);
    default:
      return true;
  }
}

/** A host name, `.domain`, or nothing, which stands for every host. */
const isHostOrDomain = (text: string): boolean => text === '' || isHostName(text.replace(/^\./, ''));

/** The mask is a run of ones followed by zeros, as CIDR notation has it (RFC 4632). */
function hasPrefixMask(octets: Uint8Array): boolean {
  const bits = [...octets.subarray(octets.length / 2)].map((octet) => octet.toString(2).padStart(8, '0')).join('');
  return /^1*0*$/.test(bits);
}
