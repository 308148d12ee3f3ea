import { MalformedError } from '../der/malformed-error.ts';
import { DerReader } from '../der/reader.ts';
import { tags } from '../der/tags.ts';
import type { Deviation } from '../deviation.ts';
import { readGeneralNames, type GeneralName } from '../general-name.ts';
import { readDistributionPoints, type DistributionPoint } from './distribution-points.ts';
import { extensionIds, type Extension } from './identifiers.ts';
import * as keys from './key-extensions.ts';
import { readNameConstraints, type NameConstraints } from './name-constraints.ts';
import * as policies from './policy-extensions.ts';

/** The extensions that rules look at, decoded; one that is absent or malformed is undefined. */
export interface CertificateExtensions {
  basicConstraints?: keys.BasicConstraints;
  keyUsage?: Set<keys.KeyUsage>;
  /** Object identifiers of purposes. */
  extendedKeyUsage?: string[];
  subjectAlternativeName?: GeneralName[];
  issuerAlternativeName?: GeneralName[];
  subjectKeyIdentifier?: Uint8Array;
  authorityKeyIdentifier?: keys.AuthorityKeyIdentifier;
  nameConstraints?: NameConstraints;
  certificatePolicies?: Set<string>;
  policyMappings?: policies.PolicyMapping[];
  policyConstraints?: policies.PolicyConstraints;
  inhibitAnyPolicy?: number;
  crlDistributionPoints?: DistributionPoint[];
  freshestCrl?: DistributionPoint[];
  authorityInformationAccess?: { method: string; location: GeneralName }[];
  subjectInformationAccess?: { method: string; location: GeneralName }[];
}

/** What decoding gave: the values, what could not be decoded, and what was decoded in spite of its form. */
export interface DecodedExtensions {
  values: CertificateExtensions;
  malformed: { id: string; error: MalformedError }[];
  deviations: Deviation[];
}

type Decode = (values: CertificateExtensions, reader: DerReader, deviations: Deviation[]) => void;

const decoders: Readonly<Record<string, Decode>> = {
  [extensionIds.basicConstraints]: (values, reader, deviations) => {
    values.basicConstraints = keys.readBasicConstraints(reader, deviations);
  },
  [extensionIds.keyUsage]: (values, reader, deviations) => {
    values.keyUsage = keys.readKeyUsage(reader, deviations);
  },
  [extensionIds.extendedKeyUsage]: (values, reader) => {
    values.extendedKeyUsage = keys.readExtendedKeyUsage(reader);
  },
  [extensionIds.subjectAlternativeName]: (values, reader, deviations) => {
    values.subjectAlternativeName = readGeneralNames(reader, deviations);
  },
  [extensionIds.issuerAlternativeName]: (values, reader, deviations) => {
    values.issuerAlternativeName = readGeneralNames(reader, deviations);
  },
  [extensionIds.subjectKeyIdentifier]: (values, reader) => {
    values.subjectKeyIdentifier = reader.content(tags.octetString);
  },
  [extensionIds.authorityKeyIdentifier]: (values, reader, deviations) => {
    values.authorityKeyIdentifier = keys.readAuthorityKeyIdentifier(reader, deviations);
  },
  [extensionIds.nameConstraints]: (values, reader, deviations) => {
    values.nameConstraints = readNameConstraints(reader, deviations);
  },
  [extensionIds.certificatePolicies]: (values, reader) => {
    values.certificatePolicies = policies.readCertificatePolicies(reader);
  },
  [extensionIds.policyMappings]: (values, reader) => {
    values.policyMappings = policies.readPolicyMappings(reader);
  },
  [extensionIds.policyConstraints]: (values, reader) => {
    values.policyConstraints = policies.readPolicyConstraints(reader);
  },
  [extensionIds.inhibitAnyPolicy]: (values, reader) => {
    values.inhibitAnyPolicy = reader.smallInteger();
  },
  [extensionIds.crlDistributionPoints]: (values, reader, deviations) => {
    values.crlDistributionPoints = readDistributionPoints(reader, deviations);
  },
  [extensionIds.freshestCrl]: (values, reader, deviations) => {
    values.freshestCrl = readDistributionPoints(reader, deviations);
  },
  [extensionIds.authorityInformationAccess]: (values, reader, deviations) => {
    values.authorityInformationAccess = keys.readInformationAccess(reader, deviations);
  },
  [extensionIds.subjectInformationAccess]: (values, reader, deviations) => {
    values.subjectInformationAccess = keys.readInformationAccess(reader, deviations);
  },
};

/** Decodes every extension that the engine knows; of several with one identifier the first counts. Never throws. */
export function decodeExtensions(extensions: readonly Extension[]): DecodedExtensions {
  const decoded: DecodedExtensions = { values: {}, malformed: [], deviations: [] };
  for (const { id, value } of extensions.toReversed()) {
    const decode = decoders[id];
    if (decode === undefined) continue;
    try {
      const reader = new DerReader(value);
      decode(decoded.values, reader, decoded.deviations);
      reader.finish();
    } catch (error) {
      if (!(error instanceof MalformedError)) throw error;
      decoded.malformed.push({ id, error });
    }
  }
  return decoded;
}

/** True for extensions whose meaning the engine honours, so that they may be critical. */
export const isProcessedExtension = (id: string): boolean => decoders[id] !== undefined;
