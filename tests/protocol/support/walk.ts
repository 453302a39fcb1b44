/** A bench with two pretended peers that keep the rules of JSEP, and a hand that presses. It holds no test itself. */
import { type BlobReading, writeBlob } from "../../../protocol/blob/mod.ts";
import {
  across,
  type Argument,
  type Button,
  type CandidateInit,
  type ClientName,
  type Description,
  type Entry,
  type Fact,
  type Mode,
} from "../../../protocol/facts/mod.ts";
import { identify } from "../../../protocol/sdp/mod.ts";
import { type Bench, newSession, type Session, stateOf } from "../../../protocol/session/mod.ts";
import { plan } from "../../../protocol/calls/plan.ts";
import { step } from "../../../protocol/calls/mod.ts";
import type { Suggestion } from "../../../protocol/advice/mod.ts";
import type { RewindStep } from "../../../protocol/rewind/mod.ts";
import { conversation, is, local, opened, readingOf, remote } from "./mod.ts";

const TEMPLATE = conversation("chromium-156").offer.sdp;
const [HEAD, SECTION] = [TEMPLATE.slice(0, TEMPLATE.indexOf("m=")), TEMPLATE.slice(TEMPLATE.indexOf("m="))];
export class Refusal extends Error {}

/** A peer without a network: states, descriptions and refusals are as WebRTC 1.0 §4.4 has them. */
export class Pretended {
  signaling = "stable";
  local: Description | null = null;
  remote: Description | null = null;
  channels = 0;
  created: Record<string, Description> = {};
  version = 1;
  /** How often ICE was restarted: the next offer then has other credentials (RFC 9429 §5.2.1). */
  restarts = 0;
  /** `salt` makes its credentials, and the ports of its candidates, its own. */
  constructor(readonly client: ClientName, readonly salt = 0) {}

  get ufrag() {
    return `${this.client}fra${this.restarts || ""}${this.salt ? "x".repeat(this.salt) : ""}`;
  }

  write(type: "offer" | "answer"): Description {
    const known = [this.local, this.remote].some((one) => one?.sdp.includes("m="));
    const withData = type === "offer" ? this.channels > 0 || known : this.remote!.sdp.includes("m=");
    const head = HEAD.replace(
      /o=- \d+ \d+/,
      `o=- ${this.client === "A" ? 11 : 22}${this.salt || ""} ${++this.version}`,
    );
    const section = SECTION.replace("c1S0", this.ufrag)
      .replace("actpass", type === "offer" ? "actpass" : "active");
    const sdp = withData ? head + section : head.replace(/a=group.*\r\n/, "");
    return this.created[type] = { type, sdp };
  }

  /** Runs a call; gives what it made, or throws the name of the exception. */
  run(call: Button, argument?: Argument): Description | undefined {
    const wrong = (allowed: string[]) => {
      if (!allowed.includes(this.signaling)) throw new Refusal("InvalidStateError");
    };
    if (this.signaling === "closed" && call !== "close" && call !== "restartIce") {
      throw new Refusal("InvalidStateError");
    }
    switch (call) {
      case "createDataChannel":
        this.channels++;
        return;
      case "createOffer":
        wrong(["stable", "have-local-offer"]);
        return this.write("offer");
      case "createAnswer":
        wrong(["have-remote-offer"]);
        return this.write("answer");
      case "setLocalDescription": {
        const type = this.signaling === "have-remote-offer" ? "answer" : "offer";
        const description = argument as Description | undefined ?? this.write(type);
        if (description.type !== type || this.created[type]?.sdp !== description.sdp) {
          throw new Refusal("InvalidModificationError");
        }
        this.local = description;
        this.signaling = type === "offer" ? "have-local-offer" : "stable";
        return;
      }
      case "setRemoteDescription": {
        const { type } = argument as Description;
        wrong(type === "offer" ? ["stable", "have-local-offer", "have-remote-offer"] : ["have-local-offer"]);
        if (type === "offer" && this.signaling === "have-local-offer") this.local = null;
        const restarts = type === "offer" && this.remote &&
          identify(this.remote.sdp).ufrags[0] !== identify((argument as Description).sdp).ufrags[0];
        if (restarts && this.local) this.restarts++;
        this.remote = argument as Description;
        this.signaling = type === "offer" ? "have-remote-offer" : "stable";
        return;
      }
      case "addIceCandidate":
        if (!this.remote) throw new Refusal("InvalidStateError");
        return;
      case "restartIce":
        this.restarts++;
        return;
      case "close":
        this.signaling = "closed";
    }
  }
}

/** Both clients, what happened, and a hand. */
export class Walk {
  bench: Bench = { A: newSession("A"), B: newSession("B") };
  readonly log: (Entry & { client: ClientName })[] = [];
  private peers: Record<ClientName, Pretended>;
  private known = { A: false, B: false };

  constructor(mode: Mode = "trickle", salt = 0) {
    this.peers = { A: new Pretended("A", salt), B: new Pretended("B", salt) };
    for (const client of ["A", "B"] as const) {
      if (mode !== "trickle") this.record(client, { type: "mode-chosen", mode });
      this.record(client, ...opened(1));
    }
  }

  record(client: ClientName, ...facts: readonly Fact[]) {
    for (const fact of facts) {
      const entry: Entry = { ...fact, at: this.log.length };
      this.log.push({ ...entry, client });
      const session: Session = step(this.bench[client], entry);
      this.bench = { ...this.bench, [client]: session };
    }
  }

