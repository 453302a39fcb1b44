/** The drawing of a diagram: its marks, and what is known of both clients. Its last entries can be taken back. */
import type { ClientName } from "../facts/mod.ts";
import { newSession, type Session } from "../session/mod.ts";
import type { Mark } from "./mark.ts";
import { type Kinds, RowIndex } from "./rows.ts";

/** The name under which the number of a mark is noted. */
export const markName = (id: string): string => `mark ${id}`;

/** So many entries can be taken back: an entry that comes late is hardly ever later than some milliseconds. */
const TAKEN_BACK = 256;
/** Marks whose reach is summed up together. */
const BLOCK = 64;

/** The drawing of one diagram. It grows in place: nothing is copied for the next entry. */
export class Drawing {
  readonly #marks: Mark[] = [];
  /** The furthest reach of each block of marks, or more. */
  readonly #reaches: number[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #sessions = { A: newSession("A"), B: newSession("B") };
  readonly #rows = new Map<Kinds, RowIndex>();
  /** How to take back each of the last entries, the latest last. */
  readonly #undo: (() => void)[][] = [];

  /** In the order of time. */
  get marks(): readonly Mark[] {
    return this.#marks;
  }

  /** Begins to draw an entry: what changes from here on is taken back together. */
  begin(): void {
    this.#undo.push([]);
    if (this.#undo.length > TAKEN_BACK) this.#undo.shift();
  }

  /** Takes back the latest entry; `false` if that is too long ago. */
  takeBack(): boolean {
    const steps = this.#undo.pop();
    steps?.reverse().forEach((step) => step());
    return steps !== undefined;
  }

  /** Adds a mark behind all others, and gives back its number. */
  add(mark: Mark): number {
    this.#changes(() => {
      this.#marks.pop();
      for (const index of this.#rows.values()) index.cut(this.#marks.length);
    });
    return this.#marks.push(mark) - 1;
  }

  /** Puts something else in the place of a mark. */
  change(number: number, change: Partial<Mark>): void {
    const before = this.#marks[number];
    this.#changes(() => this.#put(number, before));
    this.#put(number, { ...before, ...change });
  }

  #put(number: number, mark: Mark): void {
    const before = this.#marks[number];
    this.#marks[number] = mark;
    const block = Math.floor(number / BLOCK);
    this.#reaches[block] = Math.max(this.#reaches[block] ?? -1, mark.reach ?? -1);
    for (const index of this.#rows.values()) index.changed(number, before, mark);
  }

  /** The number that stands under a name. */
  find(name: string): number | undefined {
    return this.#numbers.get(name);
  }

  /** Notes a number under a name. */
  note(name: string, number: number): void {
    const before = this.#numbers.get(name);
    this.#changes(() => before === undefined ? this.#numbers.delete(name) : this.#numbers.set(name, before));
    this.#numbers.set(name, number);
  }

  /** The session of a client, as far as its cards go. */
  session(client: ClientName): Session {
    return this.#sessions[client];
  }

  know(session: Session): void {
    const before = this.#sessions[session.client];
    this.#changes(() => this.#sessions[session.client] = before);
    this.#sessions[session.client] = session;
  }

  #changes(undo: () => void): void {
    this.#undo.at(-1)?.push(undo);
  }

  /** The rows that marks of these kinds have. */
  rows(kinds: Kinds): RowIndex {
    let index = this.#rows.get(kinds);
    if (!index) this.#rows.set(kinds, index = new RowIndex(kinds));
    index.follow(this.#marks);
    return index;
  }

  /** The numbers of marks before a number, the nearest first, of which something may reach down to it. */
  *reaching(number: number): Generator<number> {
    for (let block = Math.floor((number - 1) / BLOCK); block >= 0; block--) {
      if ((this.#reaches[block] ?? -1) < number) continue;
      for (let i = Math.min(number, (block + 1) * BLOCK) - 1; i >= block * BLOCK; i--) {
        if ((this.#marks[i].reach ?? -1) >= number) yield i;
      }
    }
  }
}
