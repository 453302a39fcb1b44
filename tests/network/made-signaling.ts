/** A signaling server on a port of its own, and pages that come to it: over a WebSocket, or byte by byte. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { signalingDoor } from "../../network/signaling-door.ts";

export interface Served {
  readonly port: number;
  /** A page of the same origin comes into a room; resolves once it is in, or was sent away. */
  readonly come: (room: string) => Promise<Visitor>;
  /** What is answered to a request as it is written here. */
  readonly ask: (lines: readonly string[]) => Promise<string>;
  /** A handshake is made, and then these bytes are sent: all that the server says after it, until it closes. */
  readonly afterHandshake: (...bytes: readonly Uint8Array[]) => Promise<Uint8Array>;
}

/** A page in a room. */
interface Visitor {
  readonly socket: WebSocket;
  /** The next message, read as JSON. */
  readonly next: () => Promise<unknown>;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  readonly leave: () => Promise<unknown>;
}

/** Serves until `use` is done. */
export async function withSignaling(
  use: (served: Served) => Promise<void>,
  ...given: Parameters<typeof signalingDoor>
): Promise<void> {
  const door = signalingDoor(...given);
  const server = createServer((_, response) => response.end("a page"));
  server.on("upgrade", (asked, connection, head) => {
    if (!door(asked, connection, head)) connection.end("HTTP/1.1 404 Not Found\r\n\r\n");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const visitors: Visitor[] = [];
  try {
    await use({
      port,
      async come(room) {
        const visitor = await visit(port, room);
        visitors.push(visitor);
        return visitor;
      },
      ask: (lines) => ask(port, lines),
      afterHandshake: (...bytes) => afterHandshake(port, bytes),
    });
  } finally {
    for (const { socket, leave } of visitors) if (socket.readyState !== WebSocket.CLOSED) await leave();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}

/** Deno lets a program say where it comes from, which a browser does by itself. */
const WithHeaders = WebSocket as unknown as new (
  address: string,
  options: { readonly headers: Readonly<Record<string, string>> },
) => WebSocket;

async function visit(port: number, room: string): Promise<Visitor> {
  const headers = { origin: `http://127.0.0.1:${port}` };
  const socket = new WithHeaders(`ws://127.0.0.1:${port}/signaling?room=${room}`, { headers });
  const heard: unknown[] = [];
  const waiting: ((message: unknown) => void)[] = [];
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    const one = waiting.shift();
    if (one) one(message);
    else heard.push(message);
  };
  const closed = new Promise<{ code: number; reason: string }>((done) => {
    socket.onclose = ({ code, reason }) => done({ code, reason });
  });
  await new Promise((done) => {
    socket.onopen = done;
    socket.onerror = done;
  });
  const next = () => heard.length > 0 ? Promise.resolve(heard.shift()) : new Promise((done) => waiting.push(done));
  return {
    socket,
    next,
    closed,
    leave: () => {
      socket.close();
      return closed;
    },
  };
}

const handshake = (port: number): readonly string[] => [
  "GET /signaling?room=bytes HTTP/1.1",
  `Host: 127.0.0.1:${port}`,
  `Origin: http://127.0.0.1:${port}`,
  "Upgrade: websocket",
  "Connection: Upgrade",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
];

async function ask(port: number, lines: readonly string[]): Promise<string> {
  const connection = await Deno.connect({ hostname: "127.0.0.1", port });
  await connection.write(new TextEncoder().encode(`${lines.join("\r\n")}\r\n\r\n`));
  return await new Response(connection.readable).text();
}

async function afterHandshake(port: number, bytes: readonly Uint8Array[]): Promise<Uint8Array> {
  const connection = await Deno.connect({ hostname: "127.0.0.1", port });
  await connection.write(new TextEncoder().encode(`${handshake(port).join("\r\n")}\r\n\r\n`));
  const send = (async () => {
    for (const some of bytes) await connection.write(some);
  })().catch(() => {});
  const all = await new Response(connection.readable).bytes();
  await send;
  const end = new TextDecoder("latin1").decode(all).indexOf("\r\n\r\n");
  return all.subarray(end + 4);
}
