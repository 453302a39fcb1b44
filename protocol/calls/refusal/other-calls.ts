/** Why a call that takes no description was refused: candidates, channels, messages, the configuration. */
import type { CandidateInit } from "../../facts/mod.ts";
import type { Problem } from "../../problems/mod.ts";
import { shorten } from "../../text/mod.ts";
import { checkCandidate } from "../check-candidates.ts";
import type { Clues } from "./clues.ts";

type Reason = readonly [says: RegExp, judge: (clues: Clues, found: readonly string[]) => Problem | undefined];

/** The problem that a message names, or `undefined` if it is none of those known (measured: Chromium 156, Firefox 153). */
export function callReason(clues: Clues): Problem | undefined {
  const { call } = clues.fact;
  const reasons = call === "addIceCandidate" ? CANDIDATE : call === "RTCPeerConnection" ? CONFIGURATION : CHANNEL;
  for (const [says, judge] of reasons) {
    const found = says.exec(clues.says);
    const problem = found && judge(clues, found);
    if (problem) return problem;
  }
}

const given = ({ argument }: Clues): Partial<CandidateInit> => {
  const init = typeof argument === "object" && argument !== null ? argument as Partial<CandidateInit> : {};
  return typeof init.candidate === "string" ? init : {};
};

/** Chromium says one thing of all of them; what our own reader sees in the candidate tells which. */
const seen = (clues: Clues): Problem | undefined => {
  const { candidate } = given(clues);
  // RFC 8839 §5.1: a candidate is one line, so nothing after the first is read as part of it.
  if (candidate?.trim().match(/[\r\n]/)) return { code: "candidate-lines" };
  return checkCandidate(given(clues), clues.session).find(({ code }) => code !== "candidate-again");
};
const coded = (code: string) => (clues: Clues): Problem | undefined =>
  checkCandidate(given(clues), clues.session).find((problem) => problem.code === code);

const CANDIDATE: readonly Reason[] = [
  [/not of type 'RTCIceCandidateInit'|could not be converted to any of/, () => ({ code: "candidate-shape" })],
  [
    /missing values for both|without specifying either/,
    (clues) =>
      given(clues).candidate === undefined
        ? { code: "candidate-shape" }
        : { code: "candidate-no-section", ...clues.where },
  ],
  [
    /^Unknown ufrag \((.*)\)/,
    (clues, [, ufrag]) =>
      coded("candidate-other-generation")(clues) ?? { code: "candidate-other-generation", ufrag, ...clues.where },
  ],
  [
    /level=(\S+) mid=(.*): No such transceiver/,
    (clues, [, level, mid]) =>
      coded("candidate-section-unknown")(clues) ?? {
        code: "candidate-section-unknown",
        place: mid ? `the mid “${shorten(mid, 24)}”` : `the media section with the index ${level}`,
        ...clues.where,
      },
  ],
  [
    /^Invalid candidate, no ':' \((.*)\)/s,
    (_, [, line]) => ({ code: "candidate-unreadable", line: shorten(line, 120) }),
  ],
  [/^Error processing ICE candidate/, seen],
];

const CHANNEL: readonly Reason[] = [
  [/id set if negotiated is true|^id is required when negotiated/, () => ({ code: "channel-id-missing" })],
  [/both max retransmits and max lifetime|^Both maxPacketLifeTime/, () => ({ code: "channel-limits-both" })],
  [/cannot have id > 65534|^id cannot be 65535/, () => ({ code: "channel-id-high" })],
  [/^RTCDataChannel creation failed|^Id is in use/, () => ({ code: "channel-id-taken" })],
  [/label too long|label cannot be longer/, () => ({ code: "channel-label-long" })],
  [/max-message-size|exceeds maxMessageSize/, ({ where }) => ({ code: "message-too-long", ...where })],
];

const CONFIGURATION: readonly Reason[] = [
  [/username and credential are required|requires a username/, () => ({ code: "turn-without-credentials" })],
  [/empty username or password|credential is empty/, () => ({ code: "turn-credentials-empty" })],
  [/[Ee]mpty uri|empty urls list/, () => ({ code: "server-urls-empty" })],
  [/'(stuns?:[^']*\?[^']*)'/, (_, [, url]) => ({ code: "stun-with-query", url })],
  [
    /'([^']*)' (?:is not a valid stun or turn URL|has unsupported scheme)/,
    (_, [, url]) => ({ code: "server-scheme", url }),
  ],
  [/'([^']*)' is not a valid UR[LI]/, (_, [, url]) => ({ code: "server-url", url })],
  [/Invalid port|does not contain a host and optional port|port that is blocked/, () => ({ code: "server-port" })],
  [
    /provided value '([^']*)' is not a valid enum value of type (\w+)/,
    (_, [, value, type]) => ({ code: "configuration-value", value, type }),
  ],
  [
    /'([^']*)' \(.*is not a valid value for enumeration (\w+)/,
    (_, [, value, type]) => ({ code: "configuration-value", value, type }),
  ],
  [/iceCandidatePoolSize/, () => ({ code: "pool-size" })],
  [/[Ee]xpired certificate/, () => ({ code: "certificate-expired" })],
  [
    /configuration in an unsupported way|^Cannot change \w+ with setConfiguration/,
    () => ({ code: "configuration-fixed" }),
  ],
];
