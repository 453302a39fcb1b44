/** Two descriptions side by side: by section, what the second made of the first; and line by line. */
import { type Context, contextOf, directionOf, DIRECTIONS, isLive, type Section } from "../context.ts";
import { codecsOf, compareLists, extensionsOf, flagOf } from "./lists.ts";
import { type AddChange, type ChangeKind, type Comparison, type SectionPair, type Side, spoken } from "./comparison.ts";
import { compareWholes } from "./whole.ts";
import { compareLines } from "./line-difference.ts";
import { pairFindings } from "../pair/mod.ts";
import { readSdp } from "../lines.ts";

/** Compares any two texts. Whether the second answers the first is `given`, or told by their a=setup. Never throws. */
export function compare(before: string, after: string, given?: boolean): Comparison {
  const [a, b] = [sideOf(before), sideOf(after)];
  const answers = given ?? (a.setups.has("actpass") && !b.setups.has("actpass") &&
    (b.setups.has("active") || b.setups.has("passive")));
  const changes = [...compareWholes(a, b, answers), ...compareSections(a, b, answers)];
  const sections = changes.map((change) => ({ ...change, said: spoken(change.said, answers) }));
  const findings = pairFindings(before, after, answers);
  return { answers, findings, sections, lines: compareLines(a.sdp.lines, b.sdp.lines) };
}

/** The places, from 0, of the lines of `after` that `before` does not have. */
export const newLines = (before: string, after: string): ReadonlySet<number> =>
  new Set(
    compare(before, after).lines.filter(({ kind }) => kind !== "removed").flatMap(({ kind }, i) =>
      kind === "added" ? [i] : []
    ),
  );

function sideOf(text: string): Side {
  const sdp = readSdp(text);
  const context = contextOf(sdp);
  const setups = new Set([context.session, ...context.sections].flatMap(({ values }) => values("setup")));
  const origin = sdp.lines.find((line) => line.name === "o=")?.value.split(" ", 2).join(" ") ?? "";
  return { sdp, context, heads: sdp.lines.filter((line) => line.name === "m="), setups, origin };
}

/** Pairs sections by mid, and those that are left by index where they are of one kind. */
function pairsOf(a: Context, b: Context): readonly (readonly [Section | undefined, Section | undefined])[] {
  const byMid = new Map([...b.sections].reverse().flatMap((s) => s.mid === undefined ? [] : [[s.mid, s] as const]));
  const partner = new Map<Section, Section>();
  const taken = new Set<Section>();
  const pair = (first: Section, second: Section | undefined) => {
    if (!second || taken.has(second) || partner.has(first)) return;
    partner.set(first, second);
    taken.add(second);
  };
  for (const section of a.sections) pair(section, byMid.get(section.mid ?? ""));
  for (const section of a.sections) {
    const there = b.sections[section.index];
    if (there?.media === section.media) pair(section, there);
  }
  return [
    ...a.sections.map((section) => [section, partner.get(section)] as const),
    ...b.sections.filter((section) => !taken.has(section)).map((section) => [undefined, section] as const),
  ];
}

function compareSections(a: Side, b: Side, answers: boolean): Comparison["sections"] {
  return pairsOf(a.context, b.context).flatMap(([first, second]) => {
    const { index, mid, media } = (first ?? second)!;
    const changes: Comparison["sections"][number][] = [];
    const add: AddChange = (what, kind, said, before, after) =>
      changes.push({
        section: index,
        ...(mid !== undefined && { mid }),
        what,
        kind,
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
        said,
      });
    if (!first) add("section", "added", `The second has a section that the first lacks: ${media}.`, undefined, media);
    else if (!second && b.context.sections[index] && b.context.sections[index].media !== media) {
      // An m= line never goes; one that was stopped is used for something else (RFC 3264 §8, RFC 9429 §5.2.2).
      const now = b.context.sections[index];
      const name = now.mid === undefined ? now.media : `${now.media}, mid ${now.mid}`;
      add(
        "section",
        "changed",
        `The place of this ${media} section is used anew, for ${name} (RFC 9429 §5.2.2).`,
        media,
        now.media,
      );
    } else if (!second) add("section", "removed", `The second has no such ${media} section.`, media);
    else compareSection({ a, b, first, second, answers, add });
    return changes;
  });
}

