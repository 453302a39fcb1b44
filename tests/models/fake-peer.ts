/** Another `OpenPeer`: it answers every call as it is told to, and reports what a browser would. */
import type { Argument, Call, Configuration, Description, PeerFact } from "../../protocol/facts/mod.ts";
import type { OpenPeer } from "../../protocol/facts/peer.ts";

export const OFFER: Description = { type: "offer", sdp: sdpOf("aaaa", "actpass") };
export const ANSWER: Description = { type: "answer", sdp: sdpOf("bbbb", "active") };

function sdpOf(ufrag: string, setup: string): string {
  return [
    "v=0",
    "o=- 1 2 IN IP4 127.0.0.1",
    "s=-",
    "t=0 0",
    "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
    "c=IN IP4 0.0.0.0",
    `a=ice-ufrag:${ufrag}`,
    "a=ice-pwd:0123456789012345678901",
    `a=fingerprint:sha-256 ${Array(32).fill("0A").join(":")}`,
    `a=setup:${setup}`,
    "a=mid:0",
    "",
  ].join("\r\n");
}

export interface Fake {
  readonly openPeer: OpenPeer;
  /** Every call of every connection, in order. */
  readonly calls: {
    readonly connection: number;
    readonly call: Call;
    readonly argument?: Argument;
    /** The place of the channel that `send` is called on, where it is not the first. */
    readonly channel?: number;
  }[];
  /** The configuration of each connection, in order. */
  readonly configurations: (Configuration | undefined)[];
  /** Calls that are to be refused from now on. */
  readonly refuse: Set<Call>;
  /** Calls that never come back from now on. */
  readonly hang: Set<Call>;
  /** Reports a fact as the n-th connection, however long it has been closed. */
  readonly report: (connection: number, fact: PeerFact) => void;
  /** Told of every call as it is made, with its caller still on the stack. */
  onCall: (call: Call) => void;
  /** The connections whose states were read anew. */
  readonly looks: number[];
}

export function fakePeers(): Fake {
  const calls: Fake["calls"] = [];
  const configurations: Fake["configurations"] = [];
  const refuse = new Set<Call>();
  const hang = new Set<Call>();
  const looks: number[] = [];
  const reports: ((fact: PeerFact) => void)[] = [];
  let ids = 0;
  const openPeer: OpenPeer = (report, _look, configuration) => {
    const connection = reports.push(report) - 1;
    configurations.push(configuration?.given);
    report({ type: "state-changed", machine: "signaling", state: "stable" });
    const verb =
      (call: Call, result?: Description, then?: (argument: never) => void) =>
      async (argument?: Argument, channel = 0) => {
        const id = ++ids;
        fake.onCall(call);
        calls.push({ connection, call, ...(argument !== undefined && { argument }), ...(channel > 0 && { channel }) });
        report({ type: "call-started", call, id, ...(argument !== undefined && { argument }) });
        await Promise.resolve();
        if (hang.has(call)) await new Promise(() => {});
        if (refuse.has(call)) {
          report({ type: "call-failed", call, id, name: "InvalidStateError", message: "told to" });
          return false;
        }
        then?.(argument as never);
        report({ type: "call-finished", call, id, ...(result && { result }) });
        return true;
      };
    const read = (side: "local" | "remote") => (description: Description) => {
      const state = description.type === "offer" ? `have-${side}-offer` : "stable";
      report({ type: "state-changed", machine: "signaling", state });
      report({ type: "description-read", side, description });
    };
    return {
      createDataChannel: verb("createDataChannel"),
      createOffer: verb("createOffer", OFFER),
      createAnswer: verb("createAnswer", ANSWER),
      setLocalDescription: verb("setLocalDescription", undefined, read("local")),
      setRemoteDescription: verb("setRemoteDescription", undefined, read("remote")),
      addIceCandidate: verb("addIceCandidate"),
      restartIce: verb("restartIce"),
      close: verb("close"),
      send: verb("send"),
      media: () =>
        Promise.resolve({
          addTrack: verb("addTrack"),
          removeTrack: verb("removeTrack"),
          show: () => {},
          read: () => Promise.resolve([]),
        }),
      readStates: () => looks.push(connection),
    };
  };
  const fake: Fake = {
    openPeer,
    calls,
    configurations,
    refuse,
    hang,
    looks,
    onCall: () => {},
    report: (connection, fact) => reports[connection](fact),
  };
  return fake;
}