  private call(client: ClientName, call: Button, argument?: Argument): boolean {
    const peer = this.peers[client];
    const id = this.bench[client].calls.length + 1;
    const before = { ...peer };
    this.record(client, { type: "call-started", call, id, ...(argument !== undefined && { argument }) });
    try {
      const result = peer.run(call, argument);
      if (call === "createDataChannel" && peer.channels === 1) this.record(client, ...is(["channel", "connecting"]));
      if (peer.signaling !== before.signaling) this.record(client, ...is(["signaling", peer.signaling]));
      if (peer.local !== before.local) this.record(client, local(peer.local));
      if (peer.remote !== before.remote) this.record(client, remote(peer.remote));
      this.record(client, { type: "call-finished", call, id, ...(result && { result }) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.record(client, { type: "call-failed", call, id, name: error.message, message: "" });
      return false;
    }
    const credentials = (description: Description | null) => description && identify(description.sdp).ufrags.join();
    if (call === "setLocalDescription" && peer.local && credentials(peer.local) !== credentials(before.local)) {
      this.gather(client);
    }
    const isNegotiated = peer.local && peer.remote && peer.signaling === "stable";
    if (call === "restartIce" && isNegotiated) this.record(client, { type: "negotiation-needed" });
    if (call === "addIceCandidate" && (argument as CandidateInit).candidate !== "") this.known[client] = true;
    if (call === "setRemoteDescription" && identify((argument as Description).sdp).candidates.length > 0) {
      this.known[client] = true;
    }
    this.connect();
    return true;
  }

  /** Two candidates; a description that collects takes them in. */
  private gather(client: ClientName) {
    if (!this.peers[client].local!.sdp.includes("m=")) return;
    const lines = [1, 2].map((n) =>
      `candidate:${n} 1 udp ${n} 192.0.2.${n} ${(client === "A" ? 1111 : 2222) + this.peers[client].salt} typ host`
    );
    for (const candidate of lines) {
      const description = this.peers[client].local!;
      this.record(client, local({ ...description, sdp: `${description.sdp}a=${candidate}\r\n` }));
      const init = { candidate, sdpMid: "0", sdpMLineIndex: 0, usernameFragment: this.peers[client].ufrag };
      this.record(client, { type: "candidate-found", candidate: init });
    }
    this.record(client, { type: "candidate-found", candidate: null });
  }

  /** ICE finds a path when both are agreed with each other and one knows an address of the other. */
  private connect() {
    const { A, B } = this.peers;
    const agreed = A.signaling === "stable" && B.signaling === "stable" && A.remote?.sdp.includes("m=") &&
      B.remote?.sdp.includes("m=") && A.remote.type !== B.remote.type;
    if (!agreed || !(this.known.A || this.known.B) || stateOf(this.bench.A, "connection") === "connected") return;
    for (const client of ["A", "B"] as const) {
      this.record(client, ...is(["ice", "connected"], ["dtls", "connected"], ["connection", "connected"]));
      if (this.peers[client].channels === 0) this.record(client, { type: "channel-found", label: "channel" });
      this.record(client, ...is(["sctp", "connected"], ["channel", "open"]));
    }
  }

  /** Presses a button as the bench does: planned, called for each argument, the box emptied when all went well. */
  press(client: ClientName, button: Button) {
    const reading: BlobReading = readingOf(this.bench, client);
    const planned = plan(button, this.bench[client], reading);
    if (!planned.ok) return this.record(client, { type: "stopped", call: button, problem: planned.problem });
    const all = planned.arguments.map((argument) => this.call(client, button, argument)).every(Boolean);
    const applies = button === "setRemoteDescription" || button === "addIceCandidate";
    if (applies && all && this.bench[client].pasted !== "") this.record(client, { type: "pasted", text: "" });
  }

  /** Copies a card and pastes it into a box. */
  carry(from: ClientName, id: string, to = across(from)) {
    const card = this.bench[from].cards.find((one) => one.id === id);
    if (!card) return;
    this.record(from, { type: "copied", blob: id });
    this.record(to, { type: "pasted", text: writeBlob(card.message, "json") });
  }

  /** Pastes what was copied last on the other side. */
  pasteCopied(to: ClientName) {
    const copied = this.bench[across(to)].cards.filter((card) => card.copiedAt !== undefined);
    const last = copied.toSorted((one, two) => one.copiedAt! - two.copiedAt!).at(-1)!;
    this.record(to, { type: "pasted", text: writeBlob(last.message, "json") });
  }

  send(client: ClientName, text = "hello") {
    const id = this.bench[client].calls.length + 1;
    this.record(client, { type: "call-started", call: "send", id, argument: text });
    this.record(client, { type: "call-finished", call: "send", id });
    this.record(across(client), { type: "message-received", text });
  }

  /** Performs a step of going back, whose blobs are already those of this walk. */
  perform(step: Exclude<RewindStep, { do: "wait" }>) {
    if (step.do === "record") this.record(step.client, step.fact);
    else if (step.call === "send") this.send(step.client, step.argument as string);
    else this.call(step.client, step.call as Button, step.argument as Argument | undefined);
  }

  follow(suggestion: Suggestion) {
    if ("copy" in suggestion) this.carry(suggestion.client, suggestion.copy);
    else if (suggestion.press === "reset") return;
    else if (suggestion.press === "paste") this.pasteCopied(suggestion.client);
    else if (suggestion.press === "send") this.send(suggestion.client);
    else this.press(suggestion.client, suggestion.press);
  }
}
