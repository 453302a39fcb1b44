/** What runs in a page of the box that connects with its peer of glass by itself. It knows nothing outside of itself. */
import type { SeenMessage } from "../../protocol/box/mod.ts";

/** The kinds of channels that RFC 8832 §5.1 has, as `createDataChannel` asks for them. */
export const KINDS: readonly RTCDataChannelInit[] = [
  {},
  { ordered: false },
  { maxRetransmits: 3 },
  { ordered: false, maxRetransmits: 0 },
  { maxPacketLifeTime: 200 },
  { ordered: false, maxPacketLifeTime: 200, protocol: "chat" },
];

/**
 * Connects a client of the page with a peer of glass, over a channel of each kind; sends on each, also while the line
 * is cut; closes a channel, and the connection. Gives every packet that the box has told.
 */
export async function throughGlass(kinds: readonly RTCDataChannelInit[]): Promise<readonly SeenMessage[]> {
  const socket = new WebSocket(`${location.origin.replace("http", "ws")}/box`);
  await new Promise((done, fail) => {
    socket.onopen = done;
    socket.onerror = () => fail(new Error("The page could not open the box’s WebSocket."));
  });
  const packets: SeenMessage[] = [];
  // deno-lint-ignore no-explicit-any -- what the box says of its peer: facts, as JSON
  const facts: any[] = [];
  let pair: { readonly A: { readonly stun: string } } | undefined;
  let refused = "";
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (message.type === "joined") pair = message.pair;
    if (message.type === "packets") packets.push(...message.packets);
    if (message.type === "glass") facts.push(...message.facts);
    if (message.type === "refused") refused = message.code;
  };
  const until = async <T>(what: string, found: () => T | undefined | false): Promise<T> => {
    for (let n = 0; n < 3000; n++) {
      const value = found();
      if (value) return value;
      if (refused !== "") throw new Error(`The box refuses: ${refused}`);
      await new Promise((done) => setTimeout(done, 20));
    }
    throw new Error(`It never came: ${what}. ${JSON.stringify(facts.slice(-5))}`);
  };
  const tell = (message: object) => socket.send(JSON.stringify(message));
  tell({ type: "join" });
  tell({ type: "watch", packets: true, after: 0 });
  const { A: { stun } } = await until("a pair", () => pair);
  let ids = 0;
  const call = async (made: { readonly call: string; readonly argument?: unknown }) => {
    const id = ++ids;
    tell({ type: "glass", peer: 1, id, made });
    const ended = await until(made.call, () => facts.find((fact) => fact.id === id));
    if (ended.type !== "call-finished") throw new Error(`${made.call}: ${ended.message}`);
    return ended.result;
  };
  const peer = new RTCPeerConnection({ iceServers: [{ urls: stun }] });
  const channels = kinds.map((options, i) => peer.createDataChannel(`channel ${i}`, options));
  await peer.setLocalDescription();
  await until("the end of candidates", () => peer.iceGatheringState === "complete");
  const { type, sdp } = peer.localDescription!;
  await call({ call: "RTCPeerConnection" });
  await call({ call: "setRemoteDescription", argument: { type, sdp } });
  await call({ call: "setLocalDescription", argument: await call({ call: "createAnswer" }) });
  const answer = facts.findLast((fact) => fact.type === "description-read" && fact.side === "local").description;
  await peer.setRemoteDescription(answer);
  await until("open channels", () => channels.every(({ readyState }) => readyState === "open"));
  const heard = (text: string) => facts.some((fact) => fact.type === "message-received" && fact.text === text);
  for (const channel of channels) channel.send(`hello on ${channel.label}`);
  await until("each hello", () => channels.every(({ label }) => heard(`hello on ${label}`)));
  // What is sent while everything is lost, an unreliable channel gives up: FORWARD TSN (RFC 3758).
  tell({ type: "set", side: "A", change: { up: { loss: 100 } } });
  await new Promise((done) => setTimeout(done, 200));
  channels[3].send("lost");
  await new Promise((done) => setTimeout(done, 200));
  tell({ type: "set", side: "A", change: { up: { loss: 0 } } });
  channels[0].send("after the loss");
  await until("the message after the loss", () => heard("after the loss"));
  await call({ call: "send", argument: "back from glass" });
  channels[1].close();
  await until("the closed channel", () => channels[1].readyState === "closed");
  await new Promise((done) => setTimeout(done, 1500));
  peer.close();
  await new Promise((done) => setTimeout(done, 500));
  socket.close();
  return packets;
}
