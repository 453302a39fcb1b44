/** The lines of a description that have but one reading, and what they say about those that have several. */
import { attributeOf } from "../grammar.ts";
import type { Pieces, Way } from "./pieces.ts";

/** The attribute in which the words of another stand again. */
const AGAIN_IN: Readonly<Record<string, string>> = {
  "msid-semantic": "msid",
  "group": "mid",
  "ssrc-group": "ssrc",
  "ssrc": "msid",
  "fmtp": "",
};

/** The certain lines of one description. */
export class CertainLines {
  /** The values of the certain lines, by name, each with its line’s place. */
  readonly #values: Readonly<Partial<Record<string, readonly { readonly value: string; readonly index: number }[]>>>;
  /** Names of which not every line is certain: what they say may not be held against another. */
  readonly #vague: ReadonlySet<string>;
  /** The media section of each line, from 1; 0 before the first. */
  readonly #sections: readonly number[];

  /** `ways` are all readings of each line. */
  constructor(groups: readonly Pieces[], ways: readonly (readonly Way[])[]) {
    const lines = ways.map(([way, more], index) => {
      const [name, value = ""] = more ? [""] : attributeOf(way.line);
      return { name, value, index };
    });
    this.#values = Object.groupBy(lines, ({ name }) => name);
    this.#vague = new Set(ways.flatMap(([way, more]) => more ? [attributeOf(way.line)[0]] : []));
    let section = 0;
    this.#sections = groups.map(([{ text }]) => text.startsWith("m=") ? ++section : section);
  }

  /** Whether what a line names is there in the rest of the description, as far as that is certain itself. */
  agree(line: string, index: number): boolean {
    const [name, value = ""] = attributeOf(line);
    const isHead = line.startsWith("m=");
    const needed = isHead ? "rtpmap" : Object.hasOwn(AGAIN_IN, name) ? AGAIN_IN[name] : undefined;
    if (needed === undefined || this.#vague.has(needed)) return true;
    const here = (name: string) => this.#named(name, this.#sections[index]);
    if (isHead) return this.#mapsAll(line.split(" ").slice(3), here("rtpmap"));
    const words = value.trim().split(" ");
    switch (name) {
      case "msid-semantic": {
        const streams = this.#named("msid").map((msid) => msid.split(" ")[0]);
        return words.slice(1).every((word) => streams.includes(word));
      }
      case "group": {
        const mids = this.#named("mid");
        return words.slice(1).every((word) => mids.includes(word)) && new Set(words).size === words.length;
      }
      case "ssrc-group":
        return words.slice(1).every((word) => here("ssrc").some((source) => source.startsWith(`${word} `)));
      case "ssrc": {
        const msid = value.split(" msid:")[1];
        return msid === undefined || here("msid").length === 0 || here("msid").includes(msid);
      }
      case "fmtp":
        return this.#isSpacedLikeOthers(line);
      default:
        return true;
    }
  }

  /** Whether every payload type has an `a=rtpmap`, where any has one. */
  #mapsAll(types: readonly string[], rtpmaps: readonly string[]): boolean {
    const mapped = rtpmaps.map((value) => value.split(" ")[0]);
    return mapped.length === 0 || types.every((type) => mapped.includes(type));
  }

  /** Whether an `a=fmtp` has spaces behind its semicolons where the others have, and none where they have none. */
  #isSpacedLikeOthers(line: string): boolean {
    const [isSpaced, isTight] = [/; /.test(line), /;\S/.test(line)];
    if (isSpaced && isTight) return false;
    const others = this.#named("fmtp");
    const [spaced, tight] = [/; /, /;\S/].map((way) => others.some((other) => way.test(other)));
    return spaced === tight || (spaced ? !isTight : !isSpaced);
  }

  /** The values of all certain lines of a name, or of those in one section. */
  #named(name: string, section?: number): readonly string[] {
    return (this.#values[name] ?? [])
      .filter(({ index }) => section === undefined || this.#sections[index] === section)
      .map(({ value }) => value);
  }
}
