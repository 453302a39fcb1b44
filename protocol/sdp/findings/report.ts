/** Collects findings, so that a hostile text yields a readable number of them. */
import { shorten } from "../../text/mod.ts";
import type { Finding } from "../annotated.ts";
import { FINDING_WORDS, type FindingCode } from "./wording.ts";

const MOST = 200;
const EACH = 12;

/** Collects findings, {@link EACH} of a code and {@link MOST} in all; the last of a code says how many are left out. */
export class Report {
  readonly #found: Finding[] = [];
  readonly #shown = new Map<FindingCode, number>();
  readonly #hidden = new Map<FindingCode, number>();

  /** Lines in which somebody has put a placeholder. */
  readonly #redacted: ReadonlySet<number>;

  constructor(redacted: Iterable<number> = []) {
    this.#redacted = new Set(redacted);
  }

  /** Whether a line holds a placeholder, which is not to be judged. */
  isRedacted = (line: number): boolean => this.#redacted.has(line);

  add(code: FindingCode, line: number, about = ""): void {
    const shown = this.#shown.get(code) ?? 0;
    if (shown >= EACH || this.#found.length >= MOST) {
      this.#hidden.set(code, (this.#hidden.get(code) ?? 0) + 1);
      return;
    }
    this.#shown.set(code, shown + 1);
    const [said, next] = FINDING_WORDS[code];
    this.#found.push({ line, code, said: said.replace("{}", () => shorten(about, 60)), next });
  }

  done(): readonly Finding[] {
    for (const [code, hidden] of this.#hidden) {
      const last = this.#found.findLastIndex((finding) => finding.code === code);
      if (last < 0) continue;
      const more = ` The same is true of ${hidden.toLocaleString("en")} more.`;
      this.#found[last] = { ...this.#found[last], said: this.#found[last].said + more };
    }
    return this.#found.sort((a, b) => a.line - b.line);
  }
}
