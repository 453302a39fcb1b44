/** Two descriptions side by side: by section, what the second made of the first; and line by line. */
import { type Context, contextOf, type Section } from "./context.ts";
import { readSdp, type Sdp, type SdpLine, tokensOf } from "./lines.ts";

/**
 * What became of something. `narrowed`: less of it; `reversed`: the mirror image, as an answer to `sendonly` is;
 * `refused`: an answer leaves it out; `removed`: a later description does; `changed`: neither more nor less.
 */
export type ChangeKind = "accepted" | "narrowed" | "reversed" | "refused" | "added" | "removed" | "changed";

/** One thing of one section. `section` counts in the first description; for an added section, in the second. */
export interface Change {
  readonly section: number;
  readonly mid?: string;
  /** `section`, `mid`, `direction`, `setup`, `rtcp-mux`, `codec`, `header extension`, … */
  readonly what: string;
  readonly kind: ChangeKind;
  readonly before?: string;
  readonly after?: string;
  readonly said: string;
}

/** A line of either description; line numbers from 1. A kept line has both, the others one. */
export interface LineChange {
  readonly kind: "kept" | "removed" | "added";
  readonly text: string;
  readonly before?: number;
  readonly after?: number;
}

export interface Comparison {
  /** Whether the second answers the first: the first offers `setup:actpass`, the second chose a role. */
  readonly answers: boolean;
  readonly sections: readonly Change[];
  readonly lines: readonly LineChange[];
}

/** Compares any two texts. What is the same on both sides is `accepted`, or `kept`. Never throws. */
export function compare(before: string, after: string): Comparison {
  const [a, b] = [sideOf(before), sideOf(after)];
  const answers = a.setups.has("actpass") && !b.setups.has("actpass") &&
    (b.setups.has("active") || b.setups.has("passive"));
  return { answers, sections: compareSections(a, b, answers), lines: compareLines(a.sdp.lines, b.sdp.lines) };
}

interface Side {
  readonly sdp: Sdp;
  readonly context: Context;
  readonly heads: readonly SdpLine[];
  readonly setups: ReadonlySet<string>;
  /** Username and sess-id of `o=`: the same in all descriptions of one side (RFC 8866 §5.2). */
  readonly origin: string;
}

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

function compareSections(a: Side, b: Side, answers: boolean): readonly Change[] {
  return pairsOf(a.context, b.context).flatMap(([first, second]) => {
    const { index, mid, media } = (first ?? second)!;
    const changes: Change[] = [];
    const add: Add = (what, kind, said, before, after) =>
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
    else if (!second) add("section", "removed", `The second has no such ${media} section.`, media);
    else compareSection({ a, b, first, second, answers, add });
    return changes;
  });
}

type Add = (what: string, kind: ChangeKind, said: string, before?: string, after?: string) => void;
interface Pair {
  readonly a: Side;
  readonly b: Side;
  readonly first: Section;
  readonly second: Section;
  readonly answers: boolean;
  readonly add: Add;
}

function compareSection(pair: Pair): void {
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
    compareDirection(pair, directionOf(a, first), directionOf(b, second));
    for (const name of ["rtcp-mux", "rtcp-rsize"]) compareLists(pair, name, flagOf(first, name), flagOf(second, name));
    compareLists(pair, "codec", codecsOf(before, first), codecsOf(after, second));
    compareLists(pair, "header extension", extensionsOf(first), extensionsOf(second));
  }
  compareSize(pair, first.values("max-message-size")[0], second.values("max-message-size")[0]);
}

const isLive = (line: SdpLine, section: Section): boolean =>
  tokensOf(line)[1]?.text !== "0" || section.has.has("bundle-only");

