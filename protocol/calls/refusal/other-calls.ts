/** Why a call that takes no description was refused: candidates, channels, messages, the configuration. */
import type { CandidateInit } from "../../facts/mod.ts";
import type { Problem } from "../../problems/mod.ts";
import { shorten } from "../../text/mod.ts";
import { checkCandidate } from "../check-candidates.ts";
import { judgedBy, type RefusalRule, type RefusedCall } from "./refused-call.ts";

/**
 * The problem that a message names, or `undefined` if it is none of those known: messages of Chromium 156 and
 * Firefox 153 (docs/browsers.md, “What browsers take and refuse”).
 */
export function callReason(refused: RefusedCall): Problem | undefined {
  const { call } = refused.fact;
  const rules = call === "addIceCandidate" ? CANDIDATE : call === "RTCPeerConnection" ? CONFIGURATION : CHANNEL;
  return judgedBy(rules, refused);
}

const given = ({ argument }: RefusedCall): Partial<CandidateInit> => {
  const init = typeof argument === "object" && argument !== null ? argument as Partial<CandidateInit> : {};
  return typeof init.candidate === "string" ? init : {};
};

/** The problem that our own reader sees in a candidate: Chromium says the same of all of them. */
const seen = (refused: RefusedCall): Problem | undefined => {
  const { candidate } = given(refused);
  // RFC 8839 §5.1: a candidate is one line, so nothing after the first is read as part of it.
  if (candidate?.trim().match(/[\r\n]/)) return { code: "candidate-lines" };
  return checkCandidate(given(refused), refused.session).find(({ code }) => code !== "candidate-again");
};
const coded = (code: string) => (refused: RefusedCall): Problem | undefined =>
  checkCandidate(given(refused), refused.session).find((problem) => problem.code === code);

const CANDIDATE: readonly RefusalRule[] = [
  [/not of type 'RTCIceCandidateInit'|could not be converted to any of/, () => ({ code: "candidate-shape" })],
  [
    /missing values for both|without specifying either/,
    (refused) =>
      given(refused).candidate === undefined
        ? { code: "candidate-shape" }
        : { code: "candidate-no-section", ...refused.where },
  ],
  [
    /^Unknown ufrag \((.*)\)/,
    (refused, [, ufrag]) =>
      coded("candidate-other-generation")(refused) ?? { code: "candidate-other-generation", ufrag, ...refused.where },
  ],
  [
    /level=(\S+) mid=(.*): No such transceiver/,
    (refused, [, level, mid]) =>
      coded("candidate-section-unknown")(refused) ?? {
        code: "candidate-section-unknown",
        place: mid ? `the mid “${shorten(mid, 24)}”` : `the media section with the index ${level}`,
        ...refused.where,
      },
  ],
  [
    /^Invalid candidate, no ':' \((.*)\)/s,
    (_, [, line]) => ({ code: "candidate-unreadable", line: shorten(line, 120) }),
  ],
  [/^Error processing ICE candidate/, seen],
];

const CHANNEL: readonly RefusalRule[] = [
  [/id set if negotiated is true|^id is required when negotiated/, () => ({ code: "channel-id-missing" })],
  [/both max retransmits and max lifetime|^Both maxPacketLifeTime/, () => ({ code: "channel-limits-both" })],
  [/cannot have id > 65534|^id cannot be 65535/, () => ({ code: "channel-id-high" })],
  [/^RTCDataChannel creation failed|^Id is in use/, () => ({ code: "channel-id-taken" })],
  [/label too long|label cannot be longer/, () => ({ code: "channel-label-long" })],
  [/max-message-size|exceeds maxMessageSize/, ({ where }) => ({ code: "message-too-long", ...where })],
];

const CONFIGURATION: readonly RefusalRule[] = [
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
