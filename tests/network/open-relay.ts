/**
 * Tries to have the box carry something for somebody who has asked it for nothing, and to have it send something to
 * where nobody has: `deno run tests/network/open-relay.ts [TRIES] [SEED]` makes so many tries of every kind, and ends
 * with status 1 if one succeeds.
 */
import { BOX_REALM } from "../../network/credentials.ts";
import { longTermKey } from "../../protocol/packets/mod.ts";
import {
  ALLOCATE,
  BINDING,
  CHANNEL_BIND,
  CHANNEL_NUMBER,
  CREATE_PERMISSION,
  DATA_ATTRIBUTE,
  type Endpoint,
  joined,
  numberBytes,
  readStun,
  readXorAddress,
  REFRESH,
  REQUESTED_TRANSPORT,
  SEND,
  type StunAttribute,
  valueOf,
  writeStun,
  writeXorAddress,
  XOR_MAPPED_ADDRESS,
  XOR_PEER_ADDRESS,
} from "../../protocol/packets/mod.ts";
import { dice } from "../fuzz.ts";
import { HOST, type MadeNetwork, makeNetwork, request, socketOf, TurnUser } from "./made-network.ts";

type Roll = (below: number) => number;

/** A class at work: two clients with relays, permissions and channels, behind NATs that let everybody in. */
interface Stage {
  readonly network: MadeNetwork;
  readonly user: TurnUser;
  /** Where clients are reached: outside addresses, relays, servers. */
  readonly ports: readonly number[];
  readonly roll: Roll;
}

function begin(roll: Roll): Stage {
  const network = makeNetwork();
  const users = [new TurnUser(network, "A", socketOf("A", 5000)), new TurnUser(network, "B", socketOf("B", 6000))];
  for (const [i, user] of users.entries()) {
    user.allocate();
    const other = users[1 - i];
    const { port } = network.box.pairs[0].clients[other.side].server.endpoint;
    const peer = { type: XOR_PEER_ADDRESS, value: writeXorAddress({ address: HOST, port })! };
    user.proved(request(CHANNEL_BIND, [{ type: CHANNEL_NUMBER, value: numberBytes(0x4000_0000, 4) }, peer]));
  }
  return { network, user: users[0], ports: [...network.box.world.targets.keys()], roll };
}

const bytesOf = (roll: Roll, most = 60): Uint8Array => Uint8Array.from({ length: 1 + roll(most) }, () => roll(256));
const one = <T>(roll: Roll, all: readonly T[]): T => all[roll(all.length)];

/** Somebody on the same network, or far away. */
const stranger = (roll: Roll): Endpoint => ({
  address: one(roll, [
    `192.168.1.${20 + roll(200)}`,
    `10.0.${roll(256)}.${roll(256)}`,
    `93.184.${roll(256)}.${roll(256)}`,
  ]),
  port: 1024 + roll(60_000),
});

/** Anywhere but at the box. */
const elsewhere = (roll: Roll): Endpoint => ({
  address: one(roll, [
    `${1 + roll(223)}.${roll(256)}.${roll(256)}.${roll(256)}`,
    `192.168.1.${roll(256)}`,
    "127.0.0.1",
    "255.255.255.255",
    "224.0.0.251",
    "192.168.1.12",
  ]),
  port: one(roll, [53, 80, 1900, 5353, 6000, roll(65_536)]),
});

const peerIs = (peer: Endpoint): StunAttribute => ({ type: XOR_PEER_ADDRESS, value: writeXorAddress(peer)! });

const sendTo = (peer: Endpoint, data: Uint8Array): Uint8Array =>
  writeStun({ ...request(SEND, [peerIs(peer), { type: DATA_ATTRIBUTE, value: data }]), class: "indication" });

