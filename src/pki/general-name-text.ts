import { distinguishedNameText } from './distinguished-name-text.ts';
import type { GeneralName } from './general-name.ts';
import { hexText } from './octets.ts';

/** A name as an admin reads it. */
export function generalNameText(name: GeneralName): string {
  switch (name.kind) {
    case 'dns':
    case 'email':
    case 'uri':
      return `${name.kind}:${name.text}`;
    case 'ip':
      return `ip:${ipText(name.octets)}`;
    case 'directory':
      return `directory:${distinguishedNameText(name.name)}`;
    case 'other':
      return `other:${name.type}`;
    case 'registered-id':
      return `registered-id:${name.identifier}`;
    default:
      return name.kind;
  }
}

function ipText(octets: Uint8Array): string {
  if (octets.length === 4) return octets.join('.');
  if (octets.length === 8) return `${octets.subarray(0, 4).join('.')}/${octets.subarray(4).join('.')}`;
  return hexText(octets);
}
