import { MalformedError } from '../der/malformed-error.ts';
import { DerReader } from '../der/reader.ts';
import { contextPrimitive, tags } from '../der/tags.ts';
import {
  readDistributionPointName,
  readDistributionPoints,
  readReasonFlags,
  type DistributionPoint,
  type DistributionPointName,
  type ReasonFlag,
} from '../extensions/distribution-points.ts';
import { extensionIds as ids, type Extension } from '../extensions/identifiers.ts';
import { readAuthorityKeyIdentifier } from '../extensions/key-extensions.ts';
import { duplicateExtensions } from '../extensions/read-extensions.ts';
import { hexText } from '../octets.ts';

/** IssuingDistributionPoint (RFC 5280 5.2.5): what a CRL covers. */
interface IssuingDistributionPoint {
  name: DistributionPointName | undefined;
  onlyUserCertificates: boolean;
  onlyCaCertificates: boolean;
  onlySomeReasons: Set<ReasonFlag> | undefined;
  indirect: boolean;
  onlyAttributeCertificates: boolean;
}

/** What a CRL says of itself. */
export interface CrlExtensions {
  number?: bigint;
  /** Number of the complete CRL that a delta CRL starts from (RFC 5280 5.2.4). */
  deltaBase?: bigint;
  issuingDistributionPoint?: IssuingDistributionPoint;
  /** The extension's content, to compare the scope of two CRLs. */
  scopeDer?: Uint8Array;
  authorityKeyIdentifier?: Uint8Array;
  /** Where delta CRLs that complete it are (RFC 5280 5.2.6). */
  freshestCrl?: DistributionPoint[];
  incomprehensible: boolean;
}

/** Decodes the extensions of a CRL. @throws MalformedError, also for a critical CRL number and for duplicates. */
export function readCrlExtensions(extensions: readonly Extension[]): CrlExtensions {
  const known: CrlExtensions = { incomprehensible: false };
  if (duplicateExtensions(extensions).length > 0) throw new MalformedError('value-invalid', 0);
  for (const { id, critical, value } of extensions) {
    const reader = new DerReader(value);
    switch (id) {
      case ids.crlNumber:
        if (critical) throw new MalformedError('value-invalid', 0);
        known.number = readNumber(reader);
        break;
      case ids.deltaCrlIndicator:
        known.deltaBase = readNumber(reader);
        break;
      case ids.issuingDistributionPoint:
        known.issuingDistributionPoint = readIssuingDistributionPoint(reader);
        known.scopeDer = value;
        break;
      case ids.authorityKeyIdentifier: {
        const { keyIdentifier } = readAuthorityKeyIdentifier(reader, []);
        if (keyIdentifier !== undefined) known.authorityKeyIdentifier = keyIdentifier;
        break;
      }
      case ids.freshestCrl:
        known.incomprehensible ||= critical;
        known.freshestCrl = readDistributionPoints(reader, []);
        break;
      default:
        known.incomprehensible ||= critical;
        continue;
    }
    reader.finish();
  }
  return known;
}

function readNumber(reader: DerReader): bigint {
  const start = reader.position;
  const octets = reader.integerOctets();
  if (octets[0]! >= 0x80 || octets.length > 20) throw new MalformedError('integer-invalid', start);
  return BigInt(`0x${hexText(octets)}`);
}

function readIssuingDistributionPoint(reader: DerReader): IssuingDistributionPoint {
  const fields = reader.enter(tags.sequence);
  const flag = (number: number): boolean =>
    fields.nextTag === contextPrimitive(number) && fields.boolean(contextPrimitive(number));
  const point = {
    name: readDistributionPointName(fields, []),
    onlyUserCertificates: flag(1),
    onlyCaCertificates: flag(2),
    onlySomeReasons: readReasonFlags(fields, contextPrimitive(3), []),
    indirect: flag(4),
    onlyAttributeCertificates: flag(5),
  };
  fields.finish();
  return point;
}
