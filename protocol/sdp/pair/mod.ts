/** The rules between an offer and its answer (RFC 3264 §6, RFC 9429 §5.3.1), and between the rounds of an exchange. */
import type { Finding } from "../annotated.ts";
import { shorten } from "../../text/mod.ts";
import { describe, type Described } from "./described.ts";
import { isLoopbackOnly, whyApart } from "./reach.ts";
import { type Add, checkSections, nameOf } from "./sections.ts";
import { PAIR_WORDS, type PairCode } from "./wording.ts";

export { isPairNote } from "./wording.ts";

/** Words a code: `{}` is what it is about, in order. Lines are those of the answer; 0 speaks of the whole. */
function pairFinding(code: PairCode, line: number, ...about: readonly string[]): Finding {
  const [said, next] = PAIR_WORDS[code];
  let n = 0;
  return { line, code, said: said.replaceAll("{}", () => shorten(about[n++] ?? "", 240)), next };
}

/** What is wrong between two descriptions; `answers`: whether the second is called an answer. Never throws. */
export function pairFindings(first: string, second: string, answers: boolean): readonly Finding[] {
  const [offer, answer] = [describe(first), describe(second)];
  const found: Finding[] = [];
  const add: Add = (code, line, ...about) => void found.push(pairFinding(code, line, ...about));
  if (!answers) {
    const both = offer.sections.length > 0 && offer.origin !== answer.origin && offer.isOpen && answer.isOpen;
    return both ? [pairFinding("two-offers", 0)] : [];
  }
  if (offer.origin !== "" && offer.origin === answer.origin && offer.ufrag !== "" && offer.ufrag === answer.ufrag) {
    return [pairFinding("own-offer", 0)];
  }
  const counts = [offer, answer].map(({ sections }) => sections.length);
  if (counts[0] !== counts[1]) {
    add(
      "section-count",
      answer.sections[counts[0]]?.line ?? 0,
      `The offer has ${counted(counts[0])}, the answer ${counted(counts[1])}`,
    );
  } else if (!checkOrder(offer, answer, add)) checkWhole(offer, answer, add);
  // What is of no line is told last, but for what stands alone.
  return found.toSorted((a, b) => (a.line || Infinity) - (b.line || Infinity) || 0);
}

const counted = (n: number): string => n === 1 ? "1 section" : `${n} sections`;

/** Whether the sections part in their order, kind or name; then nothing in them can be compared. */
function checkOrder(offer: Described, answer: Described, add: Add): boolean {
  const at = offer.sections.findIndex((one, i) =>
    one.media !== answer.sections[i].media ||
    (one.mid !== undefined && answer.sections[i].mid !== undefined && one.mid !== answer.sections[i].mid)
  );
  if (at < 0) return false;
  const [one, other] = [offer.sections[at], answer.sections[at]];
  const list = ({ sections }: Described, key: "media" | "mid") => sections.map((s) => s[key] ?? "—").join(", ");
  const sorted = (text: string) => text.split(", ").sort().join();
  const kinds = [list(offer, "media"), list(answer, "media")];
  const mids = [list(offer, "mid"), list(answer, "mid")];
  if (one.media !== other.media) {
    const code = sorted(kinds[0]) === sorted(kinds[1]) ? "section-order" : "section-kind";
    const moved = mids[0] === mids[1]
      ? `, so that mid ${one.mid ?? at} is ${one.media} there and ${other.media} here`
      : "";
    add(code, other.line, `The offer has ${kinds[0]}; the answer has ${kinds[1]}${moved}`);
  } else if (sorted(mids[0]) === sorted(mids[1])) {
    add("section-order", other.line, `The offer has the mids ${mids[0]}; the answer has them as ${mids[1]}`);
  } else add("section-mid", other.line, `The offer has the mids ${mids[0]}; the answer renamed them to ${mids[1]}`);
  return true;
}

