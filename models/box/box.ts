/** The box that serves this page, if one does: asked for, joined, obeyed; and every packet that it tells of. */
import { createModel, signal } from "@preact/signals";
import {
  type BoxDescription,
  type FromBox,
  type LineChange,
  readBoxDescription,
  type Side,
} from "../../protocol/box/mod.ts";
import type { Problem } from "../../protocol/problems/mod.ts";
import { type WayToBox, wireOf } from "./box-wire.ts";
import { GlassModel } from "./glass.ts";
import { PairModel } from "./pair.ts";

/** What the box needs of the world. */
export interface BoxTools extends WayToBox {
  /** Milliseconds, from any beginning; the same as the bench’s. */
  readonly now: () => number;
  /** Runs something later; gives back how to call it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** The box cannot play a peer of glass. */
  readonly glassRefused: () => void;
}

/** `none`: this page comes from no box. `gone`: there was one, or there should be. */
export type BoxState = "unasked" | "asking" | "none" | "joined" | "gone";

export const BoxModel = createModel((tools: BoxTools) => {
  const state = signal<BoxState>("unasked");
  const problem = signal<Problem | undefined>(undefined);
  const description = signal<BoxDescription | undefined>(undefined);
  const { joined: joins, set: settle, hear: keep, leave, ...played } = new PairModel(tools.now);
  const { pair, packets } = played;
  const wire = wireOf(tools.connect, {
    opened: () => send({ type: "join", ...(pair.peek() && { token: pair.peek()!.token }) }),
    heard: hear,
    closed: () => lose(problem.peek() ?? { code: "box-gone" }),
  });
  const { send } = wire;
  const glass = new GlassModel({ ...tools, send });

  /** Looks for the box, and joins it: the pair that this page had, or a new one. */
  async function ask() {
    if (state.peek() === "asking" || state.peek() === "joined") return;
    state.value = "asking";
    problem.value = undefined;
    const asked = await tools.ask().then((answer) => ({ answer }), () => undefined);
    if (!asked) return lose({ code: "box-gone" });
    const { answer } = asked;
    const found = description.value = readBoxDescription(answer);
    if (found && wire.open(found.socket)) return;
    if (found) return lose({ code: "box-unknown" });
    state.value = "none";
    // Something is there, and it is no box of this version.
    if (answer !== undefined) problem.value = { code: "box-unknown" };
  }

  function lose(why: Problem) {
    wire.drop();
    state.value = "gone";
    problem.value = why;
    glass.lose();
  }

  function hear(message: FromBox) {
    switch (message.type) {
      case "joined":
        return joined(message);
      case "settings":
        return settle(message.settings);
      case "packets":
        return keep(message);
      case "glass":
        return glass.hear(message);
      case "refused":
        return refused(message.code);
    }
  }

  function joined(message: FromBox & { type: "joined" }) {
    joins(message);
    state.value = "joined";
    problem.value = undefined;
    send({ type: "watch", packets: true, after: packets.peek().at(-1)?.number ?? 0 });
  }

  function refused(code: string) {
    // A box that was started anew knows nothing of the pair: this page gets another.
    if (code === "box-pair-unknown" && pair.peek()) {
      leave();
      return send({ type: "join" });
    }
    problem.value = { code } as Problem;
    glass.refused(code);
    if (state.peek() !== "joined") wire.close();
  }

  /** Changes one client’s line, in both directions alike. The next datagram meets it. */
  function set(side: Side, change: LineChange) {
    problem.value = undefined;
    send({ type: "set", side, change });
  }
  const pull = (side: Side) => send({ type: "pull", side });
  const plug = (side: Side) => send({ type: "plug", side });

  return { ...played, glass, state, problem, description, ask, set, pull, plug };
});
