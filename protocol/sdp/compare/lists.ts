/** Codecs and header extensions of two sections: what became of each. */
import type { ChangeKind, SectionPair } from "./comparison.ts";
import type { Section } from "../context.ts";
import { type SdpLine, tokensOf } from "../lines.ts";

/** Something a section lists: a codec by payload type, a header extension by id. `more` are its parameters. */
interface Listed {
  readonly id: string;
  readonly key: string;
  readonly more: string;
}

/** A flag attribute as a list: of one, or of nothing. */
export const flagOf = (section: Section, name: string): readonly Listed[] =>
  section.has.has(name) ? [{ id: "", key: `a=${name}`, more: "" }] : [];

/** The codecs that `m=` names, best first; 0 to 34 may lack an `a=rtpmap` (RFC 3551 §6). */
export function codecsOf(head: SdpLine, section: Section): readonly Listed[] {
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
export const extensionsOf = (section: Section): readonly Listed[] =>
  section.values("extmap").map((value) => {
    const [, id, more = "", key] = /^(\d+)(?:\/(\S+))? (.*)$/.exec(value) ?? [value, "", "", value];
    return { id, key, more };
  });

/** The direction of a header extension, seen from the other end (RFC 8285 §7). */
const MIRRORED: Readonly<Record<string, string>> = { sendonly: "recvonly", recvonly: "sendonly" };
const REPAIRS = /^rtx\//i;

/** `profile_idc` and the first constraints of `profile-level-id` (RFC 6184 §8.1). */
const PROFILES: readonly (readonly [RegExp, string])[] = [
  [/^42[4-7c-f]/i, "Constrained Baseline"],
  [/^42/, "Baseline"],
  [/^4d/i, "Main"],
  [/^640c/i, "Constrained High"],
  [/^64/, "High"],
];

/** Which of several of one name: `H264/90000 (108, Constrained Baseline)`, `VP9/90000 (98, profile 0)`. */
function called({ id, key, more }: Listed): string {
  if (id === "" || !/^[\w-]+\/\d+/.test(key)) return key;
  const profile = /profile-level-id=([\da-f]{6})/i.exec(more)?.[1];
  const named = profile && (PROFILES.find(([shape]) => shape.test(profile))?.[1] ?? profile);
  const plain = /profile(?:-id)?=(\d)/.exec(more)?.[1];
  return `${key} (${[id, named ?? (plain && `profile ${plain}`)].filter(Boolean).join(", ")})`;
}

/** Pairs what is alike: by name and number, else by name and parameters, else by name. */
export function compareLists(
  pair: SectionPair,
  what: string,
  before: readonly Listed[],
  after: readonly Listed[],
): void {
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
    // A codec that repairs another goes with it, and need not be told by itself.
    if (!other && REPAIRS.test(one.key)) continue;
    const [kind, said]: [ChangeKind, string] = !other
      ? [pair.answers ? "refused" : "removed", `The second leaves out ${called(one)}.`]
      : one.id !== other.id
      ? ["changed", `${one.key} is number ${one.id} in the first and ${other.id} in the second.`]
      : MIRRORED[one.more] === other.more && pair.answers
      ? ["reversed", `${one.key} says ${one.more}, and the second ${other.more}: the same, seen from the other end.`]
      : one.more !== other.more
      ? ["changed", `${one.key} has other parameters in the second.`]
      : ["accepted", `${one.key} is in both.`];
    pair.add(what, kind, said, text(one), other && text(other));
  }
  for (const one of after) {
    if (!taken.has(one) && !REPAIRS.test(one.key)) {
      pair.add(what, "added", `The second adds ${called(one)}.`, undefined, text(one));
    }
  }
}
