/** A description that was found as raw SDP: which type it is, and how it is handed on. */
import type { SdpType } from "../facts/mod.ts";
import { identify } from "../sdp/mod.ts";
import type { Found, FoundMessage, FoundSdp } from "./outcome.ts";

/**
 * The type of a description by its own words: an offer leaves the DTLS role open, an answer takes one
 * (RFC 9429 §5.2.1, §5.3.1). `undefined` without an `a=setup` that tells.
 */
export function typeOf(sdp: string): "offer" | "answer" | undefined {
  const { setup } = identify(sdp);
  if (setup === "actpass") return "offer";
  return setup === "active" || setup === "passive" || setup === "holdconn" ? "answer" : undefined;
}

/**
 * What was found, of the type that was told. Else only `actpass` tells for certain: then comes the message that it is
 * the body of, and then its role, which an offer may have as well (RFC 9429 §5.3.1), and last a word before it. Without
 * any of these it counts as an offer.
 */
export function description({ sdp, type, hint, repairs, given, damage }: FoundSdp): Found {
  const own = typeOf(sdp);
  const known: SdpType | undefined = type ?? (own === "offer" ? own : hint?.isSure ? hint.type : own ?? hint?.type);
  const isGuess = type === undefined && own !== "offer" && !hint?.isSure && (own !== undefined || !hint);
  const message: FoundMessage = {
    kind: "description",
    type: known ?? "offer",
    sdp,
    ...(given !== undefined && { given }),
    ...(isGuess && { isGuess: true as const }),
  };
  return { messages: [message], repairs, ...(damage && { damage }) };
}

/** The types of several descriptions, by their place: those that only a role or nothing tells answer what comes before. */
export function typedByPlace(messages: readonly FoundMessage[]): readonly FoundMessage[] {
  const places = messages.flatMap((message, index) => message.kind === "description" ? [{ message, index }] : []);
  const typed: FoundMessage[] = [...messages];
  let waiting = false;
  for (const [n, { message, index }] of places.entries()) {
    const next = places[n + 1]?.message;
    let { type } = message;
    if (message.isGuess) {
      const answered = next !== undefined && (next.isGuess === true || next.type === "answer");
      type = waiting ? "answer" : answered ? "offer" : type;
      typed[index] = { ...message, type };
    }
    waiting = type === "offer" ? true : type === "pranswer" ? waiting : false;
  }
  return typed;
}

/** What the words before a description call it: the last of them that says. A request that carries it is sure. */
export function hintIn(words: string): FoundSdp["hint"] {
  for (const line of words.split("\n").filter((line) => line.trim() !== "").slice(-40).reverse()) {
    const said = [...line.matchAll(HINT)].at(-1)?.groups;
    if (said) return { type: said.offer ?? said.carried ? "offer" : "answer", isSure: !said.offer && !said.answer };
  }
}

/** SIP requests and their replies (RFC 3261 §7), WHIP’s POST and its reply (RFC 9725 §4.2), and the events of dumps. */
const HINT = new RegExp(
  '(?<carried>\\bINVITE sip|\\bPOST \\S+ HTTP|\\(type: "offer")|(?<replied>\\bHTTP/\\d\\S* 20\\d|\\bSIP/2\\.0 (?:200|183)|\\(type: "answer")' +
    "|(?<offer>\\boffer(?:ed|s|er|ing)?\\b)|(?<answer>\\banswer(?:ed|s|er|ing)?\\b)",
  "gi",
);
