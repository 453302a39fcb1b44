/** Media on a real connection: tracks as they are added, removed, shown and counted. Loaded when first asked for. */
import type { Argument, Call, ClientName, MediaRead, PeerMedia, TrackInit } from "../../protocol/facts/mod.ts";
import { device, type Source, syntheticAudio, syntheticVideo } from "./synthetic.ts";

type MakeCall = (name: Call, argument: Argument | undefined, run: () => unknown) => Promise<boolean>;

interface Sending extends Source {
  readonly sender: RTCRtpSender;
}

const known = new WeakMap<RTCPeerConnection, PeerMedia>();

/** The media of a connection; always the same for the same one. */
export function mediaOf(connection: RTCPeerConnection, client: ClientName, call: MakeCall): PeerMedia {
  const before = known.get(connection);
  if (before) return before;
  const made = opened(connection, client, call);
  known.set(connection, made);
  return made;
}

function opened(connection: RTCPeerConnection, client: ClientName, call: MakeCall): PeerMedia {
  const sending: Sending[] = [];
  /** What this client sends belongs together: one stream, so that picture and sound stay in step. */
  const stream = new MediaStream();
  let watching: ReturnType<typeof setInterval> | undefined;

  /** `close()` fires no event, and a camera must not stay on after it. */
  function watch() {
    watching ??= setInterval(() => {
      if (connection.signalingState !== "closed") return;
      clearInterval(watching);
      for (const one of sending) end(one);
    }, 300);
  }

  async function open(track: TrackInit): Promise<Source | undefined> {
    if (track.source === "synthetic") return (track.kind === "video" ? syntheticVideo : syntheticAudio)(client);
    let source: Source | undefined;
    await call("getUserMedia", track, async () => void (source = await device(track.kind)));
    return source;
  }

  async function addTrack(track: TrackInit): Promise<boolean> {
    const source = await open(track);
    if (!source) return false;
    const all = await call("addTrack", track, () => {
      sending.push({ ...source, sender: connection.addTrack(source.track, stream) });
    });
    if (all) watch();
    else end(source);
    return all;
  }

  function removeTrack(track: TrackInit): Promise<boolean> {
    const one = sending[track.sender ?? 0];
    if (one) end(one);
    return call("removeTrack", track, () => connection.removeTrack(one.sender));
  }

  function show(what: { readonly sender: number } | { readonly mid: string }, element: object) {
    const player = element as HTMLMediaElement;
    const track = "mid" in what
      ? connection.getTransceivers().find(({ mid }) => mid === what.mid)?.receiver.track
      : sending[what.sender]?.track;
    const shown = player.srcObject instanceof MediaStream ? player.srcObject.getTracks()[0] : undefined;
    if (!track || track === shown) return;
    player.srcObject = new MediaStream([track]);
    // `autoplay` alone waits until somebody scrolls there. Where the browser forbids it, the element stays still.
    player.play().catch(() => {});
  }

  return { addTrack, removeTrack, show, read: () => read(connection) };
}

/** Ends a source once: what was removed is still there when its connection is closed. */
function end({ track, stop }: Source) {
  if (track.readyState === "ended") return;
  track.stop();
  stop();
}

/** The `inbound-rtp` statistics (Identifiers for WebRTC's Statistics API) of every track that comes. */
async function read(connection: RTCPeerConnection): Promise<readonly MediaRead[]> {
  const reads: MediaRead[] = [];
  for (const report of (await connection.getStats()).values()) {
    if (report.type !== "inbound-rtp" || report.mid === undefined) continue;
    const { mid, kind, packetsReceived: packets = 0, framesDecoded: frames, frameWidth: width, frameHeight: height } =
      report;
    const { totalAudioEnergy: energy, audioLevel: level } = report;
    reads.push({ mid, kind, packets, frames, width, height, energy, level });
  }
  return reads;
}
