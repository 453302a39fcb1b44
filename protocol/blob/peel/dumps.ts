/** The descriptions and candidates of a dump: what chrome://webrtc-internals and rtcstats save of each connection. */
import { type Found, type FoundMessage, type Inside, isRefused, type Read, refused } from "../outcome.ts";
import { note } from "../mend/repairs.ts";
import type { Repair } from "../reading.ts";

/** The events that a description or a candidate came with; those of `createOffer` would give each description twice. */
const EVENT = /^(?:set(?:Local|Remote)Description|(?:on)?icecandidate|addIceCandidate)$/i;
/** More events of one connection are not looked at. */
const MOST = 2000;

/** Reads the connections of a dump, in order; `from` reads one value of it. */
export function messagesInDump(
  connections: object,
  inside: Inside,
  from: (value: unknown) => Read,
): Read {
  const messages: FoundMessage[] = [];
  const repairs: Repair[] = [];
  let damage: Found["damage"];
  for (const [id, connection] of Object.entries(connections)) {
    for (const [event, value] of eventsOf(connection).slice(0, MOST)) {
      if (!EVENT.test(event)) continue;
      const read = typeof value === "string" ? inside.text(value, 1) : from(value);
      if (isRefused(read)) continue;
      damage ??= read.damage;
      messages.push(...read.messages.map((message) => ({ ...message, under: `${id} ${event}` })));
    }
  }
  if (messages.length === 0) return refused({ code: "not-a-blob", seen: "it is a dump without any description" });
  note(repairs, "dump");
  return { messages, repairs, ...(damage && { damage }) };
}

/** The events of a connection: `{ updateLog: [{ type, value }] }`, or `[name, id, value, time]` in a list. */
function eventsOf(connection: unknown): readonly (readonly [string, unknown])[] {
  const log = Array.isArray(connection) ? connection : (connection as { updateLog?: unknown } | null)?.updateLog;
  if (!Array.isArray(log)) return [];
  return log.flatMap((entry) => {
    if (Array.isArray(entry)) return typeof entry[0] === "string" ? [[entry[0], entry[2]] as const] : [];
    const { type, value } = (entry ?? {}) as { type?: unknown; value?: unknown };
    return typeof type === "string" ? [[type, value] as const] : [];
  });
}
