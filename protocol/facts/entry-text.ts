/** One sentence for each entry of a log, for the list of what happened. */
import { sketch } from "../sdp/mod.ts";
import { carrierWords, nameOfBlob } from "./blob-text.ts";
import { isCandidate, isChannel, isDescription, isTrack, type TrackInit } from "./dictionaries.ts";
import { type Entry, type Machine, MACHINE_NAMES, type Mode } from "./fact.ts";
import type { QualityRead } from "./quality.ts";
import { a, count, milliseconds, ownValue, shorten } from "../text/mod.ts";
import type { Word } from "./word.ts";

/** How an entry is told; `undefined` for what only the fold needs. */
export function entrySentence(entry: Entry): string | undefined {
  switch (entry.type) {
    case "call-started":
      return `calls ${entry.call}${detail(entry)}`;
    case "call-finished":
      return `${entry.call} finished`;
    case "call-failed":
      return `${entry.call} was refused: ${entry.name}`;
    case "state-changed":
      return `${nameOfMachine(entry.machine)} is ${entry.state}`;
    case "candidate-found":
      if (entry.candidate === null) return "gathering ended";
      return entry.candidate.candidate === ""
        ? "found no more candidates"
        : `found ${sketch(entry.candidate.candidate)}`;
    case "candidate-error":
      return `${entry.url || "a server"} ${
        entry.errorCode === 701 ? "could not be reached:" : "answered"
      } ${entry.errorCode} ${entry.errorText}`
        .trimEnd();
    case "description-read":
    case "predicted":
      return undefined;
    case "negotiation-needed":
      return "needs a new offer, says the browser";
    case "channel-found":
      return `received the data channel “${shorten(entry.label, 80)}”`;
    case "track-found":
      return `received ${a(entry.kind)} track, of the media section ${entry.mid}`;
    case "track-changed":
      return `the track of the media section ${entry.mid} ${ownValue(TRACK, entry.state) ?? `says ${entry.state}`}`;
    case "channel-changed":
      return entry.index === 0 ? undefined : `channel ${entry.index + 1} is ${entry.state}`;
    case "message-received":
      return `received “${shorten(entry.text, 80)}”`;
    case "pairs-read":
      return entry.pairs.some(({ selected }) => selected)
        ? `${count(entry.pairs.length, "candidate pair")}, one of them selected`
        : count(entry.pairs.length, "candidate pair");
    case "quality-read":
      return qualitySentence(entry.quality);
    case "mode-chosen":
      return ownValue(MODE, entry.mode) ?? `carries candidates in a way that is not known here: ${entry.mode}`;
    case "withheld":
      return `keeps back ${count(entry.candidates.length, "candidate")} of the offer`;
    case "released":
      return "is given the candidates that were kept back";
    case "copied":
      return `${nameOfBlob(entry.blob)} was ${carrierWords(entry.by).left}`;
    case "copy-refused":
      return `${nameOfBlob(entry.blob)} could not be copied`;
    case "held-back":
      return `${nameOfBlob(entry.blob)} was ${entry.held ? "held back" : "let go"}`;
    case "thrown-away":
      return `${nameOfBlob(entry.blob)} was ${entry.thrown ? "thrown away" : "taken back out of the bin"}`;
    case "moved":
      return `${nameOfBlob(entry.blob)} was put ${entry.before ? `before ${nameOfBlob(entry.before)}` : "last"}`;
    case "edit-refused":
      return `${nameOfBlob(entry.blob)} could not be edited like that`;
    case "edited":
      return `${nameOfBlob(entry.blob)} was ${entry.message ? "edited on the way" : "put back as it was made"}`;
    case "pasted":
      return entry.text === "" ? undefined : given(entry.text.length, carrierWords(entry.by).came);
    case "paste-refused":
      return entry.length === undefined
        ? "could not read the clipboard"
        : `was given ${count(entry.length, "character")}, too many to be a blob`;
    case "file-refused":
      return "could not read a file";
    case "delivered":
      return `${nameOfBlob(entry.blob)} was carried across by the ${entry.by}`;
    case "stopped":
      return `${entry.call} was not called`;
    case "gathering-settled":
      return "found no more candidates for a while";
  }
}

/** `a round trip takes 302 ms; of the audio that comes 12 packets are lost` */
function qualitySentence({ roundTripTime, streams }: QualityRead): string | undefined {
  const lost = streams.flatMap(({ way, kind, packetsLost = 0 }) => {
    if (packetsLost <= 0) return [];
    const are = packetsLost === 1 ? "is" : "are";
    return [`of the ${kind} that ${way === "in" ? "comes" : "is sent"} ${count(packetsLost, "packet")} ${are} lost`];
  });
  const trip = roundTripTime === undefined ? [] : [`a round trip takes ${milliseconds(roundTripTime)}`];
  const told = [...trip, ...lost];
  return told.length === 0 ? undefined : told.join("; ");
}

const given = (length: number, came?: string): string =>
  `was given ${count(length, "character")}${came === undefined ? "" : ` ${came}`}`;

/** How candidates travel. */
const MODE: Readonly<Record<Mode, string>> = {
  trickle: "carries candidates one by one",
  gathered: "carries candidates inside the description",
};

/** What becomes of a track that came (Media Capture and Streams, §4.3.1). */
const TRACK = { mute: "is muted: nothing comes on it", unmute: "is unmuted: something comes", ended: "has ended" };

/** A machine as it is called on the screen; one of a newer page by its own word. */
export const nameOfMachine = (machine: Word<Machine>): string => ownValue(MACHINE_NAMES, machine) ?? machine;

/** `synthetic video`, `video of a device` */
export const nameOfTrack = ({ kind, source }: TrackInit): string =>
  source === "synthetic" ? `synthetic ${kind}` : `${kind} of a device`;

function detail({ call, argument }: Entry & { type: "call-started" }): string {
  if (argument === undefined) return "";
  if (typeof argument === "string") return ` “${shorten(argument, 80)}”`;
  if (isDescription(argument)) return ` with ${a(argument.type)}`;
  if (isCandidate(argument)) {
    return argument.candidate === "" ? " with the end of candidates" : ` with ${sketch(argument.candidate)}`;
  }
  if (isTrack(argument)) return ` with ${nameOfTrack(argument)}`;
  if (isChannel(argument)) return ` “${shorten(argument.label, 80)}” with options`;
  return call === "RTCPeerConnection" ? " with a configuration" : " with something that is not known here";
}
