/** A page’s conversation with the box, whatever carries it: messages in, messages out (docs/box.md). */
import {
  type FromBox,
  readToBox,
  type SeenPacket,
  type Side,
  SIDES,
  type ToBox,
  toMessage,
} from "../protocol/box/mod.ts";
import type { ProblemCode } from "../protocol/problems/mod.ts";
import type { Box } from "./box.ts";
import { pullCables, touchCables } from "./cable.ts";
import { GlassSeat } from "./glass/seat.ts";
import { Allowance, MOST_MESSAGES, MOST_PAGES } from "./limits.ts";
import { overviewOf } from "./overview.ts";
import { changeLines, describePair } from "./pairs.ts";
import type { Pair } from "./world.ts";

/** What carries the messages. */
export interface Wire {
  readonly send: (message: FromBox) => void;
  /** Bytes that were sent and are not on their way yet. */
  readonly waiting: () => number;
  readonly close: () => void;
}

/** Above so many waiting bytes packets are left out, and counted. */
const MOST_WAITING = 1_000_000;
/** Milliseconds for which packets are gathered, and how many go in one message at most. */
const GATHERED = 50;
const MOST_IN_ONE = 200;

export class Page {
  #pair?: Pair;
  #glass?: GlassSeat;
  /** Whether it is the teacher’s, who has shown the key, and has no pair. */
  #oversees = false;
  #stopListening?: () => void;
  #packets: SeenPacket[] = [];
  #missed = 0;
  readonly #messages = new Allowance(MOST_MESSAGES);
  readonly #tell = (message: FromBox) => this.wire.send(message);

  constructor(readonly box: Box, readonly wire: Wire) {}

  /** Whether it has joined a pair, or oversees all. */
  get hasJoined(): boolean {
    return this.#pair !== undefined || this.#oversees;
  }

  /** A message has come. */
  hear(text: string): void {
    const { box, wire } = this;
    if (!this.#messages.take(1, box.world.now())) {
      this.#refuse("box-hurried");
      return wire.close();
    }
    const message = readToBox(text);
    if (message?.type === "oversee") return this.#oversee(message.key);
    if (message?.type === "join" && !this.hasJoined) return this.#join(message.token);
    if (!message || message.type === "join") return this.#refuse("box-message-unreadable");
    if (this.#pair) this.#pair.usedAt = box.world.now();
    this.#obey(message, this.#pair);
  }

  /** Shows the teacher everything. Who has not the key may not try another on this connection. */
  #oversee(key: string): void {
    if (key !== this.box.key) {
      this.#refuse("box-key-wrong");
      return this.wire.close();
    }
    this.#oversees = true;
    this.wire.send(overviewOf(this.box));
  }

  /** The page is gone. */
  leave(): void {
    this.#stopListening?.();
    this.#glass?.leave();
    this.#pair?.pages.delete(this.#tell);
    this.#pair = undefined;
  }

  #refuse(code: ProblemCode): void {
    this.wire.send({ type: "refused", code });
  }

  #join(token: string | undefined): void {
    const pair = this.box.join(token);
    if (typeof pair === "string") return this.#refuse(pair);
    if (pair.pages.size >= MOST_PAGES) return this.#refuse("box-pair-crowded");
    this.#pair = pair;
    pair.pages.add(this.#tell);
    this.wire.send({ type: "joined", pair: describePair(pair), at: this.box.world.now() });
  }

  #obey(message: Exclude<ToBox, { type: "join" | "oversee" }>, pair: Pair | undefined): void {
    const { box, wire } = this;
    const isForAll = "key" in message && message.key !== undefined;
    // The teacher’s page has no pair of its own to change.
    if (!pair && !(this.#oversees && isForAll)) return this.#refuse("box-message-unreadable");
    if (isForAll && message.key !== box.key) return this.#refuse("box-key-wrong");
    switch (message.type) {
      case "watch":
        return this.#watch(pair!, message.packets, message.after);
      case "clock":
        return wire.send({ type: "clock", id: message.id, at: box.world.now() });
      case "glass":
        return (this.#glass ??= new GlassSeat(box.glass, pair!, this.#tell)).hear(message);
      default:
        return this.#change(message, isForAll ? box.pairs : [pair!], isForAll);
    }
  }

  #change(
    message: ToBox & { type: "count" | "set" | "pull" | "plug" },
    pairs: readonly Pair[],
    isForAll: boolean,
  ): void {
    const { box, wire } = this;
    if (message.type === "count") {
      const counted = pairs.map(({ number, record: { counts } }) => ({ number, counts }));
      return wire.send({ type: "counts", pairs: counted, others: Object.fromEntries(box.world.others) });
    }
    const sides: readonly Side[] = message.side === "both" ? SIDES : [message.side];
    switch (message.type) {
      case "set":
        if (isForAll) box.changeAll(sides, message.change);
        else changeLines(pairs[0], sides, message.change);
        return;
      case "pull":
        if (!pullCables(box.world, pairs, sides, message.seconds)) this.#refuse("box-hurried");
        return;
      case "plug":
        touchCables(pairs, sides, false);
    }
  }

  #watch(pair: Pair, isWanted: boolean, after: number | undefined): void {
    this.#stopListening?.();
    this.#packets = [];
    if (!isWanted) return;
    const { record } = pair;
    if (after !== undefined) {
      const kept = record.after(after);
      // What is not kept any more was missed; a box that was started anew counts from 1 again.
      this.#missed += Math.max(0, (kept[0]?.number ?? record.last + 1) - after - 1);
      this.#packets.push(...kept);
    }
    this.#flush();
    this.#stopListening = record.listen((packet) => {
      this.#packets.push(packet);
      if (this.#packets.length === 1 && !this.box.world.later(GATHERED, () => this.#flush())) this.#flush();
    });
  }

  /** Sends what was gathered. A page that does not keep up is told how many it has missed. */
  #flush(): void {
    const packets = this.#packets;
    this.#packets = [];
    for (let i = 0; i < packets.length; i += MOST_IN_ONE) {
      const some = packets.slice(i, i + MOST_IN_ONE);
      if (this.wire.waiting() > MOST_WAITING) this.#missed += some.length;
      else {
        this.wire.send({ type: "packets", packets: some.map(toMessage), missed: this.#missed });
        this.#missed = 0;
      }
    }
  }
}
