/** A box whose sockets, clock and timers are made by the test: what is sent arrives at once, and time passes when told. */
import { Box } from "../../network/box.ts";
import { BOX_REALM } from "../../network/credentials.ts";
import type { OpenSocket } from "../../network/socket.ts";
import { FAIR, type Line, type NatKind, type Side } from "../../protocol/box/mod.ts";
import {
  ALLOCATE,
  type Endpoint,
  ERROR_CODE,
  type HmacKey,
  longTermKey,
  NONCE,
  numberBytes,
  readStun,
  REALM,
  REQUESTED_TRANSPORT,
  type StunAttribute,
  type StunMessage,
  USERNAME,
  valueOf,
  writeStun,
} from "../../protocol/packets/mod.ts";

export const HOST = "192.0.2.2";

export const line = (nat: NatKind = "open"): Line => ({ nat, up: FAIR, down: FAIR, isPulled: false });

export interface Arrival {
  readonly bytes: Uint8Array;
  readonly from: Endpoint;
}

export interface MadeNetwork {
  readonly box: Box;
  /** Sends from a browser’s socket to a port of the box. */
  readonly put: (from: Endpoint, port: number, bytes: Uint8Array) => void;
  /** The same, and gives what has come to that socket. */
  readonly send: (from: Endpoint, port: number, bytes: Uint8Array) => readonly Arrival[];
  /** What has come to a browser’s socket, and was not taken yet. */
  readonly take: (at: Endpoint) => readonly Arrival[];
  /** Everything that was ever sent to an address that is none of these. */
  readonly sentTo: ReadonlySet<string>;
  /** Lets time pass. */
  readonly pass: (milliseconds: number) => void;
  readonly openSockets: () => number;
}

/** Makes a box; `most` sockets are all that the machine has. */
export function makeNetwork(
  { A = "open", B = "open" }: Partial<Record<Side, NatKind>> = {},
  most = Infinity,
): MadeNetwork {
  const receivers = new Map<number, (bytes: Uint8Array, from: Endpoint) => void>();
  const arrived = new Map<string, Arrival[]>();
  const sentTo = new Set<string>();
  let [time, next] = [1000, 40_000];
  let timers: { readonly at: number; readonly act: () => void }[] = [];
  const open: OpenSocket = (receive, port = ++next) => {
    if (receivers.size >= most) throw new Error("no more sockets");
    receivers.set(port, receive);
    const endpoint = { address: HOST, port };
    return {
      endpoint,
      send(bytes, to) {
        const key = `${to.address}:${to.port}`;
        sentTo.add(key);
        arrived.set(key, [...arrived.get(key) ?? [], { bytes, from: endpoint }]);
      },
      close: () => receivers.delete(port),
    };
  };
  const box = new Box({
    host: HOST,
    settings: { A: line(A), B: line(B) },
    seed: 7,
    open,
    now: () => time,
    later: (milliseconds, act) => timers.push({ at: time + milliseconds, act }),
  });
  const take = ({ address, port }: Endpoint) => {
    const all = arrived.get(`${address}:${port}`) ?? [];
    arrived.delete(`${address}:${port}`);
    return all;
  };
  const put = (from: Endpoint, port: number, bytes: Uint8Array) => receivers.get(port)?.(bytes, from);
  return {
    box,
    take,
    sentTo,
    put,
    send(from, port, bytes) {
      put(from, port, bytes);
      return take(from);
    },
    pass(milliseconds) {
      const end = time + milliseconds;
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers = timers.filter((one) => one !== due);
        time = due.at;
        due.act();
      }
      time = end;
    },
    openSockets: () => receivers.size,
  };
}

/** A browser’s socket, inside of its NAT. */
export const socketOf = (side: Side, port: number): Endpoint => ({
  address: side === "A" ? "192.168.1.11" : "192.168.1.12",
  port,
});

let counter = 0;

/** A request as a browser makes it; each has a transaction of its own. */
export const request = (method: number, attributes: readonly StunAttribute[] = []): StunMessage => ({
  method,
  class: "request",
  transactionId: numberBytes(++counter, 12),
  attributes,
});

/** The error’s code in an answer; 0 for success. */
export function errorOf(message: StunMessage): number {
  const value = valueOf(message, ERROR_CODE);
  return value ? 100 * value[2] + value[3] : 0;
}

/** Asks TURN as a browser does: with the credentials of the first pair, whose nonce it has learned by a refusal. */
export class TurnUser {
  readonly key: HmacKey;
  readonly server: number;
  nonce = new Uint8Array();

  constructor(readonly network: MadeNetwork, readonly side: Side, readonly socket: Endpoint) {
    const pair = network.box.pairs[0];
    this.server = pair.clients[side].server.endpoint.port;
    this.key = longTermKey(pair.username, BOX_REALM, pair.credential);
  }

  /** Sends a message without a proof; gives the answer. */
  plain(message: StunMessage): StunMessage {
    return this.#answer(this.network.send(this.socket, this.server, writeStun(message)));
  }

  /** Sends a message with user name, realm, nonce and proof; `change` may spoil them. */
  proved(message: StunMessage, change: { readonly key?: HmacKey; readonly username?: string } = {}): StunMessage {
    return this.#answer(this.network.send(this.socket, this.server, this.write(message, change)));
  }

  /** The bytes of a message with its proof. */
  write(message: StunMessage, { key = this.key, username = this.network.box.pairs[0].username } = {}): Uint8Array {
    const proof = [
      { type: USERNAME, value: new TextEncoder().encode(username) },
      { type: REALM, value: new TextEncoder().encode(BOX_REALM) },
      { type: NONCE, value: this.nonce },
    ];
    return writeStun({ ...message, attributes: [...message.attributes, ...proof] }, { key });
  }

  /** The two requests by which every browser gets a relayed address. */
  allocate(more: readonly StunAttribute[] = []): StunMessage {
    const wanted = [{ type: REQUESTED_TRANSPORT, value: Uint8Array.of(17, 0, 0, 0) }, ...more];
    this.nonce = Uint8Array.from(valueOf(this.plain(request(ALLOCATE, wanted)), NONCE)!);
    return this.proved(request(ALLOCATE, wanted));
  }

  #answer(arrivals: readonly Arrival[]): StunMessage {
    const last = arrivals.at(-1);
    const message = last && readStun(last.bytes);
    if (!message) throw new Error("The server did not answer.");
    return message;
  }
}
