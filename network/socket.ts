/// <reference lib="deno.unstable" />
/**
 * UDP sockets. `Deno.listenDatagram` and not `node:dgram`: a process that sent each datagram of 1000 bytes back, sixty
 * sockets of it, took 12 000 a second without a loss and 61 MB of memory with the one, and lost most of 6000 a second
 * and took 500 MB with the other (Deno 2.9.6). It is behind `"unstable": ["net"]` in deno.json, and named here only.
 */
import type { Endpoint } from "../protocol/packets/mod.ts";
import { LONGEST } from "../protocol/box/mod.ts";

export interface UdpSocket {
  readonly endpoint: Endpoint;
  /** Sends, and does not wait. What cannot be sent is lost, as datagrams are. */
  readonly send: (bytes: Uint8Array, to: Endpoint) => void;
  readonly close: () => void;
}

/** Opens sockets at one address. `port` 0 is any that is free. It throws where there is none, or no address of this machine. */
export type OpenSocket = (receive: (bytes: Uint8Array, from: Endpoint) => void, port?: number) => UdpSocket;

/** Opens sockets at this IPv4 address. Datagrams that are longer than any browser’s are dropped. */
export const socketsAt = (address: string): OpenSocket => (receive, port = 0) => {
  const conn = Deno.listenDatagram({ transport: "udp", hostname: address, port });
  const endpoint = { address, port: (conn.addr as Deno.NetAddr).port };
  let isOpen = true;
  listen(conn, receive, () => isOpen);
  return {
    endpoint,
    send(bytes, { address: hostname, port }) {
      if (isOpen) conn.send(bytes, { transport: "udp", hostname, port }).catch(() => {});
    },
    close() {
      isOpen = false;
      conn.close();
    },
  };
};

async function listen(
  conn: Deno.DatagramConn,
  receive: (bytes: Uint8Array, from: Endpoint) => void,
  isOpen: () => boolean,
): Promise<void> {
  const buffer = new Uint8Array(LONGEST + 1);
  while (isOpen()) {
    try {
      const [bytes, from] = await conn.receive(buffer);
      const { hostname, port } = from as Deno.NetAddr;
      if (bytes.length <= LONGEST) receive(bytes.slice(), { address: hostname, port });
    } catch (error) {
      // A closed socket ends it; what the network reports of an earlier datagram does not.
      if (error instanceof Deno.errors.BadResource || error instanceof Deno.errors.Interrupted) return;
    }
  }
}
