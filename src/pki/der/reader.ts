import { MalformedError } from './malformed-error.ts';
import { tags } from './tags.ts';

/** Where one element lies: header from `start`, content from `contentStart`, both up to `end`. */
export interface DerElement {
  tag: number;
  start: number;
  contentStart: number;
  end: number;
}

/**
 * Strict DER, read from front to back: definite and minimal lengths, one-byte tags, nothing past the end (X.690 10).
 * Readers of inner structures share the bytes of the outermost one, so that every offset means the same.
 */
export class DerReader {
  readonly bytes: Uint8Array;
  readonly end: number;
  position: number;

  constructor(bytes: Uint8Array, start = 0, end: number = bytes.length) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  get done(): boolean {
    return this.position >= this.end;
  }

  /** Tag of the next element, or -1 at the end. */
  get nextTag(): number {
    return this.done ? -1 : this.bytes[this.position]!;
  }

  /** @throws MalformedError where no well-formed element starts here. */
  element(): DerElement {
    const { bytes, end } = this;
    const start = this.position;
    if (start + 2 > end) throw new MalformedError('truncated', start);
    const tag = bytes[start]!;
    if ((tag & 0x1f) === 0x1f) throw new MalformedError('tag-high', start);
    let length = bytes[start + 1]!;
    let contentStart = start + 2;
    if (length === 0x80) throw new MalformedError('length-indefinite', start);
    if (length > 0x80) {
      const octets = length & 0x7f;
      if (contentStart + octets > end || octets > 4) throw new MalformedError('truncated', start);
      if (bytes[contentStart] === 0) throw new MalformedError('length-not-minimal', start);
      length = 0;
      for (let index = 0; index < octets; index += 1) length = length * 256 + bytes[contentStart + index]!;
      if (length < 0x80) throw new MalformedError('length-not-minimal', start);
      contentStart += octets;
    }
    if (length > end - contentStart) throw new MalformedError('truncated', start);
    this.position = contentStart + length;
    return { tag, start, contentStart, end: this.position };
  }

  /** @throws MalformedError where the next element has another tag. */
  expect(tag: number): DerElement {
    if (this.nextTag !== tag) throw new MalformedError(this.done ? 'truncated' : 'tag-unexpected', this.position);
    return this.element();
  }

  /** A reader over the content of the next element. @throws MalformedError as `expect` does. */
  enter(tag: number): DerReader {
    const element = this.expect(tag);
    return new DerReader(this.bytes, element.contentStart, element.end);
  }

  /** As `enter`, or undefined where the next element has another tag. */
  enterOptional(tag: number): DerReader | undefined {
    return this.nextTag === tag ? this.enter(tag) : undefined;
  }

  /** Content octets of the next element. @throws MalformedError as `expect` does. */
  content(tag: number): Uint8Array {
    const element = this.expect(tag);
    return this.bytes.subarray(element.contentStart, element.end);
  }

  /** The next element with its header, as bytes. @throws MalformedError as `expect` does. */
  whole(tag: number = this.nextTag): Uint8Array {
    const element = this.expect(tag);
    return this.bytes.subarray(element.start, element.end);
  }

  /** @throws MalformedError where bytes are left over. */
  finish(): void {
    if (!this.done) throw new MalformedError('trailing-bytes', this.position);
  }

  /** @throws MalformedError for anything but 0x00 and 0xff (X.690 11.1). */
  boolean(tag: number = tags.boolean): boolean {
    const start = this.position;
    const value = this.content(tag);
    if (value.length !== 1 || (value[0] !== 0 && value[0] !== 0xff)) throw new MalformedError('boolean-invalid', start);
    return value[0] === 0xff;
  }

  /** Content octets of an INTEGER in two's complement. @throws MalformedError where they are empty or not minimal. */
  integerOctets(tag: number = tags.integer): Uint8Array {
    const start = this.position;
    const value = this.content(tag);
    const [first = 0, second = 0] = value;
    const padded = value.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
    if (value.length === 0 || padded) throw new MalformedError('integer-invalid', start);
    return value;
  }

  /** A non-negative INTEGER that fits 31 bits. @throws MalformedError for any other. */
  smallInteger(tag: number = tags.integer): number {
    const start = this.position;
    const value = this.integerOctets(tag);
    if (value[0]! >= 0x80) throw new MalformedError('integer-invalid', start);
    if (value.length > 4) throw new MalformedError('integer-too-large', start);
    return value.reduce((total, octet) => total * 256 + octet, 0);
  }

  /** Octets and count of unused bits of a BIT STRING. @throws MalformedError where the unused bits are not zero. */
  bitString(tag: number = tags.bitString): { octets: Uint8Array; unusedBits: number } {
    const start = this.position;
    const value = this.content(tag);
    const unusedBits = value[0] ?? 8;
    const last = value.length > 1 ? value.at(-1)! : 0;
    const impossible =
      unusedBits > 7 || (value.length === 1 && unusedBits > 0) || (last & ((1 << unusedBits) - 1)) !== 0;
    if (impossible) throw new MalformedError('bit-string-invalid', start);
    return { octets: value.subarray(1), unusedBits };
  }

  /** A BIT STRING of whole octets. @throws MalformedError for any other. */
  bitOctets(): Uint8Array {
    const start = this.position;
    const { octets, unusedBits } = this.bitString();
    if (unusedBits !== 0) throw new MalformedError('bit-string-invalid', start);
    return octets;
  }
}
