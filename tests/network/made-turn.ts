/** Two clients that use TURN on a made network, and what their messages hold. */
import {
  CHANNEL_NUMBER,
  DATA_ATTRIBUTE,
  type Endpoint,
  LIFETIME,
  numberBytes,
  numberOf,
  readXorAddress,
  REQUESTED_TRANSPORT,
  SEND,
  type StunMessage,
  valueOf,
  writeStun,
  writeXorAddress,
  XOR_PEER_ADDRESS,
  XOR_RELAYED_ADDRESS,
} from "../../protocol/packets/mod.ts";
import { type MadeNetwork, makeNetwork, request, socketOf, TurnUser } from "./made-network.ts";

export const UDP = { type: REQUESTED_TRANSPORT, value: Uint8Array.of(17, 0, 0, 0) };
export const seconds = (n: number) => ({ type: LIFETIME, value: numberBytes(n, 4) });
export const peerIs = (peer: Endpoint) => ({ type: XOR_PEER_ADDRESS, value: writeXorAddress(peer)! });
export const channelIs = (n: number) => ({ type: CHANNEL_NUMBER, value: numberBytes(n * 65536, 4) });
export const lifetimeOf = (message: StunMessage) => numberOf(valueOf(message, LIFETIME)!);

/** Two clients with a relayed address each. */
export function begin(nats = {}) {
  const network = makeNetwork(nats);
  const a = new TurnUser(network, "A", socketOf("A", 5000));
  const b = new TurnUser(network, "B", socketOf("B", 6000));
  const relayed = (user: TurnUser) => {
    const answer = user.allocate();
    return readXorAddress(valueOf(answer, XOR_RELAYED_ADDRESS)!, answer.transactionId)!;
  };
  return { network, a, b, relayA: relayed(a), relayB: relayed(b) };
}

/** What became of the datagrams after a number, in order. */
export const outcomes = (network: MadeNetwork, after: number) =>
  network.box.pairs[0].record.after(after).map(({ fate }) => fate.outcome);
export const lastNumber = (network: MadeNetwork) => network.box.pairs[0].record.last;

/** A Send indication. */
export const sends = (peer: Endpoint, bytes: Uint8Array) =>
  writeStun({ ...request(SEND, [peerIs(peer), { type: DATA_ATTRIBUTE, value: bytes }]), class: "indication" });
