/** Numbers as runs of bits, most significant bit first, kept five to a symbol. */

/** Symbols of five bits, 0 to 31. */
export type Symbols = readonly number[];

/** Collects bits. The last symbol is filled up with zeros. */
export class BitWriter {
  readonly #symbols: number[] = [];
  #filled = 0;

  /** Appends the lowest `width` bits of a whole number; `width` is 0 to 32. */
  put(value: number, width: number): void {
    for (let bit = width - 1; bit >= 0; bit--) {
      if (this.#filled % 5 === 0) this.#symbols.push(0);
      const at = this.#symbols.length - 1;
      this.#symbols[at] |= (value >>> bit & 1) << 4 - this.#filled % 5;
      this.#filled++;
    }
  }

  /** Appends one bit, and says what it was. */
  flag(set: boolean): boolean {
    this.put(set ? 1 : 0, 1);
    return set;
  }

  bytes(bytes: Iterable<number>): void {
    for (const byte of bytes) this.put(byte, 8);
  }

  done(): Symbols {
    return this.#symbols;
  }
}

/** Thrown by {@link BitReader} past the end, and by its users on what no writer writes; `readCode` catches it. */
export class Unreadable extends Error {}

/** Gives back what a {@link BitWriter} took. */
export class BitReader {
  readonly #symbols: Symbols;
  #at = 0;

  constructor(symbols: Symbols) {
    this.#symbols = symbols;
  }

  /** How many bits are left, the filling included. */
  get left(): number {
    return this.#symbols.length * 5 - this.#at;
  }

  take(width: number): number {
    if (width > this.left) throw new Unreadable();
    let value = 0;
    for (let i = 0; i < width; i++, this.#at++) {
      value = value * 2 + (this.#symbols[Math.floor(this.#at / 5)] >> 4 - this.#at % 5 & 1);
    }
    return value;
  }

  flag(): boolean {
    return this.take(1) === 1;
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.take(8));
  }

  /** Fails unless nothing but filling is left. */
  end(): void {
    if (this.left > 4 || this.take(this.left) !== 0) throw new Unreadable();
  }
}