function compareSection(pair: SectionPair): void {
  const { a, b, first, second, add } = pair;
  const [before, after] = [a.heads[first.index], b.heads[second.index]];
  const [was, is] = [isLive(before, first), isLive(after, second)];
  const media = first.media;
  if (was && !is) {
    return add("section", "refused", `The second refuses this ${media} section: its port is 0.`, media, media);
  }
  if (!was && is) add("section", "added", `The ${media} section was refused, and is in use again.`, media, media);
  else add("section", "accepted", `The ${media} section ${is ? "is in both" : "stays refused"}.`, media, media);
  if (first.mid !== second.mid) {
    add("mid", "changed", "The mid differs; a section keeps its mid.", first.mid, second.mid);
  }
  const inForce = (name: string) => [a.context.inForce(before, name)[0], b.context.inForce(after, name)[0]] as const;
  compareSetup(pair, ...inForce("setup"));
  compareCredentials(pair, inForce("ice-ufrag"), inForce("ice-pwd"));
  if (/RTP\//.test(before.text)) {
    compareDirection(pair, directionOf(a.context, first), directionOf(b.context, second));
    for (const name of ["rtcp-mux", "rtcp-rsize"]) compareLists(pair, name, flagOf(first, name), flagOf(second, name));
    compareLists(pair, "codec", codecsOf(before, first), codecsOf(after, second));
    compareLists(pair, "header extension", extensionsOf(first), extensionsOf(second));
  }
  compareSize(pair, first.values("max-message-size")[0], second.values("max-message-size")[0]);
}

function compareSetup({ answers, add }: SectionPair, before?: string, after?: string): void {
  if (before === undefined && after === undefined) return;
  const role = after === "active" ? "it starts the DTLS handshake" : "it waits for the DTLS handshake";
  if (before === after) add("setup", "accepted", `a=setup is ${after} in both.`, before, after);
  else if (before === undefined) add("setup", "added", `The second adds a=setup:${after}.`, before, after);
  else if (after === undefined) add("setup", "removed", "The second has no a=setup.", before, after);
  else if (before === "actpass") {
    add("setup", "narrowed", `The first leaves the role open; the second takes ${after}: ${role}.`, before, after);
  } else if (answers || after !== "actpass") {
    add("setup", "reversed", `The second takes ${after}: ${role}.`, before, after);
  } else add("setup", "added", "The second leaves the role open again.", before, after);
}

type Both = readonly [before: string | undefined, after: string | undefined];

function compareCredentials({ a, b, add }: SectionPair, ufrags: Both, pwds: Both): void {
  if (a.origin === "" || a.origin !== b.origin || ufrags.includes(undefined)) return;
  const same = ufrags[0] === ufrags[1] && pwds[0] === pwds[1];
  if (same) add("ice credentials", "accepted", "The ICE credentials are the same: no ICE restart.", ...ufrags);
  else {add(
      "ice credentials",
      "changed",
      "The ICE credentials are new: this is an ICE restart (RFC 8839 §4.4.1.1.1).",
      ...ufrags,
    );}
}

type Direction = ReturnType<typeof directionOf>;

/** The directions as two bits, 2 to send and 1 to receive. RFC 3264 §6.1: an answer may do what the offer mirrors. */
function compareDirection({ answers, add }: SectionPair, before: Direction, after: Direction): void {
  const tell = (kind: ChangeKind, said: string) => add("direction", kind, said, before, after);
  const [was, is] = [DIRECTIONS.indexOf(before), DIRECTIONS.indexOf(after)];
  const mirror = answers ? (was >> 1) | ((was & 1) << 1) : was;
  if (is & ~mirror && answers) {
    tell("added", `To ${before} an answer may not say ${after}: that is more than was offered (RFC 3264 §6.1).`);
  } else if (is === mirror && before === after) tell("accepted", `Both say ${after}.`);
  else if (is === mirror) {
    tell("reversed", `The first says ${before}, so the second says ${after}: the same, seen from the other end.`);
  } else if (is === 0) tell(answers ? "refused" : "removed", `Nothing is sent either way: ${before} became inactive.`);
  else if (is & ~mirror) tell(mirror & ~is ? "reversed" : "added", `${before} became ${after}.`);
  else tell("narrowed", `Of ${before} the second takes one way only: it says ${after}.`);
}

/** The largest message each side takes, in bytes; 0 is no limit (RFC 8841 §6.1). Each side states its own. */
function compareSize({ add }: SectionPair, before?: string, after?: string): void {
  const size = (value: string | undefined) => value === "0" ? Infinity : Number(value);
  const most = (value: string | undefined) => value === "0" ? "any length" : `up to ${value} bytes`;
  const tell = (kind: ChangeKind, said: string) => add("max-message-size", kind, said, before, after);
  if (before === undefined && after === undefined) return;
  if (before === after) tell("accepted", `Both take messages of ${most(before)}.`);
  else if (before === undefined) tell("added", `The second takes messages of ${most(after)}.`);
  else if (after === undefined) tell("removed", "The second does not say how long a message may be: 65536 bytes then.");
  else if (size(after) < size(before)) {
    tell("narrowed", `The second takes messages of ${most(after)} only, the first of ${most(before)}.`);
  } else tell("changed", `The second takes messages of ${most(after)}, the first of ${most(before)}.`);
}
