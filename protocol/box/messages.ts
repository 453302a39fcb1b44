/** What goes through the box’s WebSocket, both ways, one JSON text each (docs/box.md). */
import * as v from "valibot";
import { readAs } from "../text/mod.ts";
import { FROM_GLASS, TO_GLASS } from "./glass.ts";
import { SEEN } from "./packet.ts";
import { LINE_CHANGE, SETTINGS, SIDES } from "./settings.ts";

const COUNT = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const NAME = v.pipe(v.string(), v.maxLength(100));
const SIDE_OR_BOTH = v.picklist([...SIDES, "both"]);

/** With the teacher’s key a change is made for every pair, those included that will come; without, for one’s own. */
const KEY = v.optional(NAME);

const TO_BOX = v.variant("type", [
  /** The first message: a new pair, or, by its token, one that is there already: after a reload, or from the other device. */
  v.strictObject({ type: v.literal("join"), token: v.optional(NAME) }),
  v.strictObject({ type: v.literal("set"), side: SIDE_OR_BOTH, change: LINE_CHANGE, key: KEY }),
  /** Pulls a cable; with `seconds` it is put back after so many. */
  v.strictObject({
    type: v.literal("pull"),
    side: SIDE_OR_BOTH,
    seconds: v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(600))),
    key: KEY,
  }),
  v.strictObject({ type: v.literal("plug"), side: SIDE_OR_BOTH, key: KEY }),
  /** Whether packets are sent to this page; those after number `after` that are kept still come first. */
  v.strictObject({ type: v.literal("watch"), packets: v.boolean(), after: v.optional(COUNT) }),
  /** What time it is on the box; the answer has the same `id`. */
  v.strictObject({ type: v.literal("clock"), id: COUNT }),
  /** From the teacher’s page: what there is to oversee, asked with the key, by who has no pair. */
  v.strictObject({ type: v.literal("oversee"), key: NAME }),
  /** How many datagrams met which fate; with the teacher’s key, of every pair. */
  v.strictObject({ type: v.literal("count"), key: KEY }),
  /** A call on the peer of glass, which plays Client B. */
  TO_GLASS,
]);
export type ToBox = v.InferOutput<typeof TO_BOX>;

/** Where a client asks STUN and TURN, as `RTCIceServer` has it. */
const SERVERS = v.strictObject({ stun: NAME, turn: NAME });

const PAIR = v.strictObject({
  /** Counts from 1. */
  number: COUNT,
  /** Lets somebody join this pair; a secret of those who are in it. */
  token: NAME,
  A: SERVERS,
  B: SERVERS,
  username: NAME,
  credential: NAME,
  realm: NAME,
  settings: SETTINGS,
});
export type PairDescription = v.InferOutput<typeof PAIR>;

const COUNTS = v.record(v.string(), COUNT);

/** A pair as the teacher sees it: its network, how many pages play it, and what became of its datagrams. */
const OVERSEEN_PAIR = v.strictObject({ number: COUNT, settings: SETTINGS, pages: COUNT, counts: COUNTS });

const FROM_BOX = v.variant("type", [
  /** `settings` are those with which pairs begin, with a cable pulled where that of every pair is. */
  v.strictObject({ type: v.literal("overseen"), settings: SETTINGS, pairs: v.array(OVERSEEN_PAIR) }),
  v.strictObject({ type: v.literal("joined"), pair: PAIR, at: v.number() }),
  /** Somebody has changed something: this page, the other device, or the teacher. */
  v.strictObject({ type: v.literal("settings"), settings: SETTINGS }),
  /** In order. `missed` were left out before them: more came than could be sent or kept. */
  v.strictObject({ type: v.literal("packets"), packets: v.array(SEEN), missed: COUNT }),
  v.strictObject({ type: v.literal("clock"), id: COUNT, at: v.number() }),
  v.strictObject({
    type: v.literal("counts"),
    pairs: v.array(v.strictObject({ number: COUNT, counts: COUNTS })),
    /** Datagrams that belong to no pair, by their fate. */
    others: COUNTS,
  }),
  /** What has happened to the peer of glass. */
  FROM_GLASS,
  /** What was asked for is not done, and why: a code that `protocol/problems/` words. */
  v.strictObject({ type: v.literal("refused"), code: NAME }),
]);
export type FromBox = v.InferOutput<typeof FROM_BOX>;

/** A longer message is refused unread; those for a peer of glass hold descriptions. */
const LONGEST_MESSAGE = 2000;
const LONGEST_FOR_GLASS = 20_000;
const FOR_GLASS = '{"type":"glass"';

/** Reads a page’s message; `undefined` if it is none. */
export const readToBox = (text: string): ToBox | undefined =>
  text.length > (text.startsWith(FOR_GLASS) ? LONGEST_FOR_GLASS : LONGEST_MESSAGE) ? undefined : readAs(TO_BOX, text);
/** Reads a box’s message; `undefined` if it is none, as from a newer box. */
export const readFromBox = (text: string): FromBox | undefined => readAs(FROM_BOX, text);

/** Writes a message as it goes through the WebSocket. */
export const write = (message: ToBox | FromBox): string => JSON.stringify(message);
