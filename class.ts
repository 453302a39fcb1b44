/** `deno task class`: the built site and the box, for a class or for one learner, on one machine and without internet. */
import { generate } from "lean-qr";
import { type Ending, type Given, main, say, tell, wrong } from "./cli/command.ts";
import { Box } from "./network/box.ts";
import { obey } from "./network/console.ts";
import { doorOf } from "./network/door.ts";
import { loadGlass } from "./network/glass/seat.ts";
import { readSettings } from "./network/options.ts";
import { describePair } from "./network/pairs.ts";
import { signalingDoor } from "./network/signaling-door.ts";
import { refusal, site } from "./routes/site.ts";
import { listen } from "./server/listen.ts";

const OPTIONS = {
  port: { takes: "PORT", says: "Where the page is; 8000 if left out, 0 for any that is free." },
  host: { takes: "ADDRESS", says: "This machine’s IPv4 address on the network of the class; 127.0.0.1 if left out." },
  nat: {
    takes: "A=KIND,B=KIND",
    says: "Each client’s NAT: open, address-restricted, port-restricted, symmetric, blocked.",
  },
  loss: { takes: "PERCENT", says: "Lose so many datagrams on each client’s line, in each direction." },
  delay: { takes: "MS", says: "Hold each datagram back for so many milliseconds, on each line, in each direction." },
  jitter: { takes: "MS", says: "Hold it back for up to so many milliseconds more, at random." },
  rate: { takes: "KBIT", says: "Let through no more than so many kilobits a second, on each line, in each direction." },
  seed: { takes: "NUMBER", says: "Lose the same datagrams as the last time with this number." },
};

/** Milliseconds between two looks for what has run out. */
const SWEEP = 5000;

async function run({ values }: Given<typeof OPTIONS>): Promise<Ending> {
  const { host = "127.0.0.1", port = "8000", seed } = values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) return wrong(`--port is “${port}”; it is a number to 65535.`);
  if (seed !== undefined && !/^\d{1,9}$/.test(seed)) return wrong(`--seed is “${seed}”; it is a number.`);
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(host) || host === "0.0.0.0") {
    return wrong(`--host is “${host}”; it is one IPv4 address of this machine, such as 192.168.1.5.`);
  }
  const settings = readSettings(values);
  if (typeof settings === "string") return wrong(settings);
  if (!await Deno.stat("dist/index.html").catch(() => undefined)) {
    tell("There is no built site in dist/. Run `deno task build` first.");
    return 1;
  }
  let box: Box;
  try {
    box = new Box({ host, settings, ...(seed && { seed: Number(seed) }), loadGlass: loadOrTell });
  } catch {
    tell(`This machine has no address ${host}, or gives no socket there. \`hostname -I\` tells its addresses.`);
    return 1;
  }
  const hosts = new Set<string>();
  const door = doorOf(box, hosts);
  const pages = site("dist").fetch;
  // WebSockets are taken where the runtime has them; connections that say nothing never get that far.
  const sockets = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, (request) => {
    return door(request) ?? refusal(404, "Only the box’s WebSocket is here.");
  });
  setInterval(() => box.sweep(), SWEEP);
  // Where it cannot be read, nobody types.
  obeyWhatIsTyped(box).catch(() => {});
  return await new Promise((end) => {
    listen({
      hostname: host,
      port: Number(port),
      answer: async (request) => door(request) ?? await pages(request),
      refuse: refusal,
      upgrade: signalingDoor(),
      upgradesTo: sockets.addr.port,
      onListen: (port) => open(box, host, port, hosts),
      onError: ({ code, message }) => {
        tell(
          code === "EADDRINUSE"
            ? `Port ${port} is taken. Stop what listens there, or choose another with --port.`
            : `${host}:${port} cannot be listened at: ${message}`,
        );
        box.close();
        end(1);
      },
    });
  });
}

/** Brings what plays the peers of glass, and says in the terminal, too, where it is not there. */
const loadOrTell: typeof loadGlass = async () => {
  try {
    return await loadGlass();
  } catch (error) {
    tell("A page asks for a peer of glass, and werift, which plays it, is not installed; `deno install` brings it.");
    throw error;
  }
};

/** Obeys what is typed, for as long as there is somebody who types. */
async function obeyWhatIsTyped(box: Box): Promise<void> {
  let rest = "";
  for await (const text of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n");
    rest = lines.pop()!.slice(0, 1000);
    for (const line of lines) {
      const answer = obey(box, line);
      if (answer !== "") say(answer);
    }
  }
}

/** Says what it listens on, and what the first pair’s clients are to be given. */
function open(box: Box, host: string, port: number, hosts: Set<string>): void {
  const isLoopback = host.startsWith("127.");
  hosts.add(`${host}:${port}`);
  if (isLoopback) hosts.add(`localhost:${port}`);
  const address = `http://${isLoopback ? "localhost" : host}:${port}`;
  const { A, B, username, credential } = describePair(box.pairs[0]);
  say([
    `Out of Band is on ${address}`,
    "",
    "The box, for the first pair of clients. Each has servers of its own, by which the box knows whose packets it sees.",
    `Open ${address}/device/?client=A and ${address}/device/?client=B, and put them into the settings there.`,
    `  A  ${A.stun}  ${A.turn}`,
    `  B  ${B.stun}  ${B.turn}`,
    `  TURN’s user name is ${username}, its password ${credential}`,
    "",
    `The network of every pair, for the teacher: ${address}/class/#${box.key}`,
    "What stands behind the # is the key to it. It goes to nobody but the box, and the page takes it off the address.",
    "Or type here: nat A=symmetric, loss 10, delay 75, pull A 8, plug A, pairs; help says more.",
    `It listens on ${host} only, relays between its own clients only, and keeps nothing. Ctrl+C ends it.`,
  ].join("\n"));
  if (!isLoopback) say(`\n${qrOf(address)}`);
}

/** A text as a QR code, two rows a line. Its dark squares are the background: right on a dark terminal; readers take both. */
function qrOf(text: string): string {
  const code = generate(text);
  const QUIET = 2;
  const lines: string[] = [];
  for (let y = -QUIET; y < code.size + QUIET; y += 2) {
    let line = "";
    for (let x = -QUIET; x < code.size + QUIET; x++) {
      line += [["█", "▀"], ["▄", " "]][Number(code.get(x, y))][Number(code.get(x, y + 1))];
    }
    lines.push(line);
  }
  return lines.join("\n");
}

if (import.meta.main) {
  await main({
    name: "class",
    does: "Serves the site, and beside it the network in one process: STUN, NATs, TURN, and weather on both lines.",
    reads: "",
    least: 0,
    most: 0,
    wants: "There is nothing to read; what there is to say is said by options.",
    options: OPTIONS,
    endings: ["when it was stopped", "if it cannot listen there, or there is no built site"],
    run,
  });
}
