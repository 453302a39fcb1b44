/** Why a browser could not read a description: its text, its session lines, its RTP lines. */
import { atLine, problemOf } from "../check.ts";
import type { Problem, REFUSED_LINES } from "../../problems/mod.ts";
import type { FindingCode } from "../../sdp/mod.ts";
import { codePoint, shorten } from "../../text/mod.ts";
import { findingsIn, lineWithFinding, type RefusalRule, type RefusedCall } from "./refused-call.ts";

const WRAPPINGS: readonly (readonly [shows: RegExp, seen: string])[] = [
  [/^\s*[{"]/, "JSON in its sdp"],
  [/<br ?\/?>|&quot;/, "HTML in it"],
  [/^\w=3D|=3D/, "quoted-printable in it, as mail is sent"],
  [/\\n/, "\\n written out where a line should end"],
];

/** An SDP that is still wrapped in something else; reading a blob unwraps it, so only a call by hand meets this. */
export function wrapped({ fact, sdp }: RefusedCall): Problem | undefined {
  if (!/Failed to parse|SDP Parse Error/.test(fact.message)) return undefined;
  const found = WRAPPINGS.find(([shows]) => shows.test(sdp));
  return found && { code: "sdp-wrapped", seen: found[1], at: undefined };
}

const nothing = ({ sdp }: RefusedCall): Problem | undefined =>
  sdp.trim() === "" ? { code: "sdp-blank", at: undefined } : undefined;
const blank = ({ lines }: RefusedCall): Problem | undefined => {
  const line = lines.find(({ text }) => text.trim() === "");
  return line && { code: "blank-line-inside", ...atLine(line) };
};
const unstarted = (refused: RefusedCall): Problem => {
  const line = refused.lines[0];
  return nothing(refused) ?? (line?.text.trim() === "" ? blank(refused)! : {
    code: "sdp-unstarted",
    seen: shorten(line?.text ?? refused.says.replace(/ ?Expect line.*/, ""), 24),
    ...atLine(line),
  });
};

/** The problem of `v=`, `o=`, `s=` or `t=` that is missing, or stands further down than it should (RFC 8866 §5). */
const missing = (refused: RefusedCall, wanted: string): Problem => {
  const inside = refused.says.startsWith(" Expect") || refused.named?.text.trim() === "" ? blank(refused) : undefined;
  const late = refused.lines.find(({ name, section }) => name === wanted && section === null);
  const empty = late?.value === "" ? late : undefined;
  const line = empty ?? late ?? (refused.fact.sdpLineNumber === undefined ? refused.named : undefined);
  return inside ??
    { code: "session-line-missing", wanted, late: late !== undefined && !empty, empty: !!empty, at: atLine(line).at };
};

/** A line that is wrong by itself: as the message names it, else as our own grammar finds it. */
const parameter = (code: LineCode, ...findings: readonly FindingCode[]) => (refused: RefusedCall): Problem =>
  ({ code, at: atLine(refused.named ?? lineWithFinding(refused, ...findings)).at }) as Problem;
type LineCode = keyof typeof REFUSED_LINES;

const fingerprint = (refused: RefusedCall): Problem => {
  const [, hash = "", hex = ""] = /^a=fingerprint:(\S+)(?: (\S*))?/.exec(refused.named?.text ?? refused.says) ?? [];
  const line = refused.named ??
    lineWithFinding(refused, "fingerprint-hash", "fingerprint-hex", "fingerprint-lowercase");
  const at = atLine(line).at;
  if (hash !== "" && !/^sha-(1|224|256|384|512)$/i.test(hash)) {
    return { code: "fingerprint-hash-unknown", hash: shorten(hash, 24), at };
  }
  const session = refused.lines.filter(({ name, section }) => name === "fingerprint" && section === null);
  if (session.length > 1) return { code: "fingerprint-twice", at: atLine(session[1]).at };
  return {
    code: /[a-f]/.test(hex) && /^([\da-fA-F]{2}:)+[\da-fA-F]{2}$/.test(hex)
      ? "fingerprint-lower"
      : "fingerprint-unreadable",
    at,
  };
};

/**
 * Rules for what cannot be read. Chromium quotes the line and says what is wrong with it; Firefox’s parser, SIPCC,
 * numbers it.
 */
export const SYNTAX: readonly RefusalRule[] = [
  [
    /^SDP contains non ASCII/,
    ({ sdp, named }) => {
      const character = /\P{ASCII}/u.exec(sdp)?.[0];
      const name = character === undefined ? "" : codePoint(character);
      return { code: "character-strange", name, at: atLine(named).at };
    },
  ],
  [/Expect line: v=|text not recognized as SDP|First line not v=/, unstarted],
  [/Invalid version \(/, (refused) => ({ code: "version-unknown", ...atLine(refused.lines[0]) })],
  [
    /End of line beyond end of buffer/,
    (refused) =>
      nothing(refused) ?? (/^v=/.test(refused.sdp) ? { code: "line-breaks-lost", at: undefined } : unstarted(refused)),
  ],
  [/^v=0(?=\S|[\r ]\S).*…$|^v=0\r/s, () => ({ code: "line-breaks-lost", at: undefined })],
  [
    /Expect line: ([ost]=)|([ost]=) (?:owner|timespec) line not specified/,
    (refused, [, one, other]) => missing(refused, one ?? other),
  ],
  [
    /c= connection line not specified/,
    (refused) => ({ code: "connection-missing", at: atLine(lineWithFinding(refused, "no-connection")).at }),
  ],
  [/Failed to parse the connection data/, parameter("connection-unreadable", "connection-broken")],
  [/^o=.*Expects 6 fields/, parameter("origin-unreadable", "origin-fields")],
  [
    /Failed to parse group tag/,
    (refused) => blank(refused) ?? { code: "group-unreadable" },
  ],
  [
    /^a=fingerprint:|Malformed fingerprint token/,
    (refused) => refused.says.endsWith("Invalid SDP line.") ? undefined : fingerprint(refused),
  ],
  [
    /^a=candidate:.*(?:Expect at least 8 fields|Invalid port|Unsupported candidate type)/,
    parameter("candidate-inside", "candidate-unreadable", "candidate-field"),
  ],
  [
    /^a=setup:(\S*).*Invalid attribute value/,
    (_, [, value]) => ({ code: "setup-unreadable", value: shorten(value, 24) }),
  ],
  [/Invalid sctp port value/, parameter("sctp-port-unreadable", "sctp-port-broken")],
  [/Invalid SCTP max message size/, parameter("message-size-unreadable", "message-size-broken")],
  [/Failed to parse codecs correctly/, parameter("codecs-unmapped", "payload-unmapped", "feedback-unmapped")],
  [/^a=rtpmap:.*Expects/, parameter("rtpmap-unreadable", "rtpmap-broken")],
  [
    /Extension ID is not in valid range|contains invalid extension id/,
    parameter("extmap-unreadable", "extmap-range", "extmap-high"),
  ],
  [/^b=|No BW Value/, (refused) => {
    const line = refused.named?.type === "b" ? refused.named : lineWithFinding(refused, "bandwidth-broken");
    return { code: "bandwidth-broken", at: atLine(line).at };
  }],
  [/^a=ssrc:/, parameter("ssrc-unreadable", "ssrc-broken")],
  [/Two different track IDs|more than one track specified/, parameter("tracks-two", "msid-tracks", "msid-streams")],
  [/Failed to add remote stream ssrc/, parameter("tracks-two", "msid-tracks")],
  [/Duplicate a=msid lines/, parameter("msid-shared", "msid-doubled")],
  [
    /No rid attribute for '(.*?)'/,
    (refused, [, rid]) => ({
      code: "rid-missing",
      rid: shorten(rid, 24),
      at: atLine(lineWithFinding(refused, "simulcast-rid") ?? refused.named).at,
    }),
  ],
  [/Multiple Simulcast/, parameter("simulcast-twice", "simulcast-doubled")],
  [/Simulcast attribute is empty/, parameter("simulcast-none", "simulcast-empty")],
  [/attribute: rtcp-fb/, parameter("feedback-unreadable", "feedback-broken")],
  [
    /Invalid SDP line\.$/,
    (refused) => {
      if (refused.says.startsWith(" ") || refused.says.startsWith("Invalid")) {
        return blank(refused) ?? { code: "line-unreadable" };
      }
      const last = refused.lines.at(-1);
      return last?.ending === "" ? { code: "final-break-lost", ...atLine(last) } : { code: "line-unreadable" };
    },
  ],
  [/Expects at least|Expect at least/, (refused) => /^m=/.test(refused.says) ? undefined : { code: "line-unreadable" }],
  [
    /./,
    (refused) => {
      const [finding] = /^SDP Parse Error/.test(refused.says) ? findingsIn(refused) : [];
      return finding && problemOf(finding, refused.lines);
    },
  ],
];
