/**
 * Another `OpenPeer`: pairs of pretended peers that keep the rules of JSEP, take their time for each call and each
 * candidate, and connect to each other. Each pair has credentials of its own.
 */
import type { Argument, Button, CandidateInit, Description, PeerFact } from "../../protocol/facts/mod.ts";
import type { OpenPeer, Peer } from "../../protocol/facts/peer.ts";
import { identify } from "../../protocol/sdp/mod.ts";
import { is, local, remote } from "../protocol/support/mod.ts";
import { Pretended, Refusal } from "../protocol/support/walk.ts";

/** A peer of a pair, and what it has told. */
interface End {
  readonly peer: Pretended;
  readonly report: (fact: PeerFact) => void;
  known: boolean;
  up: boolean;
}

/** `lame` are the pairs, by their number, that never find a candidate. */
export function slowPeers(lame: ReadonlySet<number> = new Set()): OpenPeer {
  const ends: End[] = [];
  let ids = 0;
  const wait = () => new Promise((done) => setTimeout(done, 1));
  return (report) => {
    const number = ends.length;
    const pair = number >> 1;
    const end: End = { peer: new Pretended(number % 2 === 0 ? "A" : "B", pair), report, known: false, up: false };
    ends.push(end);
    const other = () => ends[number ^ 1];
    const tell = (...facts: readonly object[]) => facts.forEach((fact) => report(fact as PeerFact));

    async function gather() {
      for (const n of [1, 2]) {
        await wait();
        const base = (number % 2 === 0 ? 1111 : 2222) + pair;
        const candidate = `candidate:${n} 1 udp ${n} 192.0.2.${n} ${base} typ host`;
        const description = end.peer.local!;
        end.peer.local = { ...description, sdp: `${description.sdp}a=${candidate}\r\n` };
        tell(local(end.peer.local));
        if (lame.has(pair)) continue;
        const init = { candidate, sdpMid: "0", sdpMLineIndex: 0, usernameFragment: end.peer.ufrag };
        tell({ type: "candidate-found", candidate: init });
      }
      if (!lame.has(pair)) tell({ type: "candidate-found", candidate: null });
    }

    function connect() {
      const both = [end, other()];
      if (!both[1] || both.some(({ peer }) => peer.signaling !== "stable" || !peer.remote?.sdp.includes("m="))) return;
      if (both[0].peer.remote!.type === both[1].peer.remote!.type || !both.some(({ known }) => known)) return;
      for (const one of both.filter(({ up }) => !up)) {
        one.up = true;
        const facts = [...is(["ice", "connected"], ["dtls", "connected"], ["connection", "connected"])];
        if (one.peer.channels === 0) facts.push({ type: "channel-found", label: "channel" });
        for (const fact of [...facts, ...is(["channel", "open"])]) one.report(fact as PeerFact);
      }
    }

    async function call(name: Button, argument?: Argument): Promise<boolean> {
      const id = ++ids;
      const { peer } = end;
      const before = { ...peer };
      tell({ type: "call-started", call: name, id, ...(argument !== undefined && { argument }) });
      await wait();
      let result: Description | undefined;
      try {
        result = peer.run(name, argument);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        tell({ type: "call-failed", call: name, id, name: error.message, message: "" });
        return false;
      }
      if (name === "createDataChannel" && peer.channels === 1) tell(...is(["channel", "connecting"]));
      if (peer.signaling !== before.signaling) tell(...is(["signaling", peer.signaling]));
      if (peer.local !== before.local) tell(local(peer.local));
      if (peer.remote !== before.remote) tell(remote(peer.remote));
      tell({ type: "call-finished", call: name, id, ...(result && { result }) });
      if (name === "setLocalDescription" && !before.local && peer.local?.sdp.includes("m=")) void gather();
      const given = (argument as CandidateInit | undefined)?.candidate ?? "";
      const inside = name === "setRemoteDescription" ? identify((argument as Description).sdp).candidates : [];
      if (name === "addIceCandidate" && given !== "" || inside.length > 0) end.known = true;
      connect();
      return true;
    }

    tell({ type: "call-started", call: "RTCPeerConnection", id: ++ids }, ...is(["signaling", "stable"]));
    tell({ type: "call-finished", call: "RTCPeerConnection", id: ids });
    const verb = (name: Button) => (argument?: Argument) => call(name, argument);
    return {
      createDataChannel: verb("createDataChannel"),
      createOffer: verb("createOffer"),
      createAnswer: verb("createAnswer"),
      setLocalDescription: verb("setLocalDescription"),
      setRemoteDescription: verb("setRemoteDescription"),
      addIceCandidate: verb("addIceCandidate"),
      restartIce: verb("restartIce"),
      close: verb("close"),
      send: async (text: string) => {
        const id = ++ids;
        tell({ type: "call-started", call: "send", id, argument: text });
        await wait();
        other().report({ type: "message-received", text });
        tell({ type: "call-finished", call: "send", id });
        return true;
      },
      readStates: () => tell(local(end.peer.local)),
      media: () => Promise.reject(new Error("There is no media here.")),
    } as Peer;
  };
}
