/**
 * Thirty pairs on one box: `deno run -A tests/network/class-of-thirty.ts [PAIRS] [SECONDS]` starts `deno task class`’s
 * process, sends datagrams between the clients of each pair and through its relay, and ends with status 1 if one is
 * lost, or if the box took more memory than it may (Linux only: it is read from /proc).
 */
import { socketsAt } from "../../network/socket.ts";
import { BOX_REALM } from "../../network/credentials.ts";
import { type PairDescription, readFromBox } from "../../protocol/box/mod.ts";
import {
  ALLOCATE,
  BINDING,
  CREATE_PERMISSION,
  DATA_ATTRIBUTE,
  type Endpoint,
  longTermKey,
  NONCE,
  readStun,
  readXorAddress,
  REALM,
  REQUESTED_TRANSPORT,
  SEND,
  type StunAttribute,
  type StunMessage,
  USERNAME,
  valueOf,
  writeStun,
  writeXorAddress,
  XOR_MAPPED_ADDRESS,
  XOR_PEER_ADDRESS,
  XOR_RELAYED_ADDRESS,
} from "../../protocol/packets/mod.ts";
import { request } from "./made-network.ts";

/** Megabytes that the box’s process may take at most. */
const MOST_MEMORY = 200;
/** Bytes of a datagram, and milliseconds between two of one client: half a megabit a second each way. */
const SIZE = 1000;
const EVERY = 16;

const text = (type: number, value: string): StunAttribute => ({ type, value: new TextEncoder().encode(value) });

/** One client of a pair: a UDP socket that counts what it gets, and asks its server. */
class Client {
  got = 0;
  #answers: ((message: StunMessage) => void)[] = [];
  readonly #server: Endpoint;
  readonly #socket = socketsAt("127.0.0.1")((bytes) => {
    const message = bytes.length < SIZE ? readStun(bytes) : undefined;
    if (message && message.class !== "indication") this.#answers.shift()?.(message);
    else this.got++;
  });

  constructor(url: string) {
    const [, address, port] = url.split(":");
    this.#server = { address, port: Number(port) };
  }

  ask(bytes: Uint8Array): Promise<StunMessage> {
    const answer = new Promise<StunMessage>((done) => this.#answers.push(done));
    this.#socket.send(bytes, this.#server);
    return answer;
  }

  tell = (bytes: Uint8Array) => this.#socket.send(bytes, this.#server);
  send = (bytes: Uint8Array, to: Endpoint) => this.#socket.send(bytes, to);
  close = () => this.#socket.close();
}

const addressIn = (message: StunMessage, type: number): Endpoint =>
  readXorAddress(valueOf(message, type)!, message.transactionId)!;

/** Two clients with their addresses, one relay between them, and a page that watches every packet. */
async function join(address: string) {
  const socket = new WebSocket(`${address.replace("http", "ws")}/box`);
  await new Promise((done) => socket.onopen = done);
  let seen = 0;
  const pair = await new Promise<PairDescription>((done) => {
    socket.onmessage = ({ data }) => {
      const message = readFromBox(data);
      if (message?.type === "joined") done(message.pair);
      if (message?.type === "packets") seen += message.packets.length + message.missed;
    };
    socket.send('{"type":"join"}');
    socket.send('{"type":"watch","packets":true}');
  });
  const [a, b] = [new Client(pair.A.stun), new Client(pair.B.stun)];
  const ofA = addressIn(await a.ask(writeStun(request(BINDING))), XOR_MAPPED_ADDRESS);
  const ofB = addressIn(await b.ask(writeStun(request(BINDING))), XOR_MAPPED_ADDRESS);
  const udp = { type: REQUESTED_TRANSPORT, value: Uint8Array.of(17, 0, 0, 0) };
  const nonce = valueOf(await a.ask(writeStun(request(ALLOCATE, [udp]))), NONCE)!;
  const key = longTermKey(pair.username, BOX_REALM, pair.credential);
  const proof = [text(USERNAME, pair.username), text(REALM, BOX_REALM), { type: NONCE, value: nonce }];
  const relay = await a.ask(writeStun(request(ALLOCATE, [udp, ...proof]), { key }));
  const peer = { type: XOR_PEER_ADDRESS, value: writeXorAddress(ofB)! };
  await a.ask(writeStun(request(CREATE_PERMISSION, [peer, ...proof]), { key }));
  const relayed = addressIn(relay, XOR_RELAYED_ADDRESS);
  const data = new Uint8Array(SIZE).fill(0xff);
  const throughRelay = writeStun({
    ...request(SEND, [peer, { type: DATA_ATTRIBUTE, value: data }]),
    class: "indication",
  });
  const ways = [
    () => a.send(data, ofB),
    () => b.send(data, ofA),
    () => a.tell(throughRelay),
    () => b.send(data, relayed),
  ];
  return {
    sendAll: () => ways.forEach((send) => send()),
    got: () => a.got + b.got,
    seen: () => seen,
    close() {
      socket.close();
      a.close();
      b.close();
    },
  };
}

/** The most memory that a process ever had, in megabytes; undefined where there is no /proc. */
async function mostMemory(pid: number): Promise<number | undefined> {
  const status = await Deno.readTextFile(`/proc/${pid}/status`).catch(() => "");
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
}

const [pairs = 30, seconds = 20] = Deno.args.map(Number);
const { tasks } = JSON.parse(await Deno.readTextFile("deno.json"));
// The task’s own command, without the build before it.
const [, ...command]: string[] = tasks.class.command.split(" && ").at(-1).split(" ");
const child = new Deno.Command(Deno.execPath(), {
  args: [...command, "--port", "0"],
  stdin: "null",
  stdout: "piped",
  stderr: "inherit",
}).spawn();
let said = "";
for await (const bytes of child.stdout) {
  said += new TextDecoder().decode(bytes);
  if (said.includes("Ctrl+C ends it.")) break;
}
const address = /http:\/\/localhost:\d+/.exec(said)![0];
const all = await Promise.all(Array.from({ length: pairs }, () => join(address)));
const rounds = Math.round(1000 * seconds / EVERY);
for (let round = 0; round < rounds; round++) {
  // All pairs in turn within one round, so that no burst overflows what the kernel holds for a socket.
  for (const pair of all) pair.sendAll();
  await new Promise((done) => setTimeout(done, EVERY));
}
const wanted = 4 * rounds;
// What is on its way arrives as soon as this machine has time.
const isThere = () => all.every((pair) => pair.got() >= wanted);
for (let waited = 0; waited < 10_000 && !isThere(); waited += 50) await new Promise((done) => setTimeout(done, 50));
const lost = all.reduce((sum, pair) => sum + wanted - pair.got(), 0);
const seen = all.reduce((sum, pair) => sum + pair.seen(), 0);
const memory = await mostMemory(child.pid);
for (const pair of all) pair.close();
child.kill();
await child.status;
console.log(
  `${pairs} pairs sent ${pairs * wanted} datagrams in ${seconds} s: ${lost} were lost. ` +
    `The pages were told of ${seen}. The box took ${memory ?? "an unknown number of"} megabytes at most.`,
);
Deno.exit(lost === 0 && (memory ?? 0) < MOST_MEMORY ? 0 : 1);
