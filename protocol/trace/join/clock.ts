/** The clocks of two devices: how far one is ahead of the other, by what passed between them. */
import {
  across,
  type ClientName,
  CLIENTS,
  EMPTY_LOG,
  type Logs,
  type Machine,
  type Moment,
  momentsAfter,
} from "../../facts/mod.ts";
import type { Passage } from "./passages.ts";

/** Milliseconds to add to Client B’s times to have Client A’s: the best guess, and between what it must lie. */
export interface Offset {
  readonly best: number;
  /** `-Infinity` if nothing of Client A’s arrived, `Infinity` if nothing of Client B’s did. */
  readonly least: number;
  readonly most: number;
  /** So far from the truth `best` may be at any time of the session. */
  readonly off: number;
  /** What the guess rests on; in every case it keeps to what was carried. */
  readonly by: "messages" | "connecting" | "carried";
}

/** Two passages that no clock explains: had the first arrived at once, the second arrived so long before it left. */
export interface Clash {
  readonly first: Passage;
  readonly second: Passage;
  readonly by: number;
}

/**
 * Entries hold whole milliseconds, so each time may be half of one off. Besides, no two clocks run alike: quartz keeps
 * time to some tens of millionths. (NTP reckons with 15, RFC 5905 §7.2, PHI.)
 */
const ROUNDING = 2;
const DRIFT = 1e-4;

/**
 * The bounds first: what arrived at B after it left A puts B’s clock no earlier than so much; what came back, no later.
 * Inside them, the moments at which the transports came up, which both clients see within a round trip or so; and if
 * messages went both ways, the middle of the bounds, as if the fastest each way took equally long:
 * ((T2 − T1) + (T3 − T4)) / 2 (RFC 5905 §8).
 */
export function offsetOf(logs: Logs, passed: readonly Passage[], leaving: "left" | "made"): Offset | Clash {
  let [least, most] = [-Infinity, Infinity];
  let lower: Passage | undefined;
  let upper: Passage | undefined;
  for (const passage of passed) {
    // The other page may have a message before this one’s `send` comes back.
    const here = logs[passage.from][passage.kind === "blob" ? passage[leaving] : passage.made].at;
    const there = logs[across(passage.from)][passage.arrived].at;
    if (passage.from === "A" && here - there > least) [least, lower] = [here - there, passage];
    if (passage.from === "B" && there - here < most) [most, upper] = [there - here, passage];
  }
  const span = Math.max(...CLIENTS.map((name) => logs[name].at(-1)!.at - logs[name][0].at));
  if (lower && upper && least - most > ROUNDING + DRIFT * span) {
    return { first: lower, second: upper, by: least - most };
  }
  const both = CLIENTS.every((name) => passed.some(({ from, kind }) => from === name && kind === "message"));
  const met = both ? undefined : meeting(logs);
  const guess = met ?? (least + most) / 2;
  const kept = Math.min(Math.max(guess, Math.min(least, most)), Math.max(least, most));
  const best = Math.round(Number.isFinite(kept) ? kept : Number.isFinite(least) ? least : most);
  const off = Math.ceil(Math.max(best - least, most - best) + ROUNDING / 2 + DRIFT * span);
  return { best, least, most, off, by: both ? "messages" : met === undefined ? "carried" : "connecting" };
}

/**
 * The states that both ends of one transport reach within a round trip or so (RFC 6347 §4.2, RFC 9260 §5.1, RFC 8832
 * §6).
 */
const SHARED: readonly (readonly [Machine, string])[] = [["dtls", "connected"], ["sctp", "connected"], [
  "channel",
  "open",
]];

/** The median of how far apart the logs put the same moments; `undefined` if they share none. */
export function meeting(logs: Logs): number | undefined {
  const apart = SHARED.flatMap(([machine, state]) => {
    const [a, b] = [logs.A, logs.B].map((log) =>
      log.find((entry) => entry.type === "state-changed" && entry.machine === machine && entry.state === state)
    );
    return a && b ? [a.at - b.at] : [];
  }).sort((one, two) => one - two);
  return apart[Math.floor(apart.length / 2)];
}

/**
 * Both logs with their times moved by so much, and nothing that passed arriving in the same millisecond as it left, or
 * before, as rounding and drift would have it: that waits. `undefined` if something waits for what comes after it.
 */
export function onOneClock(
  logs: Logs,
  shift: Readonly<Record<ClientName, number>>,
  passed: readonly Passage[],
  leaving: "left" | "made",
): Logs | undefined {
  const awaited = { A: new Map<number, number[]>(), B: new Map<number, number[]>() };
  for (const passage of passed) {
    const at = awaited[across(passage.from)];
    at.set(passage.arrived, [...at.get(passage.arrived) ?? [], passage[leaving]]);
  }
  const done: Record<ClientName, Moment[]> = { A: [], B: [] };
  const goOn = (name: ClientName) => {
    const begun = done[name].length;
    const there = done[across(name)];
    for (let i = begun; i < logs[name].length; i++) {
      const needs = awaited[name].get(i) ?? [];
      if (needs.some((index) => index >= there.length)) break;
      const earliest = Math.max(...needs.map((index) => there[index].at + 1));
      const entry = { ...logs[name][i], at: Math.max(logs[name][i].at + shift[name], earliest) };
      done[name].push(...momentsAfter(done[name].at(-1) ?? EMPTY_LOG, name, [entry]));
    }
    return done[name].length > begun;
  };
  while (goOn("A") || goOn("B"));
  if (CLIENTS.some((name) => done[name].length < logs[name].length)) return undefined;
  return { A: done.A.map(({ entry }) => entry), B: done.B.map(({ entry }) => entry) };
}
