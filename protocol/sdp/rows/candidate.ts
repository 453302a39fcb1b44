/** One candidate, field by field (RFC 8839 §5.1). */
import type { AnnotatedField } from "../annotated.ts";
import type { Context } from "../context.ts";
import { type SdpLine, type Token, tokensOf } from "../lines.ts";
import { fieldOf, oneOf } from "../row.ts";
import { ownValue } from "../../text/mod.ts";
import { addressOf } from "./address.ts";

type Means = (text: string, line: SdpLine, context: Context, all: readonly Token[]) => string;

const TYPES = {
  host: "an address of the machine itself (RFC 8445 §5.1.1.1).",
  srflx: "server-reflexive: the address that a STUN server saw, on the outside of a NAT (RFC 8445 §5.1.1.2).",
  prflx: "peer-reflexive: an address that a check came from (RFC 8445 §7.3.1.3); browsers never signal it.",
  relay: "an address on a TURN server, which relays everything (RFC 8445 §5.1.1.2).",
};

const FIXED: readonly (readonly [name: string, means: Means])[] = [
  [
    "foundation",
    (v) =>
      `Foundation ${v}: candidates that share it are of one type, base address, server and transport (RFC 8445 §5.1.1.3); when a check of one pair succeeds, the others like it may be checked (§7.2.5.3.3).`,
  ],
  [
    "component-id",
    (v) =>
      v === "1"
        ? "Component 1: RTP, or everything where RTCP is multiplexed or there is no RTP."
        : v === "2"
        ? "Component 2: RTCP on a port of its own."
        : `Component ${v}.`,
  ],
  [
    "transport",
    (v) =>
      `${v}: the candidate is reached over ${
        /^udp$/i.test(v) ? "UDP" : /^tcp$/i.test(v) ? "TCP (RFC 6544)" : "a transport browsers do not use"
      }.`,
  ],
  ["priority", priority],
  ["connection-address", (v) => addressOf(v)],
  ["port", (v, _line, _context, all) => {
    const active = all.some(({ text }, i) => text === "active" && all[i - 1].text === "tcptype");
    return v === "9" && active
      ? "Port 9, the discard port: an active TCP candidate only calls out (RFC 6544 §4.5)."
      : `Port ${v}.`;
  }],
];

/** What stands in pairs behind the fixed fields: a word, and what it says. */
const PAIRS: Readonly<Record<string, readonly [says: string, name: string, means: Means]>> = {
  typ: [
    "the candidate’s type follows",
    "cand-type",
    (v, line, context) => oneOf(TYPES, "is no candidate type that browsers know")(v, line, context, 0),
  ],
  raddr: [
    "the related address follows, for diagnosis and other purposes (RFC 8839 §5.1)",
    "rel-addr",
    (v, _line, _context, all) => {
      if (v === "0.0.0.0" || v === "::") return `${v}: the related address is not told, to hide it.`;
      const type = all.find((_, i) => all[i - 1]?.text === "typ")?.text;
      const what = type === "srflx"
        ? " It is the address behind the NAT that this one was seen for (its base)."
        : type === "relay"
        ? " It is the address that the TURN server saw."
        : "";
      return `${addressOf(v)}${what}`;
    },
  ],
  rport: [
    "the related port follows, for diagnosis and other purposes",
    "rel-port",
    (v, _line, _context, all) => {
      const hidden = all.some(({ text }, i) => all[i - 1]?.text === "raddr" && (text === "0.0.0.0" || text === "::"));
      return v === "0" || (v === "9" && hidden) ? `Port ${v}: the related port is not told.` : `Port ${v}.`;
    },
  ],
  tcptype: [
    "who opens the TCP connection follows (RFC 6544 §4.5)",
    "tcp-type",
    (v, line, context) =>
      oneOf({ active: "this side calls.", passive: "this side waits for a call.", so: "both sides call at once." })(
        v,
        line,
        context,
        0,
      ),
  ],
  generation: [
    "Chromium’s count of ICE restarts follows",
    "generation",
    (v) => `Generation ${v}: ${v === "0" ? "before any ICE restart." : "one more for each ICE restart."}`,
  ],
  ufrag: ["the user fragment it belongs to follows", "ufrag", ufrag],
  "network-id": [
    "a number for the network interface follows, from libwebrtc",
    "network-id",
    (v) => `Interface ${v}: candidates with the same number left by the same interface.`,
  ],
  "network-cost": ["what Chromium thinks the network costs follows", "network-cost", cost],
};

