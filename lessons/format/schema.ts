/** The schemas of what an author writes: the front matter of a lesson, and the attributes of its directives. */
import * as v from "valibot";
import { BUTTONS, CLIENTS } from "../../protocol/facts/mod.ts";
import type { Goal } from "../../protocol/goals/mod.ts";
import { CHECKS } from "../checks/mod.ts";
import type { Attribute } from "../checks/check.ts";
import { START } from "./start.ts";

const TEXT = v.pipe(v.string(), v.minLength(1, "must not be empty"));
const NUMBER = v.pipe(v.string(), v.regex(/^\d+$/, "must be a whole number"), v.transform(Number));

/** The lines between the two `---` at the top of a lesson, each `name: value`. */
const FRONT = v.strictObject({
  /** One line for the course list. */
  summary: v.pipe(TEXT, v.maxLength(80, "must have at most 80 characters")),
  minutes: v.pipe(NUMBER, v.minValue(1), v.maxValue(60)),
  /** The chapter of the course; lessons of one chapter stand together. */
  chapter: TEXT,
  /** The question that the lesson answers. */
  question: TEXT,
  /** What it needs beside a browser, for the course list. */
  needs: v.optional(TEXT),
  /** Why no trace of it can be recorded by a hand on one page; else one is, for its worksheet. */
  unrecorded: v.optional(TEXT),
  /** How candidates travel; where it says nothing they trickle, and are inside the descriptions on two devices. */
  mode: v.optional(v.picklist(["trickle", "gathered"])),
  /** Whether video and audio can be added. */
  media: v.optional(v.pipe(v.picklist(["yes", "no"]), v.transform((word) => word === "yes")), "no"),
  /** Whether it is done on the box: its servers, the network between the clients, and their packets can be reached. */
  network: v.optional(v.pipe(v.picklist(["yes", "no"]), v.transform((word) => word === "yes")), "no"),
  /** Whether programs may carry in place of the hands: a BroadcastChannel, a signaling server. */
  programs: v.optional(v.pipe(v.picklist(["yes", "no"]), v.transform((word) => word === "yes")), "no"),
  ...START,
});

/** The front matter of a lesson. */
export type Front = v.InferOutput<typeof FRONT>;

/** What was read, or why not: each mistake with the name that it is about. */
export type Read<T> = { readonly ok: T } | { readonly mistakes: readonly { name: string; says: string }[] };

function read<S extends v.GenericSchema>(schema: S, value: unknown): Read<v.InferOutput<S>> {
  const result = v.safeParse(schema, value);
  if (result.success) return { ok: result.output };
  return {
    mistakes: result.issues.map((issue) => ({ name: v.getDotPath(issue) ?? "", says: issue.message })),
  };
}

/** Reads front matter. */
export const readFront = (values: Readonly<Record<string, string>>): Read<Front> => read(FRONT, values);

/** What the dark button is while a goal is missing: a call of a client, or nothing. Without it, the bench finds it. */
const DARK = v.union([
  v.literal("none"),
  v.pipe(
    v.string(),
    v.check((text) => {
      const [client, call, ...rest] = text.split(" ");
      return rest.length === 0 && CLIENTS.some((one) => one === client) && BUTTONS.some((one) => one === call);
    }, "must be none, or a client and a call: A createOffer"),
  ),
]);

const ONE: Readonly<Record<"number" | "text", v.GenericSchema<unknown, string>>> = {
  number: v.pipe(v.string(), v.regex(/^\d+$/, "must be a whole number")),
  text: TEXT,
};
const schemaOf = (attribute: Attribute): v.GenericSchema<unknown, string> =>
  typeof attribute === "string" ? ONE[attribute] : v.picklist([...attribute]);

/** Reads the attributes of a goal: its check is one of the library, and says which attributes it takes. */
export function readGoal(check: string, attributes: Readonly<Record<string, string>>): Read<Goal> {
  const kind = CHECKS.get(check);
  if (!kind) {
    return { mistakes: [{ name: check, says: `is no check. There is: ${[...CHECKS.keys()].join(", ")}` }] };
  }
  const entries = (all: Readonly<Record<string, Attribute>>, wrap: (schema: v.GenericSchema) => v.GenericSchema) =>
    Object.fromEntries(Object.entries(all).map(([name, one]) => [name, wrap(schemaOf(one))]));
  const schema = v.strictObject({
    ...entries(kind.needs, (one) => one),
    ...entries(kind.may ?? {}, (one) => v.optional(one)),
    dark: v.optional(DARK),
  });
  const result = read(schema, attributes);
  return "mistakes" in result ? result : { ok: { ...result.ok as Record<string, string>, check } };
}

/** What a challenge counts. */
const COUNTED = ["carries", "presses", "bytes"] as const;
const CHALLENGE = v.strictObject({ par: v.pipe(NUMBER, v.minValue(1)), counts: v.picklist(COUNTED) });

/** A challenge: the fewest that it can be done with, and of what. */
export type Challenge = v.InferOutput<typeof CHALLENGE>;
/** Reads the attributes of a challenge. */
export const readChallenge = (attributes: unknown): Read<Challenge> => read(CHALLENGE, attributes);

const TERM = v.strictObject({ word: TEXT, means: TEXT });
/** A word of the field, and what it means. */
export type Term = v.InferOutput<typeof TERM>;
/** Reads the attributes of a term. */
export const readTerm = (attributes: unknown): Read<Term> => read(TERM, attributes);

const ASIDE = v.strictObject({ title: TEXT });
/** A remark that lies folded under its title. */
export type Aside = v.InferOutput<typeof ASIDE> & { readonly text: string };
/** Reads the attributes of an aside. */
export const readAside = (attributes: unknown): Read<v.InferOutput<typeof ASIDE>> => read(ASIDE, attributes);
