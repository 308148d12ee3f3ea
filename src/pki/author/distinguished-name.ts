import { PrintableString, Utf8String } from 'asn1js';
import { AttributeTypeAndValue, RelativeDistinguishedNames } from 'pkijs';

/** A subject or issuer as it is asked for; written in the order country, organization, unit, common name. */
export interface DistinguishedName {
  commonName: string;
  organizationalUnit?: string;
  organization?: string;
  /** Two letters, ISO 3166. */
  country?: string;
}

/** The ASN.1 form of a name. */
export function encodeName(name: DistinguishedName): RelativeDistinguishedNames {
  const attributes = [
    name.country !== undefined && attribute('2.5.4.6', new PrintableString({ value: name.country })),
    name.organization !== undefined && attribute('2.5.4.10', new Utf8String({ value: name.organization })),
    name.organizationalUnit !== undefined && attribute('2.5.4.11', new Utf8String({ value: name.organizationalUnit })),
    attribute('2.5.4.3', new Utf8String({ value: name.commonName })),
  ];
  return new RelativeDistinguishedNames({ typesAndValues: attributes.filter((item) => item !== false) });
}

function attribute(type: string, value: Utf8String | PrintableString): AttributeTypeAndValue {
  return new AttributeTypeAndValue({ type, value });
}
