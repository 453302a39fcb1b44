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
