/** How the bench of a lesson begins, as its front matter says: servers, policy, what is taken away, and what was done. */
import * as v from "valibot";
import { BUTTONS, type IceServer } from "../../protocol/facts/mod.ts";
import type { Act } from "../../protocol/goals/mod.ts";
import { ACT_FORMS, readAct } from "./acts.ts";

/** A list: one member a line. */
const LIST = v.pipe(v.string(), v.transform((text) => text === "" ? [] : text.split("\n")));

/** A STUN or TURN server (RFC 7064, RFC 7065), and where it wants them its user name and credential. */
const SERVER = v.pipe(
  v.string(),
  v.regex(
    /^(stuns?|turns?):\S+( \S+ \S+)?$/,
    "must be a stun: or turn: address, and for turn: a user name and a credential",
  ),
  v.transform((text): IceServer => {
    const [urls, username, credential] = text.split(" ");
    return { urls, ...(username !== undefined && { username, credential }) };
  }),
);

/** What can be taken away: calls, the bench’s own hand that carries for the learner, and cards of candidates. */
const TAKEN_AWAY = [...BUTTONS, "carry", "candidates"] as const;

const OFFERED = ["createDataChannel", "createOffer", "setLocalDescription"];
const CONNECTED = [
  ...OFFERED.map((call) => `A ${call}`),
  ...["A carry offer", "B setRemoteDescription", "B createAnswer", "B setLocalDescription"],
  ...["B carry answer", "A setRemoteDescription", "A carry a candidate", "B addIceCandidate"],
  ...["B carry a candidate", "A addIceCandidate"],
  ...["A waits for channel open", "B waits for channel open"],
];
/** What stands for several acts. */
const SHORT: ReadonlyMap<string, readonly string[]> = new Map([
  ["A has offered", OFFERED.map((call) => `A ${call}`)],
  ["B has offered", OFFERED.map((call) => `B ${call}`)],
  ["connected", CONNECTED],
]);

const BEGUN = v.pipe(
  v.string(),
  v.check(
    (text) => text !== "reset" && (SHORT.has(text) || readAct(text) !== undefined),
    `is no act. Acts are: ${[...SHORT.keys(), ...ACT_FORMS.filter((form) => form !== "reset")].join(", ")}`,
  ),
  v.transform((text): readonly Act[] => (SHORT.get(text) ?? [text]).flatMap((one) => readAct(one) ?? [])),
);

/** The part of the front matter that says how the bench begins. */
export const START = {
  /** The ICE servers of both clients. */
  servers: v.optional(v.pipe(LIST, v.array(SERVER)), ""),
  /** Which candidates may be used: `relay` for those of a TURN server alone (WebRTC 1.0, `RTCIceTransportPolicy`). */
  policy: v.optional(v.picklist(["all", "relay"]), "all"),
  /** What the learner does without. */
  away: v.optional(v.pipe(LIST, v.array(v.picklist(TAKEN_AWAY))), ""),
  /** What has been done on real connections before the learner begins. */
  begins: v.optional(v.pipe(LIST, v.array(BEGUN), v.transform((acts) => acts.flat())), ""),
};
