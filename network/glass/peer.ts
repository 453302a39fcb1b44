/** One peer of glass: calls are made on a connection of werift’s, and what happens to it is told as facts. */
import type { RTCDataChannel, RTCPeerConnection } from "werift";
import type { GlassCall } from "../../protocol/box/mod.ts";
import type { Description, PeerFact } from "../../protocol/facts/mod.ts";
import { lookInto, type SeeChunk } from "./chunks.ts";
import { glassObserver } from "./observer.ts";
import { type IsOfBox, Refusal, takenCandidate, takenDescription, without } from "./taken.ts";

interface Deps {
  /** werift’s constructor. */
  readonly make: typeof RTCPeerConnection;
  /** The IPv4 address of the box, and the client’s STUN server there. */
  readonly host: string;
  readonly stun: string;
  readonly isOfBox: IsOfBox;
  readonly report: (fact: PeerFact) => void;
  readonly see: SeeChunk;
}

export class GlassPeer {
  readonly #pc: RTCPeerConnection;
  readonly #channels: RTCDataChannel[] = [];
  readonly #look: () => void;
  #isLookedInto = false;
  /** Candidates that are found while their description is being applied: told after it. */
  #waiting?: PeerFact[];

  constructor(readonly deps: Deps) {
    const { make, host, stun, report } = deps;
    const pc = this.#pc = new make({
      iceServers: [{ urls: stun }],
      // The one address of the box, and no look at the others that this machine has.
      iceUseIpv4: false,
      iceUseIpv6: false,
      iceUseTcp: false,
      iceAdditionalHostAddresses: [host],
      iceInterfaceAddresses: { udp4: host },
    });
    const look = this.#look = glassObserver(pc, this.#channels, report).look;
    pc.signalingStateChange.subscribe(look);
    pc.iceGatheringStateChange.subscribe(look);
    pc.iceConnectionStateChange.subscribe(look);
    pc.connectionStateChange.subscribe(look);
    pc.onIceCandidate.subscribe((candidate) => this.#found(candidate?.candidate ?? ""));
    pc.onNegotiationneeded.subscribe(() => report({ type: "negotiation-needed" }));
    pc.onDataChannel.subscribe((channel) => {
      report({ type: "channel-found", label: channel.label });
      this.#add(channel);
    });
  }

  /** Makes a call, and tells how it ended, whatever it does. */
  async call(id: number, made: GlassCall): Promise<void> {
    const { report } = this.deps;
    try {
      const result = await this.#run(made);
      this.#lookInside();
      this.#look();
      report({ type: "call-finished", call: made.call, id, ...(result && { result }) });
      this.#tellFound();
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      this.#look();
      report({ type: "call-failed", call: made.call, id, name, message: message.slice(0, 1000) });
      this.#tellFound();
    }
  }

  close(): void {
    this.#pc.close().catch(() => {});
  }

  async #run(made: GlassCall): Promise<Description | void> {
    const pc = this.#pc;
    const { isOfBox } = this.deps;
    switch (made.call) {
      case "RTCPeerConnection":
        return;
      case "createDataChannel": {
        const { label, ...options } = typeof made.argument === "string" ? { label: made.argument } : made.argument;
        return this.#add(pc.createDataChannel(label, options));
      }
      case "createOffer":
      case "createAnswer": {
        const { type, sdp } = await pc[made.call]();
        return { type, sdp };
      }
      case "setLocalDescription":
        return await this.#setLocal(made.argument);
      case "setRemoteDescription": {
        await pc.setRemoteDescription(takenDescription(made.argument, isOfBox) as { type: "offer"; sdp: string });
        return this.#tell("remote", pc.remoteDescription?.sdp);
      }
      case "addIceCandidate":
        return await pc.addIceCandidate(takenCandidate(made.argument, isOfBox) as { candidate: string });
      case "restartIce":
        return pc.restartIce();
      case "close":
        return await pc.close();
      case "send": {
        const channel = this.#channels[made.channel ?? 0];
        if (channel?.readyState !== "open") throw new Refusal("InvalidStateError", "The data channel is not open.");
        return channel.send(made.argument);
      }
    }
  }

  /** werift resolves when all candidates are there; they are told as a browser tells them: after the call. */
  async #setLocal(description: Description | undefined): Promise<void> {
    this.#waiting = [];
    await this.#pc.setLocalDescription(description);
    const { sdp } = this.#pc.localDescription ?? {};
    this.#tell("local", sdp && without("any", sdp));
  }

  /** Tells the candidates that were found meanwhile; and before their end the description with them inside. */
  #tellFound(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const fact of waiting) {
      const { sdp } = this.#pc.localDescription ?? {};
      if (fact.type === "candidate-found" && fact.candidate === null) this.#tell("local", sdp && without("host", sdp));
      this.deps.report(fact);
    }
  }

  #tell(side: "local" | "remote", sdp: string | undefined): void {
    const type = (side === "local" ? this.#pc.localDescription : this.#pc.remoteDescription)?.type;
    this.deps.report({ type: "description-read", side, description: type && sdp ? { type, sdp } : null });
  }

  #found(candidate: string): void {
    // A host candidate leads past the box.
    if (/ typ host\b/.test(candidate)) return;
    const told = candidate === "" ? null : { candidate, sdpMid: "0", sdpMLineIndex: 0 };
    const fact: PeerFact = { type: "candidate-found", candidate: told };
    if (this.#waiting) this.#waiting.push(fact);
    else this.deps.report(fact);
  }

  #add(channel: RTCDataChannel): void {
    this.#channels.push(channel);
    channel.stateChanged.subscribe(this.#look);
    channel.onMessage.subscribe((message) => {
      const text = typeof message === "string" ? message : `${message.length} bytes`;
      const isFirst = channel === this.#channels[0];
      this.deps.report({ type: "message-received", text, ...(!isFirst && { channel: channel.label }) });
    });
    this.#look();
  }

  /** Once there is a transport for channels, what goes through it is told. */
  #lookInside(): void {
    const transport = this.#pc.sctpTransport?.dtlsTransport;
    if (!transport || this.#isLookedInto) return;
    this.#isLookedInto = true;
    transport.onStateChange.subscribe(this.#look);
    lookInto(transport, (...seen) => {
      this.deps.see(...seen);
      // What a chunk changes has changed once it was read.
      setTimeout(this.#look);
    });
  }
}
