/**
 * A peer made of werift, in a terminal: `deno run -A tests/stacks/werift.ts offer|answer`. It reads and prints
 * descriptions as JSON, a line each, candidates inside; afterwards each line of standard input is sent as a message.
 */
import { type RTCDataChannel, RTCPeerConnection } from "werift";
import { lines } from "./lines.ts";

const pc = new RTCPeerConnection({ iceServers: [] });
const input = lines();
const opened = Promise.withResolvers<RTCDataChannel>();

/** werift opens a channel that it is told of before it tells of it. */
function use(channel: RTCDataChannel) {
  channel.onMessage.subscribe((message) => console.log(`Heard: ${message}`));
  const tell = () => {
    console.log("The channel is open.");
    opened.resolve(channel);
  };
  if (channel.readyState === "open") tell();
  else channel.stateChanged.subscribe((state) => state === "open" && tell());
}

pc.onDataChannel.subscribe(use);
pc.connectionStateChange.subscribe((state) => console.log(`connectionState: ${state}`));

/**
 * Connects two peers of its own, and lets them go. werift 0.25 does not get over a flight of the DTLS handshake that
 * comes twice: it makes new keys for it and hangs. Chromium repeats what is not answered at once, and what a process
 * does for the first time it does slowly.
 */
async function practise() {
  const [one, other] = [0, 0].map(() => new RTCPeerConnection({ iceServers: [] }));
  const channel = one.createDataChannel("practice");
  await one.setLocalDescription(await one.createOffer());
  await other.setRemoteDescription(one.localDescription!);
  await other.setLocalDescription(await other.createAnswer());
  await one.setRemoteDescription(other.localDescription!);
  await channel.stateChanged.watch((state) => state === "open");
  await Promise.all([one.close(), other.close()]);
}

async function read() {
  console.log("Paste the other side’s description, as JSON:");
  await pc.setRemoteDescription(JSON.parse(await input.next()));
}

/** werift's setLocalDescription resolves when it has gathered. */
async function make() {
  await pc.setLocalDescription(Deno.args[0] === "offer" ? await pc.createOffer() : await pc.createAnswer());
  const { type, sdp } = pc.localDescription!;
  console.log(`Give this to the other side:\n${JSON.stringify({ type, sdp })}`);
}

await practise();
if (Deno.args[0] === "offer") {
  use(pc.createDataChannel("chat"));
  await make();
  await read();
} else {
  await read();
  await make();
}

for (;;) {
  const words = await input.next();
  (await opened.promise).send(words);
}
