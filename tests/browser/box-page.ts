/** What runs in a page of the box. Each function knows nothing outside of itself, and keeps what it makes by a number. */
import type { PairDescription, SeenMessage, Side, ToBox } from "../../protocol/box/mod.ts";

/** A pair that a page has joined, and the clients of it that the page plays. */
interface Joined {
  readonly pair: PairDescription;
  readonly socket: WebSocket;
  readonly packets: SeenMessage[];
  readonly peers: Partial<Record<Side, RTCPeerConnection>>;
  readonly channels: Record<string, RTCDataChannel>;
  readonly got: Record<string, number>;
}
declare global {
  var joinedPairs: Joined[] | undefined;
}

/** Joins a pair, changes its network, and waits until the box has said so; gives the number here, and the token. */
export async function joinBox(
  { token, before }: { readonly token?: string; readonly before: readonly ToBox[] },
): Promise<{ readonly id: number; readonly token: string }> {
  const socket = new WebSocket(`${location.origin.replace("http", "ws")}/box`);
  await new Promise((done, fail) => {
    socket.onopen = done;
    socket.onerror = () => fail(new Error("The page could not open the box’s WebSocket."));
  });
  const packets: SeenMessage[] = [];
  let settled = 0;
  let wake = () => {};
  const joined = new Promise<PairDescription>((done) => {
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.type === "joined") done(message.pair);
      if (message.type === "settings") settled++;
      if (message.type === "packets") packets.push(...message.packets);
      wake();
    };
  });
  socket.send(JSON.stringify({ type: "join", ...(token !== undefined && { token }) }));
  const pair = await joined;
  socket.send('{"type":"watch","packets":true,"after":0}');
  for (const message of before) socket.send(JSON.stringify(message));
  while (settled < before.length) await new Promise<void>((done) => wake = done);
  globalThis.joinedPairs ??= [];
  const id = globalThis.joinedPairs.push({ pair, socket, packets, peers: {}, channels: {}, got: {} }) - 1;
  return { id, token: pair.token };
}

export interface Described {
  readonly description: RTCSessionDescriptionInit;
  readonly candidates: readonly RTCIceCandidateInit[];
}

/**
 * Plays a client: it makes an offer, or an answer to the one given, and gathers to the end. The description is given
 * without candidates, and beside it those of one kind. A NAT that lets nothing through makes gathering long: what came
 * within six seconds is what there is.
 */
export async function describe(
  { id, side, carried, relayOnly, offer }: {
    readonly id: number;
    readonly side: Side;
    readonly carried: "srflx" | "relay";
    readonly relayOnly: boolean;
    readonly offer?: RTCSessionDescriptionInit;
  },
): Promise<Described> {
  const { pair, peers, channels, got } = globalThis.joinedPairs![id];
  const turn = { urls: pair[side].turn, username: pair.username, credential: pair.credential };
  const peer = peers[side] = new RTCPeerConnection({
    iceServers: [{ urls: pair[side].stun }, ...(carried === "relay" ? [turn] : [])],
    iceTransportPolicy: relayOnly ? "relay" : "all",
  });
  if (offer) {
    peer.ondatachannel = ({ channel }) =>
      channel.onmessage = ({ data }) => {
        if (data === "echo") channel.send(data);
        else got[channel.label] = (got[channel.label] ?? 0) + 1;
      };
    await peer.setRemoteDescription(offer);
  } else {
    channels.reliable = peer.createDataChannel("reliable");
    channels.unreliable = peer.createDataChannel("unreliable", { ordered: false, maxRetransmits: 0 });
  }
  const candidates: RTCIceCandidate[] = [];
  const gathered = new Promise<void>((done) => {
    peer.onicecandidate = ({ candidate }) => candidate ? candidates.push(candidate) : done();
    setTimeout(done, 6000);
  });
  await peer.setLocalDescription();
  await gathered;
  const { type, sdp } = peer.localDescription!;
  const bare = sdp.split("\r\n").filter((line) => !/^a=(candidate|end-of-candidates)/.test(line)).join("\r\n");
  const some = candidates.filter(({ type }) => type === carried).map((one) => one.toJSON());
  return { description: { type, sdp: bare }, candidates: some };
}

/** Gives a client what was carried to it. */
export async function apply(
  { id, side, answer, candidates }: {
    readonly id: number;
    readonly side: Side;
    readonly answer?: RTCSessionDescriptionInit;
    readonly candidates: readonly RTCIceCandidateInit[];
  },
): Promise<void> {
  const peer = globalThis.joinedPairs![id].peers[side]!;
  if (answer) await peer.setRemoteDescription(answer);
  for (const candidate of candidates) await peer.addIceCandidate(candidate);
}

/** A client’s `connectionState`. */
export function connectionState({ id, side }: { readonly id: number; readonly side: Side }): string {
  return globalThis.joinedPairs![id].peers[side]!.connectionState;
}

