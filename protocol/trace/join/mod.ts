/**
 * Joins the traces of two devices into the trace of one session.
 *
 * Each device counts its milliseconds from when its own page opened, and no trace holds the time of day. What passed
 * between the two says how their clocks lie: **nothing arrives before it left.** An offer that left A at 3 s and
 * arrived at B at 10 s puts B’s clock at most 7 s ahead; the answer that came back puts a bound on the other side. So
 * do candidates, data channels and messages; the fastest each way, which are messages, leave the least room. Within it
 * the middle is taken, as NTP does (RFC 5905 §8), or, where no messages went both ways, the moments at which the
 * transports came up on both sides. The room is told, as the most that the clocks may be off.
 *
 * Blobs are known by their ice-ufrags, in whatever form they were carried. Redacted traces have their own names each:
 * then type, version and order tell which blob is which, and both traces get common names.
 */
import { CLIENTS, type Logs, whereOf } from "../../facts/mod.ts";
import { type Clash, meeting, type Offset, offsetOf, onOneClock } from "./clock.ts";
import { isUnheardOf, type Passage, passages } from "./passages.ts";
import { underCommonNames } from "./names.ts";
import { isRedacted } from "./shape.ts";
import type { Problem } from "../../problems/mod.ts";
import { clashing } from "./text.ts";
import { soleClient, type Trace } from "../trace.ts";

/** How the clocks of two traces were laid on each other. */
interface Alignment extends Offset {
  /** Whether blobs were told apart by kind and order, because names had substitutes. */
  readonly redacted: boolean;
}

type Joining =
  | { readonly ok: true; readonly trace: Trace; readonly alignment: Alignment }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Joins two traces, each of one client, in whichever order they are given. Times are then milliseconds since the first
 * of the two pages opened; where rounding would let something arrive before it left, its arrival waits.
 */
export function join(one: Trace, other: Trace): Joining {
  const refused = unfit(one, other);
  if (refused) return refused;
  const [A, B] = soleClient(one) === "A" ? [one, other] : [other, one];
  const logs = logsOf(A, B);
  const redacted = isRedacted(logs.A) || isRedacted(logs.B);
  const passed = passages(logs, redacted ? "shape" : "name");
  if (!passed.some(({ kind }) => kind === "blob")) return refuse({ code: "traces-strangers", redacted });
  // Whoever carries a text without pressing Copy may press it later: then the text was there once it was made.
  const found = aligned(logs, passed, "left") ?? aligned(logs, passed, "made");
  if (!found) {
    const clash = offsetOf(logs, passed, "made");
    return refuse("first" in clash ? clashing(clash) : { code: "traces-knotted" });
  }
  const { offset, leaving } = found;
  if (redacted && !belong(logs, offset)) return refuse({ code: "traces-strangers", redacted });
  const named = redacted ? underCommonNames(A, B, passed) : { A, B };
  const joined = onOneClock(logsOf(named.A, named.B), shiftsOf(offset), passed, leaving)!;
  const trace: Trace = {
    ...named.B,
    ...named.A,
    clients: { A: { ...named.A.clients.A, log: joined.A }, B: { ...named.B.clients.B, log: joined.B } },
    notes: [named.A, named.B].flatMap(({ notes }) => notes ?? []),
  };
  return { ok: true, trace, alignment: { ...offset, redacted } };
}

const refuse = (problem: Problem): Joining => ({ ok: false, problem });
const logsOf = (A: Trace, B: Trace): Logs => ({ A: A.clients.A.log, B: B.clients.B.log });

/** Why two traces cannot be of the two devices of one session, as far as can be seen without comparing them. */
function unfit(one: Trace, other: Trace): Joining | undefined {
  for (const trace of [one, other]) {
    const client = soleClient(trace);
    if (!client) return refuse({ code: trace.clients.A.log.length > 0 ? "trace-of-both" : "trace-of-nothing" });
    const opened = trace.clients[client].log.filter((entry) =>
      entry.type === "call-started" && entry.call === "RTCPeerConnection"
    );
    if (opened.length > 1) return refuse({ code: "trace-of-sessions", client });
  }
  const client = soleClient(one)!;
  return client === soleClient(other) ? refuse({ code: "traces-of-one-client", ...whereOf(client) }) : undefined;
}

/** The shifts of both clocks: the client that opened first begins the joined trace, so that no time is below 0. */
const shiftsOf = ({ best }: Offset) => ({ A: Math.max(0, -best), B: Math.max(0, best) });

function aligned(logs: Logs, passed: readonly Passage[], leaving: "left" | "made") {
  const offset: Offset | Clash = offsetOf(logs, passed, leaving);
  if ("first" in offset) return undefined;
  return onOneClock(logs, shiftsOf(offset), passed, leaving) && { offset, leaving };
}

/** So many milliseconds after one side of a transport the other side comes up, even on the slowest path. */
const APART = 10_000;

/**
 * Whether two traces without common names tell of one session, and not of two that took the same course: their
 * transports came up together, and nobody received a message that nobody sent.
 */
function belong(logs: Logs, { best, least, most }: Offset): boolean {
  const met = meeting(logs);
  if (met !== undefined && (met < least - APART || met > most + APART)) return false;
  return CLIENTS.every((from) => {
    const shift = from === "A" ? best : -best;
    const end = logs[from].at(-1)!.at - APART;
    return !isUnheardOf(logs, from, "shape", (received) => received.at + shift > end);
  });
}
