import { distinguishedNameText } from '#pki/distinguished-name-text.ts';
import type { GeneralName } from '#pki/general-name.ts';
import type { Certificate } from '#pki/certificate.ts';
import { extensionIds } from '#pki/extensions/identifiers.ts';
import { hexText } from '#pki/octets.ts';

/** One extension as it is shown: its usual name (or its identifier) and what it says. */
export interface ExtensionFacts {
  id: string;
  name: string;
  critical: boolean;
  values: string[];
}

const purposes: Record<string, string> = {
  '1.3.6.1.5.5.7.3.1': 'serverAuth',
  '1.3.6.1.5.5.7.3.2': 'clientAuth',
  '1.3.6.1.5.5.7.3.3': 'codeSigning',
  '1.3.6.1.5.5.7.3.4': 'emailProtection',
  '1.3.6.1.5.5.7.3.8': 'timeStamping',
  '1.3.6.1.5.5.7.3.9': 'OCSPSigning',
  '2.5.29.37.0': 'anyExtendedKeyUsage',
};

const nameOfId = new Map<string, string>(Object.entries(extensionIds).map(([name, id]) => [id, name]));

function hexPairs(octets: Uint8Array): string {
  return hexText(octets).replaceAll(/..(?=.)/g, '$&:');
}

function addressText(octets: Uint8Array): string {
  if (octets.length === 4) return octets.join('.');
  return octets.length === 8 ? `${octets.subarray(0, 4).join('.')}/${octets.subarray(4).join('.')}` : hexPairs(octets);
}

function generalNameText(name: GeneralName): string {
  switch (name.kind) {
    case 'email':
    case 'dns':
    case 'uri':
      return `${name.kind}: ${name.text}`;
    case 'ip':
      return `ip: ${addressText(name.octets)}`;
    case 'directory':
      return `name: ${distinguishedNameText(name.name)}`;
    case 'other':
      return `other: ${name.type}`;
    case 'registered-id':
      return `id: ${name.identifier}`;
    default:
      return name.kind;
  }
}

/** How each decoded extension is told in words; what is not listed is shown by its bytes. */
const tell: Record<string, (known: Certificate['known']) => string[] | undefined> = {
  [extensionIds.basicConstraints]: ({ basicConstraints }) =>
    basicConstraints && [
      `CA: ${basicConstraints.ca}`,
      ...(basicConstraints.pathLength === undefined ? [] : [`path length: ${basicConstraints.pathLength}`]),
    ],
  [extensionIds.keyUsage]: ({ keyUsage }) => keyUsage && [...keyUsage],
  [extensionIds.extendedKeyUsage]: ({ extendedKeyUsage }) => extendedKeyUsage?.map((id) => purposes[id] ?? id),
  [extensionIds.subjectKeyIdentifier]: ({ subjectKeyIdentifier }) =>
    subjectKeyIdentifier && [hexPairs(subjectKeyIdentifier)],
  [extensionIds.authorityKeyIdentifier]: ({ authorityKeyIdentifier }) =>
    authorityKeyIdentifier?.keyIdentifier && [hexPairs(authorityKeyIdentifier.keyIdentifier)],
  [extensionIds.subjectAlternativeName]: (known) => known.subjectAlternativeName?.map(generalNameText),
  [extensionIds.issuerAlternativeName]: (known) => known.issuerAlternativeName?.map(generalNameText),
  [extensionIds.certificatePolicies]: ({ certificatePolicies }) => certificatePolicies && [...certificatePolicies],
  [extensionIds.crlDistributionPoints]: ({ crlDistributionPoints }) =>
    crlDistributionPoints?.flatMap(({ name }) => (name?.kind === 'full' ? name.names.map(generalNameText) : [])),
  [extensionIds.authorityInformationAccess]: ({ authorityInformationAccess }) =>
    authorityInformationAccess?.map(({ location }) => generalNameText(location)),
};

/** Decodes what a certificate's extensions say; an unknown or malformed one is shown by its bytes in hex. */
export function extensionValues({ extensions, known }: Certificate): ExtensionFacts[] {
  return extensions.map(({ id, critical, value }) => ({
    id,
    name: nameOfId.get(id) ?? id,
    critical,
    values: tell[id]?.(known) ?? [hexPairs(value)],
  }));
}