/** Sends messages through both channels of Client A, once they are open, and waits until none is in the queue. */
export async function sendMessages({ id, count }: { readonly id: number; readonly count: number }): Promise<void> {
  const { reliable, unreliable } = globalThis.joinedPairs![id].channels;
  const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
  while (reliable.readyState !== "open" || unreliable.readyState !== "open") await pause(20);
  for (let n = 0; n < count; n++) {
    reliable.send(`${n}`);
    // So long that no two of them go in one packet, whatever waits: each is lost or not by itself.
    unreliable.send(`${n}`.padEnd(700));
    await pause(5);
  }
}

/** How many messages of a channel have come to Client B. */
export const received = ({ id, label }: { readonly id: number; readonly label: string }): number =>
  globalThis.joinedPairs![id].got[label] ?? 0;

/** The shortest of several round trips from Client A through the reliable channel, in milliseconds. */
export async function roundTrip({ id, echoes }: { readonly id: number; readonly echoes: number }): Promise<number> {
  const { reliable } = globalThis.joinedPairs![id].channels;
  while (reliable.readyState !== "open") await new Promise((done) => setTimeout(done, 20));
  let shortest = Infinity;
  for (let n = 0; n < echoes; n++) {
    const began = performance.now();
    const answer = new Promise((done) => reliable.onmessage = done);
    reliable.send("echo");
    await answer;
    shortest = Math.min(shortest, performance.now() - began);
  }
  return shortest;
}

/** The kinds of a client’s selected pair, local and remote; empty while there is none. */
export async function selected({ id, side }: { readonly id: number; readonly side: Side }): Promise<string> {
  const stats = await globalThis.joinedPairs![id].peers[side]!.getStats();
  let kinds = "";
  stats.forEach((one) => {
    if (one.type !== "candidate-pair" || !one.nominated || one.state !== "succeeded") return;
    kinds = `${stats.get(one.localCandidateId)?.candidateType} ${stats.get(one.remoteCandidateId)?.candidateType}`;
  });
  return kinds;
}

/** Every packet of the pair that the box has told so far. */
export const packetsOf = ({ id }: { readonly id: number }): readonly SeenMessage[] =>
  globalThis.joinedPairs![id].packets;

/** A state that both clients of a page went through: whose, which machine’s, and milliseconds after the pull. */
interface Moved {
  readonly side: Side;
  readonly machine: "ice" | "connection";
  readonly state: string;
  readonly after: number;
}

/**
 * Pulls a cable for so many seconds while a message is sent over it, and gives what the clients’ states did from then
 * on, until the message is there, or for so long.
 */
export async function pullCable(
  { id, seconds, patience }: { readonly id: number; readonly seconds: number; readonly patience: number },
): Promise<{
  readonly moves: readonly Moved[];
  readonly states: readonly string[];
  /** Whether the channel is still there. */
  readonly channel: string;
  readonly arrivedAfter?: number;
}> {
  const { socket, peers, channels, got } = globalThis.joinedPairs![id];
  const moves: Moved[] = [];
  const began = performance.now();
  const after = () => Math.round(performance.now() - began);
  for (const side of ["A", "B"] as const) {
    const peer = peers[side]!;
    const note = (machine: Moved["machine"], state: string) => moves.push({ side, machine, state, after: after() });
    peer.addEventListener("iceconnectionstatechange", () => note("ice", peer.iceConnectionState));
    peer.addEventListener("connectionstatechange", () => note("connection", peer.connectionState));
  }
  socket.send(JSON.stringify({ type: "pull", side: "A", seconds }));
  const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
  // The cable is out before the message goes.
  await pause(200);
  const before = got.reliable ?? 0;
  channels.reliable.send("while the cable was out");
  const arrived = () => (got.reliable ?? 0) > before;
  while (!arrived() && after() < patience) await pause(20);
  const arrivedAfter = arrived() ? after() : undefined;
  // What else its arrival moves.
  await pause(500);
  const states = [peers.A!.connectionState, peers.B!.connectionState];
  return { moves, states, channel: channels.reliable.readyState, ...(arrivedAfter !== undefined && { arrivedAfter }) };
}

/**
 * The round trip of Client A’s selected pair in seconds, as the statistics tell it: once it is known, and again three
 * seconds after its cable was pulled. The cable comes back by itself.
 */
export async function roundTripWhilePulled({ id }: { readonly id: number }): Promise<readonly (number | undefined)[]> {
  const { socket, peers } = globalThis.joinedPairs![id];
  const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
  const read = async (): Promise<number | undefined> => {
    let time: number | undefined;
    let chosen: unknown;
    const stats = await peers.A!.getStats();
    stats.forEach((one) => chosen = one.type === "transport" ? one.selectedCandidatePairId ?? chosen : chosen);
    stats.forEach((one) => {
      // Firefox marks the pair itself.
      const isChosen = one.type === "candidate-pair" && (one.id === chosen || one.selected);
      if (isChosen && one.responsesReceived > 0) time = one.currentRoundTripTime;
    });
    return time;
  };
  while (await read() === undefined) await pause(100);
  socket.send(JSON.stringify({ type: "pull", side: "A", seconds: 4 }));
  // What was on its way when the cable went is over.
  await pause(500);
  const before = await read();
  await pause(2500);
  return [before, await read()];
}
