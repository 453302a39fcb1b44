/** The limit of going back: from which moment on acts cannot be performed again, and why. */
import {
  BUTTONS,
  type ClientName,
  type Description,
  type Entry,
  isChannel,
  isDescription,
  isTrack,
  type Moment,
  RELAY_LABEL,
} from "../facts/mod.ts";
import { identify } from "../sdp/mod.ts";

/** Why an act cannot be performed again. */
export type LimitCode = "two-devices" | "device-media" | "elsewhere-made" | "relayed" | "unknown-call";

/** The sentence of each. */
export const LIMITS: Readonly<Record<LimitCode, string>> = {
  "two-devices":
    "Going back needs both clients on this page: the one on the other device would not go back with this one.",
  "device-media":
    "Going back past this is not possible: a camera or microphone was used, and only you can let the page use it again.",
  "elsewhere-made":
    "Going back past this is not possible: a description was applied that neither client here made, and a new one from there would be needed.",
  "relayed":
    "Going back past this is not possible: from here on offers went through the data channel by themselves, and would go again.",
  "unknown-call": "Going back past this is not possible: a call was made that this page does not know.",
};

/** The first of the moments that cannot be performed again, by its place, and why. */
export interface Limit {
  readonly at: number;
  readonly code: LimitCode;
  readonly why: string;
}

/** Where going back ends; `undefined` where every act can be performed again. */
export function limitOf(moments: readonly Moment[]): Limit | undefined {
  const made = new Set(moments.flatMap(({ entry }) => ufragsMade(entry)));
  for (const [at, { client, entry }] of moments.entries()) {
    const code = limitCode(entry, client, made, moments);
    if (code) return { at, code, why: LIMITS[code] };
  }
}

/** What marks the descriptions that a client of this bench made: credentials, and the session for one without any. */
function ufragsMade(entry: Entry): readonly string[] {
  const made = entry.type === "description-read" && entry.side === "local"
    ? entry.description
    : entry.type === "call-finished"
    ? entry.result
    : undefined;
  return made ? marksOf(made) : [];
}
const marksOf = ({ sdp }: Description): readonly string[] => {
  const { ufrags, sessionId } = identify(sdp);
  return [...ufrags, ...(sessionId === undefined ? [] : [`session ${sessionId}`])];
};

const CALLS: readonly string[] = [...BUTTONS, "RTCPeerConnection", "send", "addTrack", "removeTrack"];

function limitCode(
  entry: Entry,
  client: ClientName,
  made: ReadonlySet<string>,
  moments: readonly Moment[],
): LimitCode | undefined {
  if (entry.type === "delivered" && entry.by === "channel") return "relayed";
  if (entry.type !== "call-started") return undefined;
  const { call, argument } = entry;
  if (call === "getUserMedia" || isTrack(argument) && argument.source === "device") return "device-media";
  if (!CALLS.includes(call)) return "unknown-call";
  if (call === "createDataChannel" && isChannel(argument) && argument.label === RELAY_LABEL) return "relayed";
  if (call !== "setRemoteDescription" || !isDescription(argument)) return undefined;
  // What the browser refused is refused again, whoever made it.
  const took = moments.some(({ client: who, entry: end }) =>
    who === client && end.type === "call-finished" && end.id === entry.id
  );
  return took && !marksOf(argument).some((mark) => made.has(mark)) ? "elsewhere-made" : undefined;
}
