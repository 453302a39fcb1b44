/** The box that serves this page, if one does: asked for, joined, obeyed; and every packet that it tells of. */
import { computed, createModel, signal } from "@preact/signals";
import {
  type BoxDescription,
  type FromBox,
  fromMessage,
  type LineChange,
  type PairDescription,
  readBoxDescription,
  readFromBox,
  type SeenPacket,
  type Settings,
  type Side,
  type ToBox,
  writeBoxMessage,
} from "../../protocol/box/mod.ts";
import type { Problem } from "../../protocol/problems/mod.ts";

/** What the box needs of the world. */
export interface BoxTools {
  /** Milliseconds, from any beginning; the same as the bench’s. */
  readonly now: () => number;
  /** What this page’s origin says of a box; rejects where nobody answers at all. */
  readonly ask: () => Promise<unknown>;
  /** Opens the way to it; nothing, where that would lead elsewhere. */
  readonly connect: (path: string, hearing: {
    readonly opened: () => void;
    readonly heard: (text: string) => void;
    readonly closed: () => void;
  }) => { readonly send: (text: string) => void; readonly close: () => void } | undefined;
}

/** `none`: this page comes from no box. `gone`: there was one, or there should be. */
export type BoxState = "unasked" | "asking" | "none" | "joined" | "gone";

/** How many packets are kept: as many as the box keeps of a pair. */
const MOST_KEPT = 2000;

export const BoxModel = createModel((tools: BoxTools) => {
  const state = signal<BoxState>("unasked");
  const problem = signal<Problem | undefined>(undefined);
  const description = signal<BoxDescription | undefined>(undefined);
  /** The pair that this page plays. Its secrets are held here, in memory, and nowhere else. */
  const pair = signal<PairDescription | undefined>(undefined);
  const settings = signal<Settings | undefined>(undefined);
  const packets = signal<readonly SeenPacket[]>([]);
  /** How many packets were left out on their way to the page. */
  const missed = signal(0);
  /** What the page’s clock showed when the box began. */
  const beganAt = signal(0);
  let wire: ReturnType<BoxTools["connect"]>;

  /** Looks for the box, and joins it: the pair that this page had, or a new one. */
  async function ask() {
    if (state.peek() === "asking" || state.peek() === "joined") return;
    state.value = "asking";
    problem.value = undefined;
    let answer: unknown;
    try {
      answer = await tools.ask();
    } catch {
      return lose({ code: "box-gone" });
    }
    const found = description.value = readBoxDescription(answer);
    if (found) return join(found.socket);
    state.value = "none";
    // Something is there, and it is no box of this version.
    if (answer !== undefined) problem.value = { code: "box-unknown" };
  }

  function join(path: string) {
    wire?.close();
    const mine = wire = tools.connect(path, {
      opened: () => send({ type: "join", ...(pair.peek() && { token: pair.peek()!.token }) }),
      heard: (text) => {
        const message = mine === wire ? readFromBox(text) : undefined;
        if (message) hear(message);
      },
      closed: () => {
        if (mine === wire) lose(problem.peek() ?? { code: "box-gone" });
      },
    });
    if (!mine) lose({ code: "box-unknown" });
  }

  function lose(why: Problem) {
    wire = undefined;
    state.value = "gone";
    problem.value = why;
  }

  function send(message: ToBox) {
    wire?.send(writeBoxMessage(message));
  }

  function hear(message: FromBox) {
    switch (message.type) {
      case "joined":
        return joined(message);
      case "settings":
        settings.value = message.settings;
        return;
      case "packets":
        packets.value = [...packets.peek(), ...message.packets.map(fromMessage)].slice(-MOST_KEPT);
        missed.value += message.missed;
        return;
      case "refused":
        return refused(message.code);
    }
  }

  function joined({ pair: now, at }: FromBox & { type: "joined" }) {
    const isNew = pair.peek()?.token !== now.token;
    if (isNew) forget();
    pair.value = now;
    settings.value = now.settings;
    beganAt.value = tools.now() - at;
    state.value = "joined";
    problem.value = undefined;
    send({ type: "watch", packets: true, after: packets.peek().at(-1)?.number ?? 0 });
  }

  function refused(code: string) {
    // A box that was started anew knows nothing of the pair: this page gets another.
    if (code === "box-pair-unknown" && pair.peek()) {
      pair.value = undefined;
      return send({ type: "join" });
    }
    problem.value = { code } as Problem;
    if (state.peek() !== "joined") wire?.close();
  }

  /** Changes one client’s line, in both directions alike. The next datagram meets it. */
  function set(side: Side, change: LineChange) {
    problem.value = undefined;
    send({ type: "set", side, change });
  }
  function pull(side: Side) {
    send({ type: "pull", side });
  }
  function plug(side: Side) {
    send({ type: "plug", side });
  }
  /** Forgets the packets so far. */
  function forget() {
    packets.value = [];
    missed.value = 0;
  }

  /** The servers of the pair, each for the client that it was made for. */
  const servers = computed(() => {
    const now = pair.value;
    if (!now) return [];
    const { username, credential } = now;
    return (["A", "B"] as const).flatMap((client) => [
      { client, urls: now[client].stun, username: "", credential: "" },
      { client, urls: now[client].turn, username, credential },
    ]);
  });

  return {
    state,
    problem,
    description,
    pair,
    settings,
    servers,
    packets,
    missed,
    beganAt,
    ask,
    set,
    pull,
    plug,
    forget,
  };
});
