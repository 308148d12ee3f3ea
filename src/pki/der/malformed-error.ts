import { GatehouseError } from '#contract/error-codes.ts';

/** What is wrong with an encoding. */
export type EncodingDefect =
  | 'bit-string-invalid'
  | 'boolean-invalid'
  | 'choice-unknown'
  | 'extensions-without-version-3'
  | 'integer-invalid'
  | 'integer-too-large'
  | 'length-indefinite'
  | 'length-not-minimal'
  | 'object-identifier-invalid'
  | 'sequence-empty'
  | 'string-invalid'
  | 'tag-high'
  | 'tag-unexpected'
  | 'time-invalid'
  | 'trailing-bytes'
  | 'truncated'
  | 'value-invalid'
  | 'version-invalid';

/** Bytes that are not the DER they should be; `offset` counts from the first byte of the outermost structure. */
export class MalformedError extends GatehouseError {
  readonly defect: EncodingDefect;
  readonly offset: number;

  constructor(defect: EncodingDefect, offset: number) {
    super('certificate-unparseable', `Malformed encoding at byte ${offset}: ${defect}`, { defect, offset });
    this.name = 'MalformedError';
    this.defect = defect;
    this.offset = offset;
  }
}
