/** STUN and TURN servers to try against: they answer as RFC 8489 and RFC 8656 say, with what they are told to. */
import { Buffer } from "node:buffer";
import { createSocket, type RemoteInfo, type Socket } from "node:dgram";
import { networkInterfaces } from "node:os";

const COOKIE = Buffer.from([0x21, 0x12, 0xa4, 0x42]);
const BINDING = 0x0001;
const ALLOCATE = 0x0003;

/** An address of this machine that is not the loopback one, which browsers do not gather on. */
export function ownAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  return all.find(({ family, internal }) => family === "IPv4" && !internal)?.address ?? "127.0.0.1";
}

function attribute(type: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value, Buffer.alloc((4 - value.length % 4) % 4)]);
}

/** RFC 8489 §14.2: the address is masked with the magic cookie. */
function xorMapped(address: string, port: number): Buffer {
  const value = Buffer.alloc(8);
  value[1] = 1;
  value.writeUInt16BE(port ^ 0x2112, 2);
  address.split(".").forEach((part, i) => value[4 + i] = Number(part) ^ COOKIE[i]);
  return attribute(0x0020, value);
}

/** RFC 8489 §14.8: hundreds, the rest, and a reason. */
const errorCode = (code: number, reason: string): Buffer =>
  attribute(0x0009, Buffer.concat([Buffer.from([0, 0, Math.floor(code / 100), code % 100]), Buffer.from(reason)]));

function message(type: number, request: Buffer, ...attributes: Buffer[]): Buffer {
  const body = Buffer.concat(attributes);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, request.subarray(4, 20), body]);
}

const hasAttribute = (request: Buffer, type: number): boolean => {
  for (let at = 20; at + 4 <= request.length;) {
    if (request.readUInt16BE(at) === type) return true;
    at += 4 + Math.ceil(request.readUInt16BE(at + 2) / 4) * 4;
  }
  return false;
};

export interface TestServer {
  readonly port: number;
  /** How many requests came. */
  readonly requests: () => number;
  readonly close: () => void;
}

/**
 * A server on a port of its own. It answers Binding with the `mapped` address. Allocate it refuses with 401, and a
 * second time, with credentials, by the `refusal`.
 */
export function serve(
  mapped: readonly [address: string, port: number],
  refusal: readonly [code: number, reason: string] = [401, "Unauthorized"],
): Promise<TestServer> {
  const socket: Socket = createSocket("udp4");
  let requests = 0;
  socket.on("message", (request: Buffer, from: RemoteInfo) => {
    if (request.length < 20 || !request.subarray(4, 8).equals(COOKIE)) return;
    requests++;
    const send = (answer: Buffer) => socket.send(answer, from.port, from.address);
    const type = request.readUInt16BE(0);
    if (type === BINDING) send(message(0x0101, request, xorMapped(...mapped)));
    if (type === ALLOCATE) {
      const [code, reason] = hasAttribute(request, 0x0008) ? refusal : [401, "Unauthorized"];
      const realm = attribute(0x0014, Buffer.from("out-of-band"));
      const nonce = attribute(0x0015, Buffer.from("nonce"));
      send(message(0x0113, request, errorCode(code, reason), realm, nonce));
    }
  });
  return new Promise((done) =>
    socket.bind(0, () => done({ port: socket.address().port, requests: () => requests, close: () => socket.close() }))
  );
}

/** A port that nothing listens on. */
export async function deadPort(): Promise<number> {
  const { port, close } = await serve(["192.0.2.1", 1]);
  close();
  return port;
}
