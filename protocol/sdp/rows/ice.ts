/** ICE: where a client may be reached, and how a check is known to be meant (RFC 8839, RFC 8445). */
import { fieldOf, type Meaning, oneOf, parts, type Row, words } from "../row.ts";
import { tokensOf } from "../lines.ts";
import { addressOf } from "./address.ts";
import { candidateFields } from "./candidate.ts";

const OPTIONS: Readonly<Record<string, string>> = {
  trickle: "candidates may come later, one at a time (RFC 8838 §3, RFC 8840 §4.1).",
  ice2: "this side follows RFC 8445, and not only the older RFC 5245 (RFC 8445 §10).",
  renomination: "the pair in use may be changed again (draft-thatcher-ice-renomination).",
  "rtp+ecn": "congestion may be marked by ECN (RFC 6679 §6.4).",
  "google-ice": "the ICE of before the RFCs.",
};

const length = (text: string) => `${text.length} characters`;

const ICE_CHARS = /^[A-Za-z0-9+/]*$/;

const credential = (least: number, role: string): Meaning => (text) => {
  if (text.length < least) return `${text} is too short: ${length(text)}, and at least ${least} are asked for.`;
  if (!ICE_CHARS.test(text)) return `${text} holds other characters than letters, digits, + and /.`;
  return `${text}, ${length(text)}: ${role}`;
};

/** The attributes of ICE. */
export const ICE: readonly Row[] = [
  {
    name: "candidate",
    family: "ice",
    grammar:
      "a=candidate:<foundation> <component-id> <transport> <priority> <address> <port> typ <cand-type> [raddr <address> rport <port>] …",
    source: "RFC 8839 §5.1",
    summary: "One address at which this side may be reached.",
    answer:
      "The other side pairs it with each of its own that fits, and checks whether a packet comes through (RFC 8445 §6.1.2).",
    fields: candidateFields,
  },
  {
    name: "end-of-candidates",
    family: "ice",
    grammar: "a=end-of-candidates",
    source: "RFC 8840 §8",
    summary:
      "This side has no more candidates for these credentials. Firefox writes it; Chromium says it by an event only.",
  },
  {
    name: "ice-ufrag",
    family: "ice",
    grammar: "a=ice-ufrag:<4 to 256 characters>",
    source: "RFC 8839 §5.4",
    summary: "The ICE user fragment: half of the name by which connectivity checks are told apart.",
    answer: "The answer has its own. A new one here and in a=ice-pwd is an ICE restart (RFC 8839 §4.4.1.1.1).",
    fields: words([[
      "ufrag",
      credential(4, "every check to this side carries it in its user name (RFC 8445 §7.2.2)."),
    ]]),
  },
  {
    name: "ice-pwd",
    family: "ice",
    grammar: "a=ice-pwd:<22 to 256 characters>",
    source: "RFC 8839 §5.4",
    summary: "The ICE password: it keys the integrity check of every STUN check sent to this side.",
    answer: "The answer has its own. It changes together with a=ice-ufrag.",
    fields: words([[
      "password",
      credential(22, "only who holds this description can send a check that is believed (RFC 8445 §7.2.2)."),
    ]]),
  },
  {
    name: "ice-options",
    family: "ice",
    grammar: "a=ice-options:<ice-option-tag> …",
    source: "RFC 8839 §5.6",
    summary: "What this side can do beyond plain ICE.",
    answer: "The answer lists what its own side can do.",
    fields: (line, context) =>
      tokensOf(line).flatMap((token) => parts(token, ",")).map((token, i) =>
        fieldOf(
          token,
          "ice-option-tag",
          oneOf(OPTIONS, "is an option this reader does not know")(token.text, line, context, i),
        )
      ),
  },
  {
    name: "ice-lite",
    family: "ice",
    grammar: "a=ice-lite",
    source: "RFC 8839 §5.3, RFC 8445 §2.5",
    summary:
      "This side is a server with a public address: it answers checks, but starts none. Browsers never write it.",
    answer: "The other side, if it is a full agent, controls which pair is used (RFC 8445 §6.1.1).",
  },
  {
    name: "ice-mismatch",
    family: "ice",
    grammar: "a=ice-mismatch",
    source: "RFC 8839 §5.3",
    summary:
      "The default address in the offer was none of its candidates, as when something on the way rewrote it, so ICE is not used; only an answer says so.",
  },
  {
    name: "ice-pacing",
    family: "ice",
    grammar: "a=ice-pacing:<milliseconds>",
    source: "RFC 8839 §5.5",
    summary: "How long this side waits between two checks.",
    fields: words([["pacing-value", (v) => `${v} milliseconds; the slower side decides (RFC 8445 §14.2).`]]),
  },
  {
    name: "remote-candidates",
    family: "ice",
    grammar: "a=remote-candidates:<component-id> <address> <port> …",
    source: "RFC 8839 §5.2",
    summary: "The other side’s candidates that the controlling side has chosen.",
    fields: words([], [
      "remote candidate",
      (v, _line, _context, i) => [`Component ${v}.`, addressOf(v), `Port ${v}.`][i % 3],
    ]),
  },
];
