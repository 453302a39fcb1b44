/** Sessions on two devices, as they truly were, and the two traces that the devices saved. It holds no test itself. */
import { explain } from "../../../protocol/problems/mod.ts";
import { readBlob, writeBlob, type WrittenForm } from "../../../protocol/blob/mod.ts";
import type {
  CandidateInit,
  ClientName,
  Description,
  Entry,
  Fact,
  SignalingMessage,
} from "../../../protocol/facts/mod.ts";
import { readTrace } from "../../../protocol/trace/read.ts";
import type { Trace } from "../../../protocol/trace/trace.ts";
import { type Browser, conversation, is, keeps, local, made, opened, remote } from "./mod.ts";

/** Where something stands in the log of a client. */
type Place = readonly [client: ClientName, index: number];

/** How a session went. Times are milliseconds. */
export interface Course {
  readonly browser: Browser;
  /** When each page opened, by the true clock; and how much faster than it each page’s clock runs. */
  readonly opened: Readonly<Record<ClientName, number>>;
  readonly rate?: Readonly<Record<ClientName, number>>;
  /** Who makes the offer. */
  readonly offerer: ClientName;
  /** How long people take, for one carrying after another. */
  readonly hands: readonly number[];
  readonly form: WrittenForm;
  /** Whether Copy was pressed, or the text marked and copied by other means. */
  readonly copies: boolean;
  /** Whether one candidate each way is carried, too. */
  readonly trickles: boolean;
  /** How long the path takes to come up, and how much later the second side sees it. */
  readonly up: readonly [number, number];
  readonly messages: readonly { readonly from: ClientName; readonly after: number; readonly takes: number }[];
}

export interface Told {
  readonly traces: Readonly<Record<ClientName, Trace>>;
  /** Everything that left and arrived, whatever reads the logs. */
  readonly passed: readonly { readonly left: Place; readonly arrived: Place }[];
  /** What is to be added to B’s times to have A’s. */
  readonly offset: number;
  /** How long the fastest message of each client took. */
  readonly fastest: Readonly<Record<ClientName, number>>;
}

const other = (client: ClientName): ClientName => client === "A" ? "B" : "A";

/** A trace of one client alone. */
export function traceOf(client: ClientName, log: readonly Entry[]): Trace {
  const clients = { A: { log: [] }, B: { log: [] }, [client]: { log } };
  const reading = readTrace(JSON.stringify({ format: "out-of-band/trace", version: 1, clients, notes: [] }));
  if (!reading.ok) throw new Error(explain(reading.problem).said);
  return reading.trace;
}

