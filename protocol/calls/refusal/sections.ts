/** Why a description’s media sections were refused: their list, their mids, their `m=` lines; and one’s own. */
import { atLine } from "../check.ts";
import { isDescription } from "../../facts/mod.ts";
import type { Problem } from "../../problems/mod.ts";
import { identify, tokensOf } from "../../sdp/mod.ts";
import { shorten } from "../../text/mod.ts";
import { inSection, lineWithFinding, type RefusalRule, type RefusedCall } from "./refused-call.ts";
import { answerDiffers, mediaSections, offerDiffers } from "../sections.ts";

/** The difference from the offer that an answer was compared with: Chromium says “order” of five of them. */
const differs = (refused: RefusedCall): Problem => {
  const difference = answerDiffers(mediaSections(refused.sdp), mediaSections(refused.session.local?.sdp ?? ""));
  if (!difference) return { code: "sections-unlike", kind: refused.kind, ...refused.where, at: undefined };
  const { line, ...how } = difference;
  return { code: "sections-differ", ...how, ...refused.where, at: atLine(line).at };
};
const changed = (refused: RefusedCall): Problem => {
  const difference = offerDiffers(mediaSections(refused.sdp), mediaSections(refused.session.remote?.sdp ?? ""));
  if (!difference) return { code: "sections-unlike", kind: refused.kind, ...refused.where, at: undefined };
  const { line, ...how } = difference;
  return { code: "sections-changed", ...how, ...refused.where, at: atLine(line).at };
};

const unknownMid = (refused: RefusedCall, found: readonly string[]): Problem => {
  const mid = found.slice(1).find((group) => group !== undefined) ?? "";
  const remote = identify(refused.session.remote?.sdp ?? "").mids;
  if (refused.fact.call === "setLocalDescription" && new Set(remote).size < remote.length) {
    const doubled = remote.find((one, i) => remote.indexOf(one) < i)!;
    return { code: "mid-twice", mid: shorten(doubled, 24), at: undefined };
  }
  const line = refused.lines.find(({ name, value }) => name === "group" && value.split(" ").includes(mid));
  return { code: "bundle-mid-unknown", mid: shorten(mid, 24), at: atLine(line).at };
};

const headOf = (refused: RefusedCall, mid: string) => {
  const section = mediaSections(refused.sdp).find((place) => place.mid === mid);
  return section?.head;
};

/** Rules for media sections. */
export const SECTIONS: readonly RefusalRule[] = [
  [
    /order of m-lines in answer|Offer and answer have different number|Answer and offer have different media|^Answer changes mid/,
    differs,
  ],
  [/order of m-lines in subsequent offer|changes the media type of m-line|has fewer m-sections than/, changed],
  [
    /^Duplicate a=mid value '(.*?)'/,
    (refused, [, mid]) => {
      const again = refused.lines.filter(({ name }) => name === "v=")[1];
      return again
        ? { code: "pasted-twice", ...atLine(again) }
        : { code: "mid-twice", mid: shorten(mid, 24), at: atLine(lineWithFinding(refused, "mid-doubled")).at };
    },
  ],
  [
    /contains a MID='(.*?)' matching no|attribute does not exist in the SDP\. \(mid=(.*?)\)|^No transceiver for bundled mid (.*)/,
    unknownMid,
  ],
  [
    /^MID attribute exceeds|MID attribute exceeds|mid length greater than 16/,
    (refused) => ({ code: "mid-too-long", at: atLine(lineWithFinding(refused, "mid-long")).at }),
  ],
  [/Illegal character found in the value of mid/, () => ({ code: "mid-unreadable" })],
  [
    /Failed to set (?:remote|local) (\w+) description (?:send|recv) parameters(?: for m-section with mid='(.*?)')?/,
    (refused, [, media, mid = ""]) => ({
      code: "send-parameters",
      media: shorten(media, 24),
      mid: shorten(mid, 24),
      at: atLine(headOf(refused, mid)).at,
    }),
  ],
  [
    /codec collision for payload_type='?(\d+)/,
    (refused, [, payload]) => ({
      code: "payload-clash",
      payload,
      at: atLine(lineWithFinding(refused, "payload-clash")).at,
    }),
  ],
  [
    /Failed to set SSL role|DTLS role/,
    (refused) => ({ code: "role-flipped", at: atLine(refused.lines.find(({ name }) => name === "setup")).at }),
  ],
  [
    /does not negotiate the RID RTP header extension/,
    (refused) => ({ code: "rid-unsent", at: atLine(lineWithFinding(refused, "rid-extension")).at }),
  ],
  [
    /m= section with mid='(.*?)' should be rejected/,
    (refused, [, mid]) => ({ code: "section-off", mid: shorten(mid, 24), at: atLine(headOf(refused, mid)).at }),
  ],
  [
    /points at a disabled m-section\. \(mid=(.*?)\)/,
    (refused, [, mid]) => {
      const head = headOf(refused, mid);
      return head && tokensOf(head)[1]?.text !== "0"
        ? { code: "media-line-unreadable", ...atLine(head) }
        : { code: "section-off", mid: shorten(mid, 24), at: atLine(head).at };
    },
  ],
  [/^No transceiver for level/, () => ({ code: "data-sections-two", at: undefined })],
  [
    /^m=.*(?:port number is invalid|Expects at least 4 fields)|Invalid port format|No transport protocol type/,
    () => ({ code: "media-line-unreadable" }),
  ],
  [
    /Unsupported media section type|not valid for media|No payload types specified/,
    ({ named }) => ({
      code: "media-kind-refused",
      media: shorten((named && tokensOf(named)[0]?.text) || "unknown", 24),
      at: atLine(named).at,
    }),
  ],
  [
    /codec collision for header extension id=(\d+)|duplicate extension id (\d+)/,
    (refused, [, one, other]) => ({
      code: "extmap-twice",
      id: one ?? other,
      at: atLine(lineWithFinding(refused, "extmap-doubled", "extmap-clash")).at,
    }),
  ],
  [
    /contains invalid extension id (\d+) on level (\d+)/,
    (refused, [, id, level]) => ({
      code: "extmap-unreadable",
      at: atLine(
        refused.lines.find(({ name, section, value }) =>
          name === "extmap" && section === Number(level) && Number.parseInt(value) === Number(id)
        ) ?? inSection(refused, Number(level), "m="),
      ).at,
    }),
  ],
];

/** Rules for one’s own description: it is kept as the browser made it, or not at all (RFC 9429 §5.4). */
export const LOCAL: readonly RefusalRule[] = [
  [
    /^Cannot set local (\w+) when (\w+) has not been called/,
    ({ where }, [, kind]) => ({ code: "local-not-created", kind, ...where }),
  ],
  [
    /does not match the previously generated SDP|modified in a non-acceptable way|^Changing the number of m-sections/,
    ({ session, argument, kind, where, says }) => {
      const { created } = session;
      const given = isDescription(argument) ? argument : undefined;
      if (created === undefined || created.type !== given?.type) {
        return /previously generated/.test(says)
          ? { code: "local-not-created", kind, ...where }
          : { code: "local-edited", kind, ...where };
      }
      return created.sdp === given.sdp
        ? { code: "description-stale", ...where }
        : { code: "local-edited", kind, ...where };
    },
  ],
  [
    /^Adding your own candidate attributes/,
    ({ lines, where }) => ({
      code: "local-candidates",
      ...where,
      ...atLine(lines.find(({ name }) => name === "candidate")),
    }),
  ],
];
