/** What was recorded of a lesson on the box, bench by bench and step by step, as of any moment. */
import { FAIR, fromMessage, type RecordedPackets, worseOf } from "../../protocol/box/mod.ts";
import { momentsOf } from "../../protocol/facts/mod.ts";
import { benchesOf, type NetworkSeen } from "../../protocol/goals/mod.ts";
import { sessionsAt, type Trace } from "../../protocol/trace/mod.ts";
import { kindOf } from "../box/network-seen.ts";

/** Before anything has happened, in the time of a bench. */
export const NEVER = -1;

/** A step of a lesson on the box, as its text gives it. */
export interface StepOnBox {
  readonly id: string;
  readonly fresh?: boolean;
  readonly solution: readonly { readonly act: string }[];
}

/** Whether a recording is of these steps as they are now: each of them, and one trace for each bench. */
export function isOfSteps(
  steps: readonly StepOnBox[],
  traces: readonly Trace[],
  { steps: recorded }: RecordedPackets,
): boolean {
  const benches = new Set(benchesOf(steps)).size;
  return traces.length === benches && recorded.length === steps.length &&
    steps.every(({ id }, i) => recorded[i].id === id);
}

/** A step on its bench: what belongs to it begins after `from` and ends at `until`. */
export interface Part {
  readonly id: string;
  readonly bench: number;
  readonly from: number;
  readonly until: number;
  /** Nothing is called in it, but packets opened: what comes about meanwhile belongs to the next one. */
  readonly isStill: boolean;
  readonly recorded: RecordedPackets["steps"][number];
}

/** The steps of a lesson as they were recorded, each on its bench. */
export function partsOf(steps: readonly StepOnBox[], recording: RecordedPackets): readonly Part[] {
  const benches = benchesOf(steps);
  let from = NEVER;
  return steps.flatMap(({ id, solution }, i) => {
    const recorded = recording.steps.find((one) => one.id === id);
    if (!recorded) return [];
    if (benches[i] !== benches[i - 1]) from = NEVER;
    const bench = benches[i] - benches[0];
    const isStill = solution.every(({ act }) => act === "open");
    const part = { id, bench, from, until: recorded.until, isStill, recorded };
    if (!isStill) from = recorded.until;
    return [part];
  });
}

/** What was recorded on one bench, asked for as of a moment; `parts` are its own. */
export function benchOf(trace: Trace, parts: readonly Part[]) {
  const { A, B } = trace.clients;
  const moments = momentsOf({ A: A.log, B: B.log });
  const rewind = sessionsAt(moments);
  const packets = parts.flatMap(({ recorded }) => recorded.packets.map(fromMessage));
  const network = parts.flatMap(({ recorded }) => recorded.network);
  const isGlass = parts.some(({ recorded }) => recorded.isGlass);
  const countAt = (at: number) => moments.filter((moment) => moment.at <= at).length;
  const setUntil = (at: number) => network.filter((one, i) => i === 0 || one.at <= at).map(({ settings }) => settings);
  return {
    packets,
    isGlass,
    countAt,
    sessionsAt: (at: number) => rewind(countAt(at)),
    settingsAt: (at: number) => setUntil(at).at(-1),
    /** The trace without what comes later. */
    traceUntil(at: number): Trace {
      const passed = moments.slice(0, countAt(at));
      const log = (client: "A" | "B") => ({
        log: trace.clients[client].log.slice(0, passed.filter((moment) => moment.client === client).length),
      });
      return { ...trace, clients: { A: log("A"), B: log("B") } };
    },
    networkAt(at: number, opened: ReadonlySet<number>): NetworkSeen {
      const set = setUntil(at);
      return {
        nats: { A: set.map(({ A }) => A.nat), B: set.map(({ B }) => B.nat) },
        worst: set.reduce(worseOf, { A: FAIR, B: FAIR }),
        packets: packets.filter((packet) => packet.at <= at)
          .map((packet) => ({ ...kindOf(packet), opened: opened.has(packet.number) })),
        isGlass: isGlass && at > NEVER,
      };
    },
  };
}