/** Why a type of candidate is preferred to another, by the type preferences that RFC 8445 §5.1.2.2 recommends. */
const WHY: Readonly<Record<number, string>> = {
  126:
    ": 126 is for host, the direct way, before 110 for what a check found, 100 for the outside of a NAT, and 0 for a relay",
  110: ": 110 is for what a check found, after 126 for host, the direct way",
  100: ": 100 is for the outside of a NAT, after 126 for host, the direct way, and before 0 for a relay",
  0: ": 0 is for a relay, the way round that is taken last",
};

/** `priority = 2²⁴·type preference + 2⁸·local preference + (256 − component)` (RFC 8445 §5.1.2.1). */
function priority(text: string, _line: SdpLine, _context: Context, all: readonly Token[]): string {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > 2 ** 31 - 1) {
    return `“${text}” is no priority: it lies between 1 and 2³¹ − 1.`;
  }
  const type = Math.floor(value / 2 ** 24);
  const local = Math.floor(value / 2 ** 8) % 2 ** 16;
  const component = 256 - value % 2 ** 8;
  const sum = `Priority ${text} = ${type}·2²⁴ + ${local}·2⁸ + ${
    256 - component
  }: type preference ${type}, local preference ${local}, component ${component}. Higher is preferred${
    WHY[type] ?? ""
  }.`;
  const hidden = all[4]?.text.endsWith(".local");
  const family = { 30: "IPv4", 40: "global IPv6", 50: "unique local IPv6" }[local];
  return hidden && family
    ? `${sum} Chromium uses local preference ${local} for ${family}, so that is what hides behind the name.`
    : sum;
}

function ufrag(text: string, line: SdpLine, context: Context): string {
  const own = context.inForce(line, "ice-ufrag");
  if (own.length === 0) return `It belongs to the generation of credentials whose a=ice-ufrag is ${text}.`;
  return own.includes(text)
    ? `${text}, as in this section’s a=ice-ufrag: it belongs to these credentials.`
    : `${text}, but this section’s a=ice-ufrag is ${own[0]}: it belongs to other credentials and is of no use here.`;
}

const COSTS: Readonly<Record<string, string>> = {
  "0": "nothing, as on a cable",
  "10": "little, as on Wi-Fi",
  "50": "an unknown amount",
  "900": "much, as on a mobile network",
  "999": "it is not known, since the page may not look at the interfaces",
};

function cost(text: string): string {
  const known = ownValue(COSTS, text) ?? "something on Chromium’s own scale from 0 to 999";
  return `Cost ${text}: ${known}.`;
}

/** The fields of `candidate:` on. Extensions come in pairs and may be anything (RFC 8839 §5.1). */
export function candidateFields(line: SdpLine, context: Context): readonly AnnotatedField[] {
  const tokens = tokensOf(line);
  return tokens.map((token, i) => {
    if (i < FIXED.length) return fieldOf(token, FIXED[i][0], FIXED[i][1](token.text, line, context, tokens));
    const isName = (i - FIXED.length) % 2 === 0;
    const name = isName ? token.text : tokens[i - 1].text;
    const pair = Object.hasOwn(PAIRS, name) ? PAIRS[name] : undefined;
    if (isName) {
      return fieldOf(
        token,
        "keyword",
        `“${name}”: ${pair?.[0] ?? "an extension that this reader does not know; a receiver ignores it"}.`,
      );
    }
    return fieldOf(
      token,
      pair?.[1] ?? "extension value",
      pair ? pair[2](token.text, line, context, tokens) : `“${token.text}”, for the extension “${name}”.`,
    );
  });
}
