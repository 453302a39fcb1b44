/** What can be set of a pair’s network: two NATs, and the weather on two lines. Schemas, and bounds. */
import * as v from "valibot";

/**
 * How a NAT maps and filters (RFC 4787 §4 and §5), by the names that people use. `open`: one outside address for all,
 * and everybody gets in. `address-restricted`: one outside address, and in gets who was sent something, whatever its
 * port. `port-restricted`: one outside address, and in gets exactly the address and port that were sent something.
 * `symmetric`: another outside address for each destination, and only that one gets in. `blocked`: no UDP at all.
 */
export const NAT_KINDS = ["open", "address-restricted", "port-restricted", "symmetric", "blocked"] as const;
export type NatKind = typeof NAT_KINDS[number];

/** What each number of the weather may be at most. */
export const WORST = { loss: 100, delay: 5000, jitter: 5000, rate: 1_000_000 } as const;

const within = (most: number) => v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(most));

/** What happens to datagrams on one direction of a line. */
const WEATHER = v.strictObject({
  /** Percent of them that are lost. */
  loss: within(WORST.loss),
  /** Milliseconds that each takes. */
  delay: within(WORST.delay),
  /** Milliseconds more, at random up to this: packets may overtake each other. */
  jitter: within(WORST.jitter),
  /** Kilobits a second that get through, headers not counted; 0 is no limit. */
  rate: within(WORST.rate),
});
export type Weather = v.InferOutput<typeof WEATHER>;

export const FAIR: Weather = { loss: 0, delay: 0, jitter: 0, rate: 0 };

/** A client’s line: its NAT, and the weather from the client (`up`) and to it (`down`). */
const LINE = v.strictObject({
  nat: v.picklist(NAT_KINDS),
  up: WEATHER,
  down: WEATHER,
  /** Whether its cable is pulled: nothing comes through, in either direction. */
  isPulled: v.boolean(),
});
export type Line = v.InferOutput<typeof LINE>;

/** The two clients of a pair. */
export const SIDES = ["A", "B"] as const;
export type Side = typeof SIDES[number];

export const SETTINGS = v.strictObject({ A: LINE, B: LINE });
export type Settings = v.InferOutput<typeof SETTINGS>;

/** The worst weather of each line so far, each of its numbers by itself. */
export type WorstWeather = Readonly<Record<Side, Weather>>;

/** The worst so far, once the lines are as they are now, in either direction. */
export function worseOf(before: WorstWeather, now: Settings): WorstWeather {
  const worse = ({ loss, delay, jitter, rate }: Weather, { up, down }: Line): Weather => ({
    loss: Math.max(loss, up.loss, down.loss),
    delay: Math.max(delay, up.delay, down.delay),
    jitter: Math.max(jitter, up.jitter, down.jitter),
    rate: Math.max(rate, up.rate, down.rate),
  });
  return { A: worse(before.A, now.A), B: worse(before.B, now.B) };
}

/** What is to be changed of a line; what is left out stays as it is. */
export const LINE_CHANGE = v.strictObject({
  nat: v.optional(v.picklist(NAT_KINDS)),
  up: v.optional(v.partial(WEATHER)),
  down: v.optional(v.partial(WEATHER)),
});
export type LineChange = v.InferOutput<typeof LINE_CHANGE>;

/** A line after a change. */
export const changed = (line: Line, { nat, up, down }: LineChange): Line => ({
  ...line,
  ...(nat && { nat }),
  up: { ...line.up, ...up },
  down: { ...line.down, ...down },
});

/** What a kind of NAT does, in a sentence for a learner (RFC 4787). */
export const NAT_TEXTS: Readonly<Record<NatKind, string>> = {
  "open": "One outside address for everything, and whoever sends to it gets in.",
  "address-restricted":
    "One outside address for everything; in gets only who was sent something before, from any of its ports.",
  "port-restricted":
    "One outside address for everything; in gets only the very address and port that was sent something before.",
  "symmetric": "Another outside address for each destination, and only that destination gets in.",
  "blocked": "No UDP, neither out nor in.",
};