function compareSetup({ answers, add }: Pair, before?: string, after?: string): void {
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

function compareCredentials({ a, b, add }: Pair, ufrags: Both, pwds: Both): void {
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

const DIRECTIONS = ["inactive", "recvonly", "sendonly", "sendrecv"];
/** The direction of a section, else of the session part, else `sendrecv` (RFC 8866 §6.7). */
const directionOf = (side: Side, section: Section): string =>
  [section, side.context.session].map(({ has }) => DIRECTIONS.findLast((word) => has.has(word))).find(Boolean) ??
    "sendrecv";

/** The directions as two bits, 2 to send and 1 to receive. RFC 3264 §6.1: an answer may do what the offer mirrors. */
function compareDirection({ answers, add }: Pair, before: string, after: string): void {
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

/** Something a section lists: a codec by payload type, a header extension by id. `more` are its parameters. */
interface Listed {
  readonly id: string;
  readonly key: string;
  readonly more: string;
}

const flagOf = (section: Section, name: string): readonly Listed[] =>
  section.has.has(name) ? [{ id: "", key: `a=${name}`, more: "" }] : [];

/** The codecs that `m=` names, best first; 0 to 34 may lack an `a=rtpmap` (RFC 3551 §6). */
function codecsOf(head: SdpLine, section: Section): readonly Listed[] {
  const split = (value: string) => [value.split(" ", 1)[0], value.slice(value.indexOf(" ") + 1)] as const;
  const parameters = new Map(section.values("fmtp").map(split));
  return [...new Set(tokensOf(head).slice(3).map((token) => token.text))].map((id) => {
    const codec = section.codecs.get(id);
    const channels = codec?.channels && codec.channels !== "1" ? `/${codec.channels}` : "";
    const key = codec ? `${codec.name}/${codec.clock}${channels}` : `payload type ${id}`;
    return { id, key, more: parameters.get(id) ?? "" };
  });
}

/** `a=extmap:2/recvonly urn:…` (RFC 8285 §8). */
const extensionsOf = (section: Section): readonly Listed[] =>
  section.values("extmap").map((value) => {
    const [, id, more = "", key] = /^(\d+)(?:\/(\S+))? (.*)$/.exec(value) ?? [value, "", "", value];
    return { id, key, more };
  });

/** Pairs what is alike: by name and number, else by name and parameters, else by name. */
function compareLists(pair: Pair, what: string, before: readonly Listed[], after: readonly Listed[]): void {
  const partner = new Map<Listed, Listed>();
  const taken = new Set<Listed>();
  const name = ({ key }: Listed) => key.toLowerCase();
  for (const like of [(l: Listed) => `${name(l)} ${l.id}`, (l: Listed) => `${name(l)} ${l.more}`, name]) {
    const pool = Map.groupBy(after.filter((one) => !taken.has(one)).reverse(), like);
    for (const one of before) {
      const other = partner.has(one) ? undefined : pool.get(like(one))?.pop();
      if (!other) continue;
      partner.set(one, other);
      taken.add(other);
    }
  }
  const text = ({ id, key, more }: Listed) => [id, key, more].filter(Boolean).join(" ");
  for (const one of before) {
    const other = partner.get(one);
    const [kind, said]: [ChangeKind, string] = !other
      ? [pair.answers ? "refused" : "removed", `The second leaves out ${one.key}.`]
      : one.id !== other.id
      ? ["changed", `${one.key} is number ${one.id} in the first and ${other.id} in the second.`]
      : one.more !== other.more
      ? ["changed", `${one.key} has other parameters in the second.`]
      : ["accepted", `${one.key} is in both.`];
    pair.add(what, kind, said, text(one), other && text(other));
  }
  for (const one of after) {
    if (!taken.has(one)) pair.add(what, "added", `The second adds ${one.key}.`, undefined, text(one));
  }
}

/** The largest message each side takes, in bytes; 0 is no limit (RFC 8841 §6). Each side states its own. */
function compareSize({ add }: Pair, before?: string, after?: string): void {
  const size = (value: string | undefined) => value === "0" ? Infinity : Number(value);
  const tell = (kind: ChangeKind, said: string) => add("max-message-size", kind, said, before, after);
  if (before === undefined && after === undefined) return;
  if (before === after) tell("accepted", `Both take messages of up to ${before} bytes.`);
  else if (before === undefined) tell("added", `The second takes messages of up to ${after} bytes.`);
  else if (after === undefined) tell("removed", "The second does not say how long a message may be: 65536 bytes then.");
  else if (size(after) < size(before)) {
    tell("narrowed", `The second takes ${after} bytes at most, the first ${before}.`);
  } else tell("changed", `The second takes messages of up to ${after} bytes, the first ${before}.`);
}

/** The difference of two lists of lines; their endings do not count. */
function compareLines(a: readonly SdpLine[], b: readonly SdpLine[]): readonly LineChange[] {
  const least = Math.min(a.length, b.length);
  let start = 0;
  while (start < least && a[start].text === b[start].text) start++;
  let end = 0;
  while (end < least - start && a[a.length - 1 - end].text === b[b.length - 1 - end].text) end++;
  const numbers = new Map<string, number>();
  const numberOf = ({ text }: SdpLine) => numbers.get(text) ?? (numbers.set(text, numbers.size), numbers.size - 1);
  const middle = keptOf(
    Int32Array.from(a.slice(start, a.length - end), numberOf),
    Int32Array.from(b.slice(start, b.length - end), numberOf),
  );
  const changes: LineChange[] = [];
  let [x, y] = [0, 0];
  const until = (toX: number, toY: number) => {
    for (; x < toX; x++) changes.push({ kind: "removed", text: a[x].text, before: x + 1 });
    for (; y < toY; y++) changes.push({ kind: "added", text: b[y].text, after: y + 1 });
  };
  const keep = () => changes.push({ kind: "kept", text: a[x].text, before: ++x, after: ++y });
  while (x < start) keep();
  for (const [keptX, keptY] of middle) {
    until(start + keptX, start + keptY);
    keep();
  }
  until(a.length - end, b.length - end);
  while (x < a.length) keep();
  return changes;
}

type Place = readonly [x: number, y: number];
/** Edits after which a search is cut short; it goes on from the furthest place, so that time stays O(n · STRIDE). */
const STRIDE = 400;

/** The places of the lines that both have, in order: Myers’ O(n · d) difference, in strides. */
function keptOf(a: Int32Array, b: Int32Array): readonly Place[] {
  const kept: Place[] = [];
  for (let [x, y]: Place = [0, 0]; x < a.length && y < b.length;) {
    const [dx, dy] = stride(a.subarray(x), b.subarray(y), (i, j) => kept.push([x + i, y + j]));
    [x, y] = [x + dx, y + dy];
  }
  return kept;
}

function stride(a: Int32Array, b: Int32Array, keep: (x: number, y: number) => void): Place {
  const reach = new Int32Array(2 * STRIDE + 3);
  const middle = STRIDE + 1;
  const down = (v: Int32Array, at: number, k: number, d: number) => k === -d || (k !== d && v[at - 1] < v[at + 1]);
  const trace: Int32Array[] = [];
  let [farX, farY, farD] = [0, 0, 0];
  for (let d = 0; d <= STRIDE && farX + farY < a.length + b.length; d++) {
    for (let k = -d; k <= d; k += 2) {
      const at = middle + k;
      let x = down(reach, at, k, d) ? reach[at + 1] : reach[at - 1] + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reach[at] = x;
      if (x <= a.length && x - k <= b.length && 2 * x - k > farX + farY) [farX, farY, farD] = [x, x - k, d];
    }
    trace.push(reach.slice(middle - d - 1, middle + d + 2));
  }
  const found: Place[] = [];
  let [x, y] = [farX, farY];
  for (let d = farD; d >= 0; d--) {
    const [v, k] = [trace[d - 1], x - y];
    const from = d === 0 ? 0 : down(v, k + d, k, d) ? k + 1 : k - 1;
    const [fromX, fromY] = d === 0 ? [0, 0] : [v[from + d], v[from + d] - from];
    while (x > fromX && y > fromY) found.push([--x, --y]);
    [x, y] = [fromX, fromY];
  }
  for (const [x, y] of found.reverse()) keep(x, y);
  return [farX, farY];
}
