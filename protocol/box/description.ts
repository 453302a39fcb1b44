/** What `/box.json` says: that there is a box, and what it offers. The page asks its own origin, and a static host has none. */
import * as v from "valibot";
import { NAT_KINDS, WORST } from "./settings.ts";

const COUNT = v.pipe(v.number(), v.integer(), v.minValue(0));

const DESCRIPTION = v.looseObject({
  format: v.literal("out-of-band/box"),
  version: v.literal(1),
  /** The IPv4 address at which all its sockets are. */
  host: v.pipe(v.string(), v.ipv4()),
  /** Where its WebSocket is, from `/box.json` on. */
  socket: v.pipe(v.string(), v.maxLength(100)),
  /** The kinds of NAT that it plays; a newer box may play others. */
  nats: v.pipe(v.array(v.string()), v.maxLength(100)),
  /** The most that each number of the weather may be. */
  worst: v.looseObject({ loss: v.number(), delay: v.number(), jitter: v.number(), rate: v.number() }),
  /** How many pairs have joined, and how many may. */
  pairs: v.looseObject({ joined: COUNT, most: COUNT }),
});
export type BoxDescription = v.InferOutput<typeof DESCRIPTION>;

/** Describes a box of this version. */
export const describeBox = (
  { host, socket, pairs }: Pick<BoxDescription, "host" | "socket" | "pairs">,
): BoxDescription => ({
  format: "out-of-band/box",
  version: 1,
  host,
  socket,
  nats: [...NAT_KINDS],
  worst: { ...WORST },
  pairs,
});

/** Reads what an origin answers at `/box.json`; `undefined` where that is no box, or one of a version not known here. */
export function readBoxDescription(value: unknown): BoxDescription | undefined {
  return v.is(DESCRIPTION, value) ? value : undefined;
}
