/**
 * A peer made of libdatachannel, by way of node-datachannel: `deno run -A tests/stacks/node-datachannel.ts
 * offer|answer`. It reads what libdatachannel's own example for a terminal reads: a description as lines of SDP that
 * end with an empty one, candidates as a line each. It prints its candidates one by one, as they come. Lines that are
 * neither are sent as messages.
 */
import { type DataChannel, PeerConnection } from "node-datachannel";
import { lines } from "./lines.ts";

const role = Deno.args[0] === "offer" ? "offer" : "answer";
const pc = new PeerConnection(role, { iceServers: [] });
const input = lines();
let channel: DataChannel | undefined;

function use(made: DataChannel) {
  channel = made;
  made.onOpen(() => console.log("The channel is open."));
  made.onMessage((message) => console.log(`Heard: ${message}`));
}

pc.onLocalDescription((sdp) => console.log(`Local Description (Paste this over there):\n${sdp}`));
pc.onLocalCandidate((candidate) => console.log(`Local Candidate (Paste this over there):\n${candidate}\n`));
pc.onStateChange((state) => console.log(`[State: ${state}]`));
pc.onGatheringStateChange((state) => console.log(`[Gathering State: ${state}]`));
pc.onDataChannel(use);
if (role === "offer") use(pc.createDataChannel("chat"));

const remote = role === "offer" ? "answer" : "offer";
for (;;) {
  const line = await input.next();
  if (line.startsWith("v=0")) {
    let sdp = "";
    for (let more = line; more !== ""; more = await input.next()) sdp += `${more}\r\n`;
    pc.setRemoteDescription(sdp, remote);
  } else if (line.startsWith("a=candidate:")) pc.addRemoteCandidate(line, "0");
  else if (line !== "") channel?.sendMessage(line);
}
