/** One sentence for each entry of a log, for the list of what happened. */
import { sketch } from "./candidate.ts";
import { type Entry, MACHINE_NAMES } from "./fact.ts";
import { a, count, shorten } from "./words.ts";
import type { Bench } from "./session/mod.ts";

/** How an entry is told; `undefined` for what only the fold needs. */
export function sentence(entry: Entry): string | undefined {
  switch (entry.type) {
    case "call-started":
      return `calls ${entry.call}${detail(entry.argument)}`;
    case "call-finished":
      return `${entry.call} finished`;
    case "call-failed":
      return `${entry.call} was refused: ${entry.name}`;
    case "state-changed":
      return `${MACHINE_NAMES[entry.machine] ?? entry.machine} is ${entry.state}`;
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
      return undefined;
    case "negotiation-needed":
      return "needs negotiation";
    case "channel-found":
      return `received the data channel “${entry.label}”`;
    case "message-received":
      return `received “${shorten(entry.text, 80)}”`;
    case "mode-chosen":
      return entry.mode === "trickle" ? "carries candidates one by one" : "carries candidates inside the description";
    case "copied":
      return `${nameOf(entry.blob)} was copied`;
    case "copy-refused":
      return `${nameOf(entry.blob)} could not be copied`;
    case "pasted":
      return entry.text === "" ? undefined : `was given ${count(entry.text.length, "character")}`;
    case "paste-refused":
      return entry.length === undefined
        ? "could not read the clipboard"
        : `was given ${count(entry.length, "character")}, too many to be a blob`;
    case "delivered":
      return `${nameOf(entry.blob)} was carried across by the ${entry.by}`;
    case "stopped":
      return `${entry.call} was not called`;
    case "gathering-settled":
      return "found no more candidates for a while";
  }
}

/** `candidate-2` as words; a description's number only tells its generation. */
const nameOf = (blob: string) =>
  /^candidate-/.test(blob) ? blob.replace("-", " ") : blob.replace(/-\d+$/, "").replaceAll("-", " ");

function detail(argument: (Entry & { type: "call-started" })["argument"]): string {
  if (argument === undefined) return "";
  if (typeof argument === "string") return ` “${shorten(argument, 80)}”`;
  if ("sdp" in argument) return ` with ${a(argument.type)}`;
  return argument.candidate === "" ? " with the end of candidates" : ` with ${sketch(argument.candidate)}`;
}

/** What a screen reader is told as it changes: the latest move of the three machines that matter most, no more. */
export function spoken(bench: Bench): string {
  const moves = [bench.A, bench.B].flatMap(({ client, paths }) =>
    (["signaling", "connection", "channel"] as const).flatMap((machine) =>
      paths[machine].slice(1).map(({ state, at }) => ({ at, words: `Client ${client}: ${machine} ${state}` }))
    )
  );
  return moves.sort((one, two) => one.at - two.at).at(-1)?.words ?? "";
}
