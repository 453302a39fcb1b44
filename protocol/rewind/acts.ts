/** The acts of two logs: what a learner did, each with everything that the bench did because of it. */
import {
  across,
  type ClientName,
  CLIENTS,
  type Entry,
  isCandidate,
  type Logs,
  type Moment,
  momentsOf,
  nameOfBlob,
} from "../facts/mod.ts";

/** One act: whose it is, where it begins among the moments of both logs, and what it was. */
export interface Act {
  readonly client: ClientName;
  /** The place of its first moment. */
  readonly from: number;
  /** `createOffer`, `carrying the offer`: what follows “Undo”. */
  readonly name: string;
}

/** The IPv4 dummy address (RFC 7600 §4.8), with which the bench keeps Firefox waiting. */
const DUMMY = / 192\.0\.0\.8 /;

/** Whether an entry is a candidate that only keeps Firefox waiting: the bench gives it by itself. */
export const keepsAlive = (entry: Entry): boolean =>
  entry.type === "call-started" && entry.call === "addIceCandidate" && isCandidate(entry.argument) &&
  DUMMY.test(entry.argument.candidate);

/**
 * Every act in these moments, in order. What happened before a client’s connection was made is none; those of `opened`
 * clients were made before these moments.
 */
export function actsOf(moments: readonly Moment[], opened: readonly ClientName[] = []): readonly Act[] {
  const acts: Act[] = [];
  const open = new Set<ClientName>(opened);
  let last: Moment | undefined;
  /** The place of each client’s last end of a call in its log: right after it, the bench empties the box. */
  const ended: Partial<Record<ClientName, number>> = {};
  for (const [from, moment] of moments.entries()) {
    const { client, entry } = moment;
    if (entry.type === "call-started" && entry.call === "RTCPeerConnection") open.add(client);
    const name = open.has(client) && !keepsAlive(entry) ? nameOf(entry) : undefined;
    const bears = name !== undefined || entry.type === "released" || entry.type === "withheld";
    if (entry.type === "call-finished") ended[client] = moment.index;
    if (entry.type === "pasted" && last?.client === client && isApplying(last.entry)) {
      // What was applied has left the box.
      if (entry.text === "" || ended[client] === moment.index - 1) continue;
    }
    if (name !== undefined && !(last && follows(last, moment))) acts.push({ client, from, name });
    if (bears) last = moment;
  }
  return acts;
}

/** The last act of two logs, in words. Only as much of their ends is read as it takes, since it is asked after every fact. */
export function lastActOf(logs: Logs): Pick<Act, "client" | "name"> | undefined {
  for (let length = 64;; length *= 8) {
    const ends = { A: logs.A.slice(-length), B: logs.B.slice(-length) };
    const opened = CLIENTS.filter((client) => ends[client].length < logs[client].length);
    const last = actsOf(momentsOf(ends), opened).at(-1);
    if (last) return { client: last.client, name: last.name };
    if (opened.length === 0) return undefined;
  }
}

/** What an entry is called as an act; `undefined` for what only happened. */
function nameOf(entry: Entry): string | undefined {
  switch (entry.type) {
    case "call-started":
      return entry.call === "RTCPeerConnection" ? undefined : entry.call;
    case "copied":
      return `copying the ${nameOfBlob(entry.blob)}`;
    case "delivered":
      return `carrying the ${nameOfBlob(entry.blob)}`;
    case "held-back":
      return entry.held ? `holding back the ${nameOfBlob(entry.blob)}` : `letting go the ${nameOfBlob(entry.blob)}`;
    case "thrown-away":
      return entry.thrown ? `throwing away the ${nameOfBlob(entry.blob)}` : `taking back the ${nameOfBlob(entry.blob)}`;
    case "moved":
      return `moving the ${nameOfBlob(entry.blob)}`;
    case "edited":
    case "edit-refused":
      return `editing the ${nameOfBlob(entry.blob)}`;
    case "pasted":
      return "what was pasted";
    case "mode-chosen":
      return "how candidates travel";
    case "stopped":
      return entry.call;
    case "copy-refused":
    case "paste-refused":
    case "file-refused":
      return "what was refused";
  }
}

const isApplying = (entry: Entry): boolean =>
  entry.type === "call-started" && (entry.call === "setRemoteDescription" || entry.call === "addIceCandidate");

/** Whether a moment belongs to the act before it: the bench did it by itself, or it is more of the same. */
function follows({ client, entry: before }: Moment, { client: there, entry }: Moment): boolean {
  const here = client === there;
  // A card was carried for the learner, and is applied on the other side.
  if (before.type === "delivered" && isApplying(entry)) return there === across(client);
  // Several candidates lay in the box, or were withheld until the answer left.
  if (entry.type === "call-started" && entry.call === "addIceCandidate") {
    return here && (before.type === "released" || before.type === "call-started" && before.call === "addIceCandidate");
  }
  if (entry.type === "pasted") return here && before.type === "pasted";
  if (entry.type === "mode-chosen") return before.type === "mode-chosen" && !here && before.mode === entry.mode;
  return before.type === "call-started" && before.call === "getUserMedia" && here &&
    entry.type === "call-started" && entry.call === "addTrack";
}
