/** A program that carries in place of the hands: each card as soon as it is there, into the box of the other client. */
import { createModel, effect, signal, untracked } from "@preact/signals";
import type { ClientName } from "../../protocol/facts/mod.ts";
import type { Problem } from "../../protocol/problems/mod.ts";
import { isRoomName, type Program } from "../../protocol/signaling/mod.ts";
import type { CarriedBench, Passed } from "./bench.ts";
import { type Link, linkByBroadcast, linkByServer, type LinkTools, type SignalingProblem } from "./links.ts";
import { ReceivingModel } from "./receiving.ts";
import { SendingModel } from "./sending.ts";

interface Tools extends LinkTools {
  /** Milliseconds; the same clock as the bench’s. */
  readonly now: () => number;
  /** The room that is entered if no other is written. */
  readonly room: string;
}

/** So many blobs that passed are listed. */
const MOST_LISTED = 200;

export const SignalingModel = createModel((tools: Tools, bench: CarriedBench) => {
  const program = signal<Program | undefined>(undefined);
  const room = signal(tools.room);
  const problem = signal<Problem | undefined>(undefined);
  /** How many others listen to each client that is here; missing until it is known. */
  const others = signal<Readonly<Partial<Record<ClientName, number>>>>({});
  const passed = signal<readonly Passed[]>([]);
  const links = new Map<ClientName, Link>();

  function note(one: Omit<Passed, "at">) {
    const at = tools.now() - bench.since.peek();
    passed.value = [...passed.peek(), { ...one, at }].slice(-MOST_LISTED);
  }
  const sending = new SendingModel({ bench, program, others, linkOf: (client) => links.get(client), note });
  const receiving = new ReceivingModel({ bench, note });

  /** Chooses what carries; nothing, and it is the hands again. */
  function choose(next: Program | undefined) {
    stop();
    problem.value = undefined;
    if (next === "websocket" && !isRoomName(room.peek())) return lost("signaling-room");
    program.value = next;
    for (const client of next ? bench.here.peek() : []) links.set(client, open(client, next!));
  }
  function stop() {
    for (const link of links.values()) link.close();
    links.clear();
    program.value = undefined;
    others.value = {};
  }
  function open(client: ClientName, by: Program): Link {
    const hearing = {
      met(count: number, isNew: boolean) {
        if (isNew) sending.greet(client);
        others.value = { ...others.peek(), [client]: count };
      },
      heard: (blob: string) => receiving.hear(client, blob, by),
      lost,
    };
    return by === "broadcast" ? linkByBroadcast(client, tools, hearing) : linkByServer(room.peek(), tools, hearing);
  }
  function lost(code: SignalingProblem) {
    stop();
    problem.value = { code };
  }
  /** The name of the room that is entered next; letters and digits. */
  function writeRoom(name: string) {
    room.value = name.trim();
  }

  // A reset begins anew; a client that goes to another device, or comes back, begins with the hands.
  let here = bench.here.peek();
  effect(() => {
    const now = bench.here.value;
    // A bench that begins anew says so by its time.
    void bench.since.value;
    untracked(() => {
      sending.forget();
      receiving.forget();
      passed.value = [];
      if (now !== here) choose(undefined);
      here = now;
    });
  });

  return { program, room, problem, others, passed, waiting: receiving.waiting, choose, stop, writeRoom };
});
