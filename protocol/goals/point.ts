/** Where a step of a lesson has the learner look: a pane of a client, lines of an SDP in it, and state machines. */
import * as v from "valibot";
import { CLIENTS, MACHINES } from "../facts/mod.ts";
import { PANES } from "../session/mod.ts";

/** A list in one attribute, its members apart by spaces. */
const words = v.pipe(v.string(), v.transform((text) => text.split(" ").filter((word) => word !== "")));

/** The attributes of `::point{…}` in a lesson’s Markdown. Lines are named by how they begin: `m=`, `a=ice-ufrag`. */
const POINT = v.strictObject({
  client: v.picklist(CLIENTS),
  pane: v.optional(v.picklist(PANES)),
  lines: v.optional(words, ""),
  states: v.optional(v.pipe(words, v.array(v.picklist(MACHINES))), ""),
});

export type Point = v.InferOutput<typeof POINT>;

/** Reads the attributes of a point; a wrong one is refused in the words of the schema, with the attribute’s name. */
export function readPoint(attributes: unknown): Point | { readonly refused: string } {
  const read = v.safeParse(POINT, attributes);
  return read.success
    ? read.output
    : { refused: read.issues.map((one) => `${v.getDotPath(one)}: ${one.message}`).join("; ") };
}
