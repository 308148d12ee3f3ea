import { ObjectIdentifier, PrintableString, Sequence, Set as AsnSet, Utf8String } from 'asn1js';
import { RelativeDistinguishedNames } from 'pkijs';

/** A subject or issuer as it is asked for; written in the order country, organization, unit, common name. */
export interface DistinguishedName {
  commonName: string;
  organizationalUnit?: string;
  organization?: string;
  /** Two letters, ISO 3166. */
  country?: string;
}

/**
 * The ASN.1 form of a name. It is encoded here and then read by pkijs, which would put all attributes that it is given
 * into a single relative name.
 */
export function encodeName(name: DistinguishedName): RelativeDistinguishedNames {
  const relativeNames = [
    name.country !== undefined && relativeName('2.5.4.6', new PrintableString({ value: name.country })),
    name.organization !== undefined && relativeName('2.5.4.10', new Utf8String({ value: name.organization })),
    name.organizationalUnit !== undefined &&
      relativeName('2.5.4.11', new Utf8String({ value: name.organizationalUnit })),
    relativeName('2.5.4.3', new Utf8String({ value: name.commonName })),
  ];
  const encoded = new Sequence({ value: relativeNames.filter((item) => item !== false) }).toBER();
  return RelativeDistinguishedNames.fromBER(encoded);
}

function relativeName(type: string, value: Utf8String | PrintableString): AsnSet {
  return new AsnSet({ value: [new Sequence({ value: [new ObjectIdentifier({ value: type }), value] })] });
}