/** Every kind of try, by its name: it makes one, and gives the address that must have got nothing new. */
const KINDS: Readonly<Record<string, (stage: Stage) => void>> = {
  "bytes of a stranger, to any port": ({ network, ports, roll }) => {
    network.put(stranger(roll), one(roll, ports), bytesOf(roll));
  },
  "a stranger’s ChannelData": ({ network, ports, roll }) => {
    const data = bytesOf(roll);
    const number = 0x4000 + roll(4);
    network.put(stranger(roll), one(roll, ports), joined([numberBytes(number, 2), numberBytes(data.length, 2), data]));
  },
  "a stranger’s Send indication": ({ network, ports, user, roll }) => {
    network.put(stranger(roll), one(roll, ports), sendTo(one(roll, [user.socket, elsewhere(roll)]), bytesOf(roll)));
  },
  "a stranger’s requests but Binding and Allocate": ({ network, ports, user, roll }) => {
    const message = request(one(roll, [REFRESH, CREATE_PERMISSION, CHANNEL_BIND, 10, 11, 12]), [
      peerIs(elsewhere(roll)),
    ]);
    network.put(stranger(roll), one(roll, ports), roll(2) ? user.write(message) : writeStun(message));
  },
  "a stranger asks a NAT or a relay, and not a server": ({ network, roll }) => {
    const others = [...network.box.world.targets].filter(([, { kind }]) => kind !== "server").map(([port]) => port);
    network.put(stranger(roll), one(roll, others), writeStun(request(one(roll, [BINDING, ALLOCATE]))));
  },
  "somebody far away asks as a client does": ({ network, user, roll }) => {
    const from = { address: `93.184.${roll(256)}.${roll(256)}`, port: 1024 + roll(60_000) };
    network.put(from, user.server, writeStun(request(one(roll, [BINDING, ALLOCATE]))));
  },
  "a guessed password": ({ network, user, roll }) => {
    const key = longTermKey(network.box.pairs[0].username, BOX_REALM, String(roll(1e9)));
    const wanted = { type: REQUESTED_TRANSPORT, value: Uint8Array.of(17, 0, 0, 0) };
    const from = socketOf("A", 7000 + roll(8));
    network.put(from, user.server, user.write(request(ALLOCATE, [wanted]), { key }));
    network.put(from, user.server, sendTo(elsewhere(roll), bytesOf(roll)));
    network.take(from);
  },
  "a client permits an address elsewhere, and sends there": ({ network, user, roll }) => {
    const peer = elsewhere(roll);
    network.put(user.socket, user.server, user.write(request(CREATE_PERMISSION, [peerIs(peer)])));
    network.put(user.socket, user.server, sendTo(peer, bytesOf(roll)));
    network.take(user.socket);
  },
  "a client binds a channel to an address elsewhere, and sends there": ({ network, user, roll }) => {
    const number = 0x4001 + roll(0xffe);
    const channel = { type: CHANNEL_NUMBER, value: numberBytes(number * 65_536, 4) };
    network.put(user.socket, user.server, user.write(request(CHANNEL_BIND, [channel, peerIs(elsewhere(roll))])));
    const data = bytesOf(roll);
    network.put(user.socket, user.server, joined([numberBytes(number, 2), numberBytes(data.length, 2), data]));
    network.take(user.socket);
  },
};

/** Makes so many tries of every kind; a sentence for the first that succeeded, nothing if none did. */
export function tryToRelay(tries: number, seed: number): string | undefined {
  for (const [kind, make] of Object.entries(KINDS)) {
    const stage = begin(dice(seed));
    const { network } = stage;
    const before = new Set(network.sentTo);
    const relays = () => [...network.box.world.targets.values()].filter(({ kind }) => kind === "relay").length;
    const atFirst = relays();
    for (let i = 0; i < tries; i++) {
      // Within what one client may send.
      if (i % 100 === 0) network.pass(100);
      make(stage);
      // What the clients themselves were answered is theirs; all else was carried for somebody it should not be.
      const clients = new Set([...network.box.world.hosts.keys()]);
      for (const address of network.sentTo) {
        if (!before.has(address) && !clients.has(address)) {
          return `${kind}, try ${i} of seed ${seed}: sent to ${address}`;
        }
      }
      if (relays() > atFirst) return `${kind}, try ${i} of seed ${seed}: got a relayed address`;
      const got = network.take(socketOf("B", 6000));
      if (got.length > 0) return `${kind}, try ${i} of seed ${seed}: Client B got ${got[0].bytes.toHex()}`;
    }
    // The box is alive, and its clients are served as before.
    const [answer] = network.send(stage.user.socket, stage.user.server, writeStun(request(BINDING)));
    const message = answer && readStun(answer.bytes);
    const mapped = message && readXorAddress(valueOf(message, XOR_MAPPED_ADDRESS)!, message.transactionId);
    if (mapped?.address !== HOST) return `${kind}: after ${tries} tries the box answers its clients no more`;
  }
}

/** How many kinds of tries there are. */
export const KIND_COUNT = Object.keys(KINDS).length;

if (import.meta.main) {
  const [tries = 10_000, seed = 1] = Deno.args.map(Number);
  const fault = tryToRelay(tries, seed);
  if (fault) {
    console.error(fault);
    Deno.exit(1);
  }
  console.log(`${tries} tries of each of ${KIND_COUNT} kinds: nothing was relayed.`);
}