/** Plays a course, and gives both traces. */
export function played(course: Course): Told {
  const { browser, offerer: o, form } = course;
  const a = other(o);
  const { offer, answer, offered, answered } = conversation(browser);
  const events: { client: ClientName; at: number; fact: Fact; mark?: string }[] = [];
  let now = Math.max(course.opened.A, course.opened.B);
  let hand = 0;
  let ids = 0;
  const tell = (client: ClientName, facts: readonly Fact[], mark?: string, at = now) => {
    facts.forEach((fact, i) => events.push({ client, at, fact, ...(mark && i === 0 && { mark }) }));
  };
  const waits = () => now += course.hands[hand++ % course.hands.length];
  const carries = (from: ClientName, blob: string, messages: readonly SignalingMessage[], name: string) => {
    waits();
    if (course.copies) tell(from, [{ type: "copied", blob }], `left ${name}`);
    waits();
    const text = writeBlob(messages, form, { base: "https://oob.example/" });
    tell(other(from), [{ type: "pasted", text }], `arrived ${name}`);
    now += 20;
    const reading = readBlob(text);
    if (!reading.ok) throw new Error(reading.problem.code);
    const [first] = reading.messages;
    if (first.kind === "description") {
      const { type, sdp } = first;
      const state = type === "offer" ? "have-remote-offer" : "stable";
      const during = [...is(["signaling", state]), remote({ type, sdp })];
      tell(other(from), made("setRemoteDescription", { type, sdp }, during)(++ids));
    } else if (first.kind === "candidate") {
      const { kind: _, ...init } = first;
      tell(other(from), made("addIceCandidate", init)(++ids));
    }
    tell(other(from), [{ type: "pasted", text: "" }]);
  };
  const describes = (client: ClientName, description: Description, candidates: readonly (CandidateInit | null)[]) => {
    waits();
    tell(
      client,
      made(description.type === "offer" ? "createOffer" : "createAnswer", undefined, [], description)(++ids),
    );
    tell(client, keeps(description)(++ids));
    const name = `left ${description.type}`;
    if (!course.copies) tell(client, [local({ ...description })], name);
    for (const [i, candidate] of candidates.entries()) {
      now += 7;
      tell(
        client,
        [{ type: "candidate-found", candidate }],
        i === 0 && !course.copies ? `left ${client} 1` : undefined,
      );
    }
  };
  const ofCandidate = (init: CandidateInit): SignalingMessage => {
    const { candidate, sdpMid, sdpMLineIndex, usernameFragment } = init;
    return {
      kind: "candidate",
      candidate,
      ...(sdpMid != null && { sdpMid }),
      ...(sdpMLineIndex != null && { sdpMLineIndex }),
      ...(usernameFragment != null && { usernameFragment }),
    };
  };

  for (const client of ["A", "B"] as const) tell(client, opened(++ids), undefined, course.opened[client]);
  tell(o, made("createDataChannel", "channel", is(["channel", "connecting"]))(++ids));
  describes(o, offer, offered);
  carries(o, "offer-1", [{ kind: "description", ...offer }], "offer");
  describes(a, answer, answered);
  carries(a, "answer-1", [{ kind: "description", ...answer }], "answer");
  if (course.trickles) {
    carries(o, "candidate-1", [ofCandidate(offered[0]!)], `${o} 1`);
    carries(a, "candidate-1", [ofCandidate(answered[0]!)], `${a} 1`);
  }
  const up = is(["ice", "connected"], ["dtls", "connected"], ["connection", "connected"], ["sctp", "connected"]);
  now += course.up[0];
  tell(o, [...up, ...is(["channel", "open"])]);
  now += course.up[1];
  tell(a, [...up, { type: "channel-found", label: "channel" }, ...is(["channel", "open"])]);
  // A data channel keeps the order of its messages: a fast one waits for a slow one before it.
  const last = { A: 0, B: 0 };
  const fastest = { A: Infinity, B: Infinity };
  course.messages.forEach(({ from, after, takes }, i) => {
    now += after;
    // Every other message has the same words.
    const text = i % 2 === 0 ? "hello" : `hello ${i}`;
    tell(from, made("send", text)(++ids), `left message ${i}`);
    last[from] = Math.max(last[from], now + takes);
    fastest[from] = Math.min(fastest[from], last[from] - now);
    tell(other(from), [{ type: "message-received", text }], `arrived message ${i}`, last[from]);
  });

  const logs: Record<ClientName, Entry[]> = { A: [], B: [] };
  const places = new Map<string, Place>();
  for (const { client, at, fact, mark } of events.toSorted((one, two) => one.at - two.at)) {
    if (mark) places.set(mark, [client, logs[client].length]);
    logs[client].push({ ...fact, at: Math.round((at - course.opened[client]) * (course.rate?.[client] ?? 1)) });
  }
  const passed = [...places].flatMap(([mark, left]) => {
    const arrived = mark.startsWith("left ") && places.get(mark.replace("left", "arrived"));
    return arrived ? [{ left, arrived }] : [];
  });
  return {
    traces: { A: traceOf("A", logs.A), B: traceOf("B", logs.B) },
    passed,
    offset: course.opened.B - course.opened.A,
    fastest,
  };
}
