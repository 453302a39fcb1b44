/** The frames of a WebSocket as a server meets them (RFC 6455 §5): pages mask theirs, the server does not. */

/** What has come: a whole message, a control frame, or something that ends it, with code and sentence (§7.4.1). */
export type Frame =
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "ping" | "pong" | "close"; readonly bytes: Uint8Array }
  /** A piece of a message. */
  | { readonly is: "piece" }
  | { readonly is: "wrong"; readonly code: number; readonly sentence: string };

const OPCODES = { text: 1, close: 8, ping: 9, pong: 10 } as const;

/** One frame of the server, unmasked. Its bytes are no more than 65 535; control frames are no more than 125. */
export function writeFrame(kind: keyof typeof OPCODES, bytes: Uint8Array): Uint8Array {
  const { length } = bytes;
  const head = length < 126
    ? [length]
    : length <= 0xffff
    ? [126, length >> 8, length & 255]
    : [127, 0, 0, 0, 0, ...[24, 16, 8, 0].map((shift) => length >>> shift & 255)];
  const frame = new Uint8Array(1 + head.length + length);
  frame.set([0x80 | OPCODES[kind], ...head]);
  frame.set(bytes, 1 + head.length);
  return frame;
}

const wrong = (code: number, sentence: string): Frame => ({ is: "wrong", code, sentence });

interface Head {
  readonly isLast: boolean;
  readonly opcode: number;
  /** Of the head itself, the mask included, and of what it announces. */
  readonly size: number;
  readonly length: number;
}

/** Reads frames out of bytes as they come. After something wrong it reads nothing more. */
export class FrameReader {
  #chunks: Uint8Array[] = [];
  #held = 0;
  /** Nothing can be read before so many bytes are there: bytes that come one by one are joined once, not each time. */
  #wanted = 2;
  #pieces: Uint8Array[] = [];
  #pieced = 0;
  #isSpoiled = false;

  /** `longest` is the longest text, in bytes; a longer one is refused by what its header says. */
  constructor(readonly longest: number) {}

  /** The frames that are whole with these bytes, in order. */
  *read(bytes: Uint8Array): Generator<Frame> {
    this.#chunks.push(bytes);
    this.#held += bytes.length;
    while (!this.#isSpoiled && this.#held >= this.#wanted) {
      const all = joined(this.#chunks, this.#held);
      this.#chunks = [all];
      const head = readHead(all);
      if (head === undefined) {
        this.#wanted = all.length + 1;
        continue;
      }
      const mistake = this.#mistakeIn(all, head);
      if (mistake) {
        this.#isSpoiled = true;
        yield mistake;
        return;
      }
      const end = head.size + head.length;
      if (all.length < end) {
        this.#wanted = end;
        continue;
      }
      this.#chunks = [all.subarray(end)];
      this.#held -= end;
      this.#wanted = 2;
      const frame = this.#take(head, unmasked(all.subarray(head.size - 4, head.size), all.subarray(head.size, end)));
      this.#isSpoiled = frame.is === "wrong";
      yield frame;
    }
  }

  #mistakeIn(all: Uint8Array, { isLast, opcode, length }: Head): Frame | undefined {
    if ((all[0] & 0x70) !== 0) return wrong(1002, "A reserved bit is set, and no extension was agreed on.");
    if ((all[1] & 0x80) === 0) return wrong(1002, "A client masks its frames.");
    if (opcode >= 8) {
      return isLast && length <= 125 && opcode <= 10 ? undefined : wrong(1002, "This is no control frame.");
    }
    if (opcode === 2) return wrong(1003, "Only texts are taken here.");
    if (opcode > 2) return wrong(1002, "There is no such frame.");
    if ((opcode === 0) !== this.#pieces.length > 0) return wrong(1002, "The pieces of a message are out of order.");
    if (this.#pieced + length > this.longest) return wrong(1009, "This text is longer than any offer.");
  }

  #take({ isLast, opcode }: Head, bytes: Uint8Array): Frame {
    if (opcode >= 8) return { is: opcode === 8 ? "close" : opcode === 9 ? "ping" : "pong", bytes };
    this.#pieces.push(bytes);
    // An empty piece counts, too: a message of nothing else would never end.
    this.#pieced += Math.max(1, bytes.length);
    if (!isLast) return { is: "piece" };
    const all = joined(this.#pieces, this.#pieces.reduce((sum, { length }) => sum + length, 0));
    this.#pieces = [];
    this.#pieced = 0;
    try {
      return { is: "text", text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(all) };
    } catch {
      return wrong(1007, "This text is not UTF-8.");
    }
  }
}

/** The head of a frame; nothing while more of it is to come. */
function readHead(all: Uint8Array): Head | undefined {
  const short = all[1] & 0x7f;
  const extended = short === 126 ? 2 : short === 127 ? 8 : 0;
  const size = 2 + extended + 4;
  // What is wrong in the first two bytes, or too long, needs no mask to be seen.
  if (all.length < 2 + extended) return undefined;
  const length = extended === 0 ? short : all.subarray(2, 2 + extended).reduce((sum, byte) => sum * 256 + byte, 0);
  return { isLast: (all[0] & 0x80) !== 0, opcode: all[0] & 0x0f, size, length };
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  if (chunks.length === 1) return chunks[0];
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

const unmasked = (mask: Uint8Array, bytes: Uint8Array): Uint8Array => bytes.map((byte, i) => byte ^ mask[i % 4]);
