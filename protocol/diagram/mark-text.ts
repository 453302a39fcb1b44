/** The text of a mark: its title, and one or two sentences when it is opened. */
import { readCandidate, sketch } from "../sdp/mod.ts";
import {
  across,
  type BlobId,
  carrierWords,
  type Entry,
  entrySentence,
  isCandidate,
  isChannel,
  isDescription,
  isTrack,
  nameOfBlob,
  nameOfMachine,
  nameOfTrack,
} from "../facts/mod.ts";
import { explain, type Problem } from "../problems/mod.ts";
import { a, duration, shorten, visible } from "../text/mod.ts";
import type { Mark } from "./mark.ts";

/** A title has at most this many characters. */
const LONGEST = 60;

const nameOf = (blob: BlobId): string => shorten(nameOfBlob(blob), LONGEST);

/** A text of any length in quotation marks, with nothing in it that nobody sees; only its beginning is looked at. */
function quoted(text: string): string {
  const begins = visible(text.slice(0, 10 * LONGEST).replace(/\s+/g, " "));
  return `“${shorten(text.length > 10 * LONGEST ? `${begins}…` : begins, LONGEST)}”`;
}

/** The title of a mark that begins with this entry; nothing, if the diagram passes over such entries. */
export function titleOf(entry: Entry): string | undefined {
  switch (entry.type) {
    case "call-started":
    case "call-finished":
    case "call-failed": {
      const text = entry.type === "call-started" && entry.call === "send" ? entry.argument : undefined;
      return typeof text === "string" ? quoted(text) : shorten(entry.call, LONGEST);
    }
    case "state-changed":
      return shorten(`${nameOfMachine(entry.machine)} ${entry.state}`, LONGEST);
    case "negotiation-needed":
      return "negotiation needed";
    case "track-found":
    case "track-changed":
      return shorten(`track ${entry.mid} ${entry.type === "track-found" ? `is ${entry.kind}` : entry.state}`, LONGEST);
    case "candidate-found":
      return entry.candidate?.candidate ? sketch(entry.candidate.candidate) : entrySentence(entry);
    case "channel-found":
      return `channel ${quoted(entry.label)}`;
    case "message-received":
      return quoted(entry.text);
    case "copied":
    case "delivered":
      return nameOf(entry.blob);
    case "copy-refused":
      return `${nameOf(entry.blob)} not copied`;
    case "paste-refused":
      return "paste refused";
    case "file-refused":
      return "file refused";
    case "held-back":
    case "thrown-away":
    case "edited":
    case "edit-refused":
      return shorten(entrySentence(entry) ?? entry.type, LONGEST);
    case "stopped":
      return `${shorten(entry.call, LONGEST)} not called`;
    case "candidate-error":
      return shorten(`ICE server: ${entry.errorCode} ${entry.errorText}`.trimEnd(), LONGEST);
    default:
      return undefined;
  }
}

/** What happened here, in one or two sentences. `met` are the marks at the other ends of its arrows. */
export function detailOf(mark: Mark, met: readonly Mark[] = []): string {
  if (mark.packet) return mark.packet.said;
  const [entry] = mark.entries;
  const client = `Client ${mark.client}`;
  const other = `Client ${across(mark.client)}`;
  switch (entry.type) {
    case "call-started": {
      if (entry.call === "send") return `${client} sent ${mark.title} over the data channel. ${endOf(mark, met)}`;
      const came = mark.from === undefined ? "" : `, which came from ${other}`;
      const alone = entry.call === "setLocalDescription" && entry.argument === undefined ? ` ${BY_ITSELF}` : "";
      return `${client} called ${mark.title}${withWhat(entry)}${came}.${alone} ${endOf(mark, met)}`;
    }
    case "call-finished":
    case "call-failed":
      return `${client} called ${mark.title}; its start is not in this log. ${endOf(mark, met)}`;
    case "state-changed":
      return `${client}: the ${nameOfMachine(entry.machine)} state became ${entry.state}.`;
    case "candidate-found": {
      if (entry.candidate === null) return `${client} ended gathering candidates.`;
      const c = readCandidate(entry.candidate.candidate);
      return `${client} ${entrySentence(entry)}.${c ? ` Its priority is ${c.priority}.` : ""}`;
    }
    case "channel-found":
      return `${client} ${entrySentence(entry)} that ${other} had made.`;
    case "message-received":
      return `${client} ${entrySentence(entry)} over the data channel.`;
    case "copied":
    case "delivered": {
      const { left, whole } = carrierWords(entry.by);
      const blob = mark.title.replace(/^candidate/, "Candidate");
      return `${blob === mark.title ? `The ${blob}` : blob} of ${client} was ${left}${whole ? ` ${whole}` : ""}. ${
        wentTo(mark, met)
      }`;
    }
    case "held-back":
    case "thrown-away":
    case "edited":
    case "edit-refused":
      return `On the desk of ${client}, ${entrySentence(entry)}.`;
    case "stopped":
      return said(entry.problem);
    case "copy-refused":
      return said({ code: "clipboard-refused", blob: nameOf(entry.blob) });
    case "paste-refused":
      return said(
        entry.length === undefined
          ? { code: "clipboard-unread", client: mark.client }
          : { code: "too-long", length: entry.length },
      );
    case "file-refused":
      return said({ code: "file-unread", why: entry.why });
    default:
      return `${client} ${entrySentence(entry) ?? entry.type}.`;
  }
}

/** The sentence for a setLocalDescription without a description: pressed twice, it begins another exchange unasked. */
const BY_ITSELF =
  "It was given no description, so the browser makes one by itself (WebRTC 1.0 §4.4.2): an answer to an " +
  "offer that waits for one, otherwise a new offer.";

function withWhat({ call, argument }: Entry & { type: "call-started" }): string {
  if (argument === undefined) return "";
  if (typeof argument === "string") return ` with ${quoted(argument)}`;
  if (isDescription(argument)) return ` with ${a(argument.type)}`;
  if (isChannel(argument)) return ` with ${quoted(argument.label)} and options`;
  if (isTrack(argument)) return ` with ${nameOfTrack(argument)}`;
  if (call === "RTCPeerConnection") return " with a configuration";
  if (!isCandidate(argument)) return " with something that is not known here";
  return argument.candidate === ""
    ? " with the end of candidates"
    : ` with the candidate ${sketch(argument.candidate)}`;
}

function endOf({ kind, outcome, at, endAt, error, entries }: Mark, met: readonly Mark[]): string {
  const took = endAt === undefined ? "" : ` after ${duration(endAt - at)}`;
  const end = entries.at(-1);
  switch (outcome) {
    case "failed":
      return `The browser refused it${took}: ${error}${
        end?.type === "call-failed" ? `, “${shorten(end.message, 200)}”` : ""
      }.`;
    case "finished":
      if (kind !== "message") return `It finished${took}.`;
      return met.length > 0 ? `It arrived after ${duration(met[0].at - at)}.` : "It has not arrived yet.";
    default:
      return "It has not ended yet.";
  }
}

function wentTo({ again, at }: Mark, met: readonly Mark[]): string {
  if (met.length === 0 && again) return "It left again later.";
  if (met.length === 0) return "It has not been applied yet: it is in your hand.";
  const [{ client, outcome, at: then }] = met;
  const times = met.length === 1 ? "" : ` It was given to it ${met.length} times.`;
  return `Client ${client} ${outcome === "failed" ? "refused" : "took"} it ${duration(then - at)} later.${times}`;
}

function said(problem: Problem): string {
  const { said, next } = explain(problem);
  return `${said} ${next}`;
}
