/** The teacher’s page: with the key of the box it sees every pair, and changes the network of all of them at once. */
import { computed, createModel, signal } from "@preact/signals";
import {
  type BoxDescription,
  type FromBox,
  type LineChange,
  readBoxDescription,
  type Side,
  type ToBox,
} from "../../protocol/box/mod.ts";
import type { Problem } from "../../protocol/problems/mod.ts";
import { type WayToBox, wireOf } from "./box-wire.ts";

/** What the teacher’s page needs of the world. */
export interface TeacherTools extends WayToBox {
  /** Runs something later; gives back how to call it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** `locked`: there is a box, and it wants the key. `none`: this page comes from no box. */
export type TeacherState = "asking" | "none" | "locked" | "overseen" | "gone";

/** Milliseconds between two looks at all pairs. */
const LOOKS = 2000;

export const TeacherModel = createModel((tools: TeacherTools) => {
  const state = signal<TeacherState>("asking");
  const problem = signal<Problem | undefined>(undefined);
  const description = signal<BoxDescription | undefined>(undefined);
  const overview = signal<FromBox & { type: "overseen" } | undefined>(undefined);
  /** In the memory of the page, and nowhere else. */
  let key = "";
  let stopLooking = () => {};
  const look = () => send({ type: "oversee", key });
  const { open, send, drop } = wireOf(tools.connect, {
    opened: look,
    heard: hear,
    closed: () => {
      // It hangs up on who has not the key, and has said so.
      if (state.peek() !== "locked") lose({ code: "box-gone" });
    },
  });

  /** Looks for the box; with a key, shows it at once. */
  async function ask(given = "") {
    state.value = "asking";
    problem.value = undefined;
    const asked = await tools.ask().then((answer) => ({ answer }), () => undefined);
    if (!asked) return lose({ code: "box-gone" });
    description.value = readBoxDescription(asked.answer);
    state.value = description.value ? "locked" : "none";
    if (given !== "") enter(given);
  }

  /** Shows the box a key. */
  function enter(given: string) {
    const { value: found } = description;
    if (!found || state.peek() === "overseen") return;
    key = given.trim();
    problem.value = undefined;
    state.value = "asking";
    if (!open(found.socket)) lose({ code: "box-unknown" });
  }

  function lose(why: Problem) {
    stopLooking();
    drop();
    state.value = "gone";
    problem.value = why;
  }

  function hear(message: FromBox) {
    if (message.type === "refused") {
      problem.value = { code: message.code } as Problem;
      if (state.peek() === "asking") state.value = "locked";
    }
    if (message.type !== "overseen") return;
    overview.value = message;
    state.value = "overseen";
    stopLooking();
    stopLooking = tools.after(LOOKS, look);
  }

  function change(message: ToBox) {
    problem.value = undefined;
    send(message);
    look();
  }
  const set = (side: Side, line: LineChange) => change({ type: "set", side, change: line, key });
  const pull = (side: Side) => change({ type: "pull", side, key });
  const plug = (side: Side) => change({ type: "plug", side, key });

  const settings = computed(() => overview.value?.settings);
  const pairs = computed(() => overview.value?.pairs ?? []);
  return { state, problem, description, settings, pairs, ask, enter, set, pull, plug };
});
