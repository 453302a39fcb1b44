/**
 * A WebSocket as a server takes it (RFC 6455), over a connection of node:http. `Deno.upgradeWebSocket` needs a
 * `Deno.serve`, which would be a second port, and reads messages of 64 MiB before anybody can refuse them; here a frame
 * is refused by its header.
 */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { Allowance } from "./limits.ts";
import { FrameReader, writeFrame } from "./web-socket-frames.ts";

/** A page’s WebSocket, once it is open. */
export interface Connection {
  /** A text has come; whoever is called sets it. */
  onText: (text: string) => void;
  /** It is over, whoever ended it; called once. */
  onClose: () => void;
  readonly send: (text: string) => void;
  /** Ends it with a code (RFC 6455 §7.4) and a sentence of at most 123 bytes. */
  readonly close: (code: number, sentence: string) => void;
}

/** What a connection may do. Times are milliseconds. */
export interface Bounds {
  /** The longest text, in bytes. */
  readonly longest: number;
  /** Frames in a second. */
  readonly frames: number;
  /** How long nothing may be said on it, either way. */
  readonly idle: number;
  /** Between two pings. Whoever has answered none of them by the next one is gone. */
  readonly ping: number;
}

/** Bytes that may wait for a page which does not read; with more it is cut off. */
const MOST_WAITING = 1_000_000;
/** Milliseconds that the other side has to close, too. */
const GOODBYE = 2000;

/** What the server has to say to the key of a handshake (RFC 6455 §4.2.2); nothing where a request is no handshake. */
export async function answerToKey({ headers }: IncomingMessage): Promise<string | undefined> {
  const key = headers["sec-websocket-key"] ?? "";
  const isHandshake = headers.upgrade?.toLowerCase() === "websocket" && headers["sec-websocket-version"] === "13" &&
    /^[A-Za-z0-9+/]{22}==$/.test(key);
  if (!isHandshake) return undefined;
  const given = new TextEncoder().encode(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`);
  return new Uint8Array(await crypto.subtle.digest("SHA-1", given)).toBase64();
}

/** Opens a WebSocket on a connection, with the answer to its key. `head` is what came behind the request already. */
export function openWebSocket(stream: Duplex, head: Uint8Array, answer: string, bounds: Bounds): Connection {
  const frames = new FrameReader(bounds.longest);
  const allowance = new Allowance(bounds.frames);
  let isOver = false;
  let isAlive = true;

  const connection: Connection = {
    onText: () => {},
    onClose: () => {},
    send(text) {
      if (isOver) return;
      write("text", new TextEncoder().encode(text));
      idle.start();
      if (stream.writableLength > MOST_WAITING) stream.destroy();
    },
    close(code, sentence) {
      if (isOver) return;
      write("close", new Uint8Array([code >> 8, code & 255, ...new TextEncoder().encode(sentence)]));
      stream.end();
      setTimeout(() => stream.destroy(), GOODBYE);
      end();
    },
  };
  const idle = timer(bounds.idle, () => connection.close(1001, "Nothing was said here for a long time."));
  const heartbeat = setInterval(() => {
    if (!isAlive) stream.destroy();
    isAlive = false;
    write("ping", new Uint8Array());
  }, bounds.ping);

  function write(kind: "text" | "close" | "ping" | "pong", bytes: Uint8Array) {
    if (stream.writable) stream.write(writeFrame(kind, bytes));
  }
  function end() {
    if (isOver) return;
    isOver = true;
    clearInterval(heartbeat);
    idle.stop();
    connection.onClose();
  }
  function hear(bytes: Uint8Array) {
    isAlive = true;
    for (const frame of frames.read(bytes)) {
      if (isOver) return;
      if (!allowance.take(1, performance.now())) {
        return connection.close(1008, "That is more than is taken in a second.");
      }
      if (frame.is === "text") {
        idle.start();
        connection.onText(frame.text);
      } else if (frame.is === "ping") write("pong", frame.bytes);
      else if (frame.is === "close") connection.close(1000, "");
      else if (frame.is === "wrong") connection.close(frame.code, frame.sentence);
    }
  }

  stream.on("error", () => stream.destroy());
  stream.on("end", () => stream.destroy());
  stream.on("close", end);
  stream.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${answer}\r\n\r\n`,
  );
  idle.start();
  stream.on("data", (bytes: Uint8Array) => {
    if (!isOver) hear(bytes);
  });
  // What is sent at once may come before whoever is called has set what hears it.
  if (head.length > 0) queueMicrotask(() => hear(head));
  return connection;
}

/** Runs something once so many milliseconds have passed since it was last started. */
function timer(milliseconds: number, run: () => void) {
  let id: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(id);
  return {
    stop,
    start() {
      stop();
      id = setTimeout(run, milliseconds);
    },
  };
}
