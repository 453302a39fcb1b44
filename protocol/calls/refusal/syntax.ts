/** Why a browser could not read a description: its text, its session lines, its RTP lines. */
import type { Problem, REFUSED_LINES } from "../../problems/mod.ts";
import type { FindingCode } from "../../sdp/mod.ts";
import { shorten } from "../../text/mod.ts";
import { atLine, type Clues, findingsIn, lineOf } from "./clues.ts";
import type { Reason } from "./sections.ts";

const WRAPPINGS: readonly (readonly [shows: RegExp, seen: string])[] = [
  [/^\s*[{"]/, "JSON in its sdp"],
  [/<br ?\/?>|&quot;/, "HTML in it"],
  [/^\w=3D|=3D/, "quoted-printable in it, as mail is sent"],
  [/\\n/, "\\n written out where a line should end"],
];

/** An SDP that is still wrapped in something else; reading a blob unwraps it, so only a call by hand meets this. */
export function wrapped({ fact, sdp }: Clues): Problem | undefined {
  if (!/Failed to parse|SDP Parse Error/.test(fact.message)) return undefined;
  const found = WRAPPINGS.find(([shows]) => shows.test(sdp));
  return found && { code: "sdp-wrapped", seen: found[1], at: undefined };
}

const nothing = ({ sdp }: Clues): Problem | undefined =>
  sdp.trim() === "" ? { code: "sdp-blank", at: undefined } : undefined;
const blank = ({ lines }: Clues): Problem | undefined => {
  const line = lines.find(({ text }) => text.trim() === "");
  return line && { code: "blank-line-inside", ...atLine(line) };
};
const unstarted = (clues: Clues): Problem => {
  const line = clues.lines[0];
  return nothing(clues) ?? (line?.text.trim() === "" ? blank(clues)! : {
    code: "sdp-unstarted",
    seen: shorten(line?.text ?? clues.says.replace(/ ?Expect line.*/, ""), 24),
    ...atLine(line),
  });
};

/** `v=`, `o=`, `s=` or `t=` is not where it should be: missing, or further down (RFC 8866 §5). */
const missing = (clues: Clues, wanted: string): Problem => {
  const inside = clues.says.startsWith(" Expect") || clues.named?.text.trim() === "" ? blank(clues) : undefined;
  const late = clues.lines.find(({ name, section }) => name === wanted && section === null);
  const empty = late?.value === "" ? late : undefined;
  const line = empty ?? late ?? (clues.fact.sdpLineNumber === undefined ? clues.named : undefined);
  return inside ??
    { code: "session-line-missing", wanted, late: late !== undefined && !empty, empty: !!empty, at: atLine(line).at };
};

/** A line that is wrong by itself: as the message names it, else as our own grammar finds it. */
const parameter = (code: LineCode, ...findings: readonly FindingCode[]) => (clues: Clues): Problem =>
  ({ code, at: atLine(clues.named ?? lineOf(clues, ...findings)).at }) as Problem;
type LineCode = keyof typeof REFUSED_LINES;

const fingerprint = (clues: Clues): Problem => {
  const [, hash = "", hex = ""] = /^a=fingerprint:(\S+)(?: (\S*))?/.exec(clues.named?.text ?? clues.says) ?? [];
  const line = clues.named ?? lineOf(clues, "fingerprint-hash", "fingerprint-hex", "fingerprint-lowercase");
  const at = atLine(line).at;
  if (hash !== "" && !/^sha-(1|224|256|384|512)$/i.test(hash)) {
    return { code: "fingerprint-hash-unknown", hash: shorten(hash, 24), at };
  }
  const session = clues.lines.filter(({ name, section }) => name === "fingerprint" && section === null);
  if (session.length > 1) return { code: "fingerprint-twice", at: atLine(session[1]).at };
  return {
    code: /[a-f]/.test(hex) && /^([\da-fA-F]{2}:)+[\da-fA-F]{2}$/.test(hex)
      ? "fingerprint-lower"
      : "fingerprint-unreadable",
    at,
  };
};

/** Chromium quotes the line and says what is wrong with it; Firefox’s parser, SIPCC, numbers it. */
export const SYNTAX: readonly Reason[] = [
  [
    /^SDP contains non ASCII/,
    ({ sdp, named }) => {
      const code = /\P{ASCII}/u.exec(sdp)?.[0].codePointAt(0);
      const name = code === undefined ? "" : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
      return { code: "character-strange", name, at: atLine(named).at };
    },
  ],
  [/Expect line: v=|text not recognized as SDP|First line not v=/, unstarted],
  [/Invalid version \(/, (clues) => ({ code: "version-unknown", ...atLine(clues.lines[0]) })],
  [
    /End of line beyond end of buffer/,
    (clues) =>
      nothing(clues) ?? (/^v=/.test(clues.sdp) ? { code: "line-breaks-lost", at: undefined } : unstarted(clues)),
  ],
  [/^v=0(?=\S|[\r ]\S).*…$|^v=0\r/s, () => ({ code: "line-breaks-lost", at: undefined })],
  [
    /Expect line: ([ost]=)|([ost]=) (?:owner|timespec) line not specified/,
    (clues, [, one, other]) => missing(clues, one ?? other),
  ],
  [
    /c= connection line not specified/,
    (clues) => ({ code: "connection-missing", at: atLine(lineOf(clues, "no-connection")).at }),
  ],
  [/Failed to parse the connection data/, parameter("connection-unreadable", "connection-broken")],
  [/^o=.*Expects 6 fields/, parameter("origin-unreadable", "origin-fields")],
  [
    /Failed to parse group tag/,
    (clues) => blank(clues) ?? { code: "group-unreadable" },
  ],
  [
    /^a=fingerprint:|Malformed fingerprint token/,
    (clues) => clues.says.endsWith("Invalid SDP line.") ? undefined : fingerprint(clues),
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
  [/Failed to parse codecs correctly/, parameter("codecs-unmapped", "payload-unmapped")],
  [/^a=rtpmap:.*Expects/, parameter("rtpmap-unreadable", "rtpmap-broken")],
  [/Extension ID is not in valid range|contains invalid extension id/, parameter("extmap-unreadable", "extmap-range")],
  [/^b=|No BW Value/, (clues) => {
    const line = clues.named?.type === "b" ? clues.named : lineOf(clues, "bandwidth-broken");
    return { code: "bandwidth-broken", at: atLine(line).at };
  }],
  [/^a=ssrc:/, parameter("ssrc-unreadable", "ssrc-broken")],
  [/Two different track IDs/, parameter("tracks-two", "msid-tracks")],
  [/Failed to add remote stream ssrc/, parameter("tracks-two", "msid-tracks")],
  [/Duplicate a=msid lines/, parameter("msid-shared", "msid-doubled")],
  [
    /No rid attribute for '(.*?)'/,
    (clues, [, rid]) => ({
      code: "rid-missing",
      rid: shorten(rid, 24),
      at: atLine(lineOf(clues, "simulcast-rid") ?? clues.named).at,
    }),
  ],
  [/Multiple Simulcast/, parameter("simulcast-twice", "simulcast-doubled")],
  [/Simulcast attribute is empty/, parameter("simulcast-none", "simulcast-empty")],
  [/attribute: rtcp-fb/, parameter("feedback-unreadable", "feedback-broken")],
  [
    /Invalid SDP line\.$/,
    (clues) => {
      if (clues.says.startsWith(" ") || clues.says.startsWith("Invalid")) {
        return blank(clues) ?? { code: "line-unreadable" };
      }
      const last = clues.lines.at(-1);
      return last?.ending === "" ? { code: "final-break-lost", ...atLine(last) } : { code: "line-unreadable" };
    },
  ],
  [/Expects at least|Expect at least/, (clues) => /^m=/.test(clues.says) ? undefined : { code: "line-unreadable" }],
  [
    /./,
    (clues) => {
      const [finding] = /^SDP Parse Error/.test(clues.says) ? findingsIn(clues) : [];
      return finding &&
        {
          code: "sdp-finding",
          finding: finding.code,
          said: finding.said,
          next: finding.next,
          at: atLine(clues.lines[finding.line - 1]).at,
        };
    },
  ],
];
