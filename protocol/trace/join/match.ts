/** Matches blobs that left one device with those that arrived at the other: by credentials, or by kind and order. */
import type { SignalingMessage } from "../../facts/mod.ts";
import { shapeOf } from "./shape.ts";

/**
 * How blobs are matched: by `name`, where both traces have the same ufrags; by `shape`, where each was redacted by
 * itself.
 */
export type Matching = "name" | "shape";

/** A blob as it left. */
export interface Departure {
  readonly label: string;
  readonly message: SignalingMessage;
  /** Every name it may arrive by, the most exact last. */
  readonly names: readonly string[];
  readonly left: number;
  readonly made: number;
  /** Whether it was seen leaving. */
  readonly copied: boolean;
}

/** A blob as it arrived, and whether the browser took it. */
export interface Landed {
  readonly name: string;
  readonly message: SignalingMessage;
  readonly arrived: number;
  readonly applied: boolean;
}

/** Pairs what left with what arrived. Indexes are of the entries in the logs. */
export function matched(left: readonly Departure[], landed: readonly Landed[], matching: Matching) {
  const pairs = matching === "name" ? byName(left, landed) : byShape(left, landed);
  return pairs.map(([{ label, left, made, message }, there]) => ({
    label,
    left,
    made,
    arrived: there.arrived,
    texts: [textOf(message), textOf(there.message)] as const,
  }));
}

type Pair = readonly [Departure, Landed];

function byName(left: readonly Departure[], landed: readonly Landed[]): readonly Pair[] {
  const first = new Map<string, Departure>();
  for (const one of left) for (const name of one.names) if (!first.has(name)) first.set(name, one);
  return landed.flatMap((there): Pair[] => {
    const here = first.get(there.name);
    return here ? [[here, there]] : [];
  });
}

/** Among blobs of one shape, the n-th that arrived is not earlier than the n-th that left. */
function byShape(left: readonly Departure[], landed: readonly Landed[]): readonly Pair[] {
  const distinct = [...Map.groupBy(left, ({ names }) => names.at(-1)!).values()].map(([first]) => first);
  const departed = Map.groupBy(distinct, ({ message }) => shapeOf(message));
  return [...Map.groupBy(landed, ({ message }) => shapeOf(message))].flatMap(([shape, arrivals]): Pair[] => {
    const all = departed.get(shape) ?? [];
    const copied = all.filter((one) => one.copied);
    const gone = (copied.length >= arrivals.length ? copied : all).toSorted((one, two) => one.left - two.left);
    // What is left over came from elsewhere, most likely from a session before this one.
    const applied = arrivals.filter((one) => one.applied);
    const came = (arrivals.length > gone.length ? applied : arrivals).toSorted((one, two) => one.arrived - two.arrived);
    const extra = Math.max(0, came.length - gone.length);
    return came.slice(extra).map((there, i): Pair => [gone[i], there]);
  });
}

const textOf = (message: SignalingMessage): string =>
  message.kind === "description" ? message.sdp : message.kind === "candidate" ? message.candidate : "";