function checkWhole(offer: Described, answer: Described, add: Add): void {
  const live = answer.sections.filter(({ isOff }) => !isOff);
  const wanted = offer.sections.filter(({ isOff }) => !isOff);
  if (live.length === 0 && wanted.length > 0) add("refused-all", answer.sections[0].line);
  if (offer.isLite && answer.isLite) add("lite-both", 0);
  const added = answer.bundled.find((mid) => !offer.bundled.includes(mid));
  if (added !== undefined) add("bundle-enlarged", answer.bundleLine, added);
  const dropped = live.filter(({ mid }) => mid !== undefined && offer.bundled.includes(mid));
  if (dropped.length > 1 && !dropped.some(({ mid }) => answer.bundled.includes(mid!))) add("bundle-refused", 0);
  if (live.length > 0 && answer.candidates.length === 0 && !answer.trickles && !answer.isLite) {
    add("answer-unreachable", 0);
  }
  checkReach(offer, answer, add);
  checkSections(offer, answer, add);
}

/** Whether checks can go anywhere, and be told apart. */
function checkReach(offer: Described, answer: Described, add: Add): void {
  if (offer.ufrag !== "" && offer.ufrag === answer.ufrag) add("ufrag-shared", 0, offer.ufrag);
  const apart = whyApart(offer.candidates, answer.candidates);
  if (apart) return add("no-pair", 0, apart);
  const loopback = [["offer", offer], ["answer", answer]] as const;
  for (const [name, { candidates }] of loopback) if (isLoopbackOnly(candidates)) add("loopback-only", 0, name);
}

/**
 * What changed between rounds that may not: `texts` are the descriptions, `rounds` name pairs of them. The findings are
 * of the answer of the later round.
 */
export function roundFindings(
  texts: readonly string[],
  rounds: readonly { readonly first: number; readonly second: number; readonly answers: boolean }[],
): ReadonlyMap<number, readonly Finding[]> {
  const found = new Map<number, Finding[]>();
  const roles = new Map<string, { readonly role: string; readonly ufrag: string }>();
  for (const { first, second, answers } of rounds) {
    if (!answers) continue;
    const [offer, answer] = [describe(texts[first]), describe(texts[second])];
    const role = answer.setups[0];
    if (role !== "active" && role !== "passive") continue;
    const other = role === "active" ? "passive" : "active";
    for (const [one, now] of [[answer, role], [offer, other]] as const) {
      const before = roles.get(one.origin);
      const restarted = before !== undefined && before.ufrag !== one.ufrag;
      if (one === answer && before && before.role !== now && !restarted) {
        const told = `the answering side takes ${now}, while it was ${before.role} before,`;
        found.set(second, [...found.get(second) ?? [], pairFinding("role-changed", answer.setupLine, told)]);
      }
      if (restarted) found.set(second, [...found.get(second) ?? [], pairFinding("credentials-changed", 0)]);
      roles.set(one.origin, { role: now, ufrag: one.ufrag });
    }
  }
  return found;
}

/** Candidates that name a section which none of the descriptions has. */
export function strayCandidates(
  texts: readonly string[],
  places: readonly { readonly sdpMid?: string | null; readonly sdpMLineIndex?: number | null }[],
): readonly Finding[] {
  const described = texts.map(describe).filter(({ sections }) => sections.length > 0);
  if (described.length === 0) return [];
  const at = places.findIndex(({ sdpMid, sdpMLineIndex }) =>
    sdpMid != null
      ? !described.some(({ sections }) => sections.some((section) => nameOf(section) === sdpMid))
      : sdpMLineIndex != null && !described.some(({ sections }) => sdpMLineIndex < sections.length)
  );
  if (at < 0) return [];
  const { sdpMid, sdpMLineIndex } = places[at];
  const most = Math.max(...described.map(({ sections }) => sections.length));
  const place = sdpMid != null
    ? `the mid “${sdpMid}”`
    : `sdpMLineIndex ${sdpMLineIndex}, the highest here is ${most - 1}`;
  return [pairFinding("candidate-nowhere", at + 1, place)];
}
