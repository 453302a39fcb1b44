/** One sentence for each entry of a log, for the list of what happened. */
import { sketch } from "./candidate.ts";
import type { Entry, Machine } from "./fact.ts";
import { type Bench, type Session, stateOf } from "./session/mod.ts";

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
      return `${entry.machine} is ${entry.state}`;
    case "candidate-found":
      return entry.candidate?.candidate ? `found ${sketch(entry.candidate.candidate)}` : "found its last candidate";
    case "candidate-error":
      return `${entry.url || "a server"} answered ${entry.errorCode} ${entry.errorText}`.trimEnd();
    case "description-read":
      return undefined;
    case "negotiation-needed":
      return "needs negotiation";
    case "channel-found":
      return `received the data channel “${entry.label}”`;
    case "message-received":
      return `received “${entry.text}”`;
    case "mode-chosen":
      return entry.mode === "trickle" ? "carries candidates one by one" : "carries candidates inside the description";
    case "copied":
      return `${nameOf(entry.blob)} was copied`;
    case "copy-refused":
      return `${nameOf(entry.blob)} could not be copied`;
    case "pasted":
      return entry.text === "" ? undefined : `was given ${entry.text.length.toLocaleString("en")} characters`;
    case "paste-refused":
      return `was given ${entry.length.toLocaleString("en")} characters, too many to be a blob`;
    case "delivered":
      return `${nameOf(entry.blob)} was carried across by the bench`;
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
  if (typeof argument === "string") return ` “${argument}”`;
  if ("sdp" in argument) return ` with an ${argument.type}`;
  return argument.candidate === "" ? " with the end of candidates" : ` with ${sketch(argument.candidate)}`;
}

/** What a screen reader is told as it changes: where both clients stand, and nothing smaller. */
export function spoken(bench: Bench): string {
  const one = (session: Session) =>
    ["signaling", "connection", "channel"].flatMap((machine) => {
      const state = stateOf(session, machine as Machine);
      return state === undefined ? [] : [`${machine} ${state}`];
    });
  const told = [bench.A, bench.B].map((session) => `Client ${session.client}: ${one(session).join(", ")}.`);
  return bench.A.calls.length + bench.B.calls.length > 2 ? told.join(" ") : "";
}
