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

if (Deno.args[0] === "offer") {
  use(pc.createDataChannel("chat"));
  await make();
  await read();
} else {
  await read();
  await make();
}

const channel = await opened.promise;
for (;;) channel.send(await input.next());
