/** What the tests of this folder share: captured texts, a lesson as facts, and generators. It holds no test itself. */
import { replay } from "./replay.ts";
export { replay };
import { readOnBench } from "../../../protocol/calls/mod.ts";
import * as fc from "fast-check";
import { type BlobReading } from "../../../protocol/blob/mod.ts";
import { boxText } from "../../../protocol/calls/box-text.ts";
import {
  across,
  type Argument,
  type Call,
  type CandidateInit,
  type ClientName,
  type Description,
  type Entry,
  type Fact,
  type Machine,
  type Mode,
} from "../../../protocol/facts/mod.ts";
import { type Bench, methodFor, newSession, type Session } from "../../../protocol/session/mod.ts";
import { type Box, nextAct, type Suggestion, suggestionOf } from "../../../protocol/advice/mod.ts";
import { step } from "../../../protocol/calls/mod.ts";

export const BROWSERS = ["chromium-156", "firefox-153"] as const;
export type Browser = typeof BROWSERS[number];

const FIXTURES = new URL("../../fixtures/sdp/", import.meta.url);

/** A captured text, byte for byte: `capture("firefox-153", "data-only.offerer.gathered.offer.sdp")`. */
export const capture = (browser: Browser, name: string): string =>
  Deno.readTextFileSync(new URL(`${browser}/${name}`, FIXTURES));

/** Every captured file of a kind, from both browsers. */
export const captures = (extension: ".sdp" | ".jsonl"): readonly string[] =>
  BROWSERS.flatMap((browser) =>
    [...Deno.readDirSync(new URL(browser, FIXTURES))].map(({ name }) => name).filter((name) => name.endsWith(extension))
      .sort().map((name) => capture(browser, name))
  );

/** A captured list of candidates as `icecandidate` gave them, `null` at its end. */
export const candidatesOf = (browser: Browser, name: string): (CandidateInit | null)[] =>
  capture(browser, name).trim().split("\n").map((line) => JSON.parse(line));

/** Everything that a data-only conversation carries. */
export const conversation = (browser: Browser) => ({
  offer: { type: "offer", sdp: capture(browser, "data-only.offerer.trickle-initial.offer.sdp") } as const,
  answer: { type: "answer", sdp: capture(browser, "data-only.answerer.trickle-initial.answer.sdp") } as const,
  offered: candidatesOf(browser, "data-only.offerer.candidates.jsonl"),
  answered: candidatesOf(browser, "data-only.answerer.candidates.jsonl"),
});

/** Something one client does or sees; the call's id is given when it is played. */
export interface Act {
  readonly name: string;
  readonly client: ClientName;
  readonly facts: (id: number) => readonly Fact[];
}

export const is = (...states: [Machine, string][]): Fact[] =>
  states.map(([machine, state]) => ({ type: "state-changed", machine, state }));

/** A call from start to finish, with the facts that are reported while it runs. */
export const made = (
  call: Call,
  argument?: Argument,
  during: readonly Fact[] = [],
  result?: Description,
) =>
(id: number): readonly Fact[] => [
  { type: "call-started", call, id, ...(argument !== undefined && { argument }) },
  ...during,
  { type: "call-finished", call, id, ...(result && { result }) },
];

/** A call that the browser refuses. */
export const refused = (call: Call, name: string, argument?: Argument) => (id: number): readonly Fact[] => [
  { type: "call-started", call, id, ...(argument !== undefined && { argument }) },
  { type: "call-failed", call, id, name, message: `${call} failed` },
];

export const opened = made(
  "RTCPeerConnection",
  undefined,
  is(["signaling", "stable"], ["gathering", "new"], ["ice", "new"], ["connection", "new"]),
);
export const local = (description: Description | null): Fact => ({
  type: "description-read",
  side: "local",
  description,
});
export const remote = (description: Description | null): Fact => ({
  type: "description-read",
  side: "remote",
  description,
});

/** `setLocalDescription(description)`, and the states it leads to. */
export const keeps = (description: Description, state = description.type === "offer" ? "have-local-offer" : "stable") =>
  made("setLocalDescription", description, [...is(["signaling", state]), local(description)]);
/** `setRemoteDescription(description)`, and the states it leads to. */
export const takes = (
  description: Description,
  state = description.type === "offer" ? "have-remote-offer" : "stable",
) => made("setRemoteDescription", description, [...is(["signaling", state]), remote(description)]);
export const finds = (candidates: readonly (CandidateInit | null)[]) => (): readonly Fact[] => [
  ...is(["gathering", "gathering"]),
  ...candidates.map((candidate): Fact => ({ type: "candidate-found", candidate })),
  ...is(["gathering", "complete"]),
];
const only = (...facts: Fact[]) => () => facts;
export const pastes = (what: object | string) =>
  only({ type: "pasted", text: typeof what === "string" ? what : JSON.stringify(what) });
const thenEmpty = (facts: (id: number) => readonly Fact[]) => (id: number): readonly Fact[] => [
  ...facts(id),
  { type: "pasted", text: "" },
];

/** A session after some acts of one client. */
export function sessionOf(client: ClientName, ...acts: readonly ((id: number) => readonly Fact[])[]): Session {
  const facts = acts.flatMap((act, index) => act(index + 1));
  return replay(facts.map((fact, index): Entry => ({ ...fact, at: index * 10 })), newSession(client));
}

/** The bench after some acts, and every bench on the way: `play(acts)[n]` is before the `n`th act. */
export function play(acts: readonly Act[], start: Bench = { A: newSession("A"), B: newSession("B") }): Bench[] {
  let at = 1000 * (start.A.calls.length + start.B.calls.length);
  const benches = [start];
  for (const { client, facts } of acts) {
    const before = benches.at(-1)!;
    const id = before[client].calls.length + 1;
    const after = facts(id).reduce((session, fact) => step(session, { ...fact, at: at += 10 }), before[client]);
    benches.push({ ...before, [client]: after });
  }
  return benches;
}

/** The whole first lesson. The offerer is `o`; candidates are carried one each way, the descriptions bare. */
export function lesson(o: ClientName = "A", browser: Browser = "chromium-156"): readonly Act[] {
  const a = across(o);
  const { offer, answer, offered, answered } = conversation(browser);
  const act = (client: ClientName, name: string, facts: Act["facts"]): Act => ({ client, name, facts });
  const up = is(["ice", "connected"], ["dtls", "connected"], ["connection", "connected"], ["sctp", "connected"]);
  return [
    act(o, "opened", opened),
    act(a, "opened", opened),
    act(o, "channel", made("createDataChannel", "channel", is(["channel", "connecting"]))),
    act(o, "offer", made("createOffer", undefined, [], offer)),
    act(o, "keep offer", keeps(offer)),
    act(o, "gather", finds(offered)),
    act(o, "copy offer", only({ type: "copied", blob: "offer-1" })),
    act(a, "paste offer", pastes(offer)),
    act(a, "take offer", thenEmpty(takes(offer))),
    act(a, "answer", made("createAnswer", undefined, [], answer)),
    act(a, "keep answer", keeps(answer)),
    act(a, "gather", finds(answered)),
    act(a, "copy answer", only({ type: "copied", blob: "answer-1" })),
    act(o, "paste answer", pastes(answer)),
    act(o, "take answer", thenEmpty(takes(answer))),
    act(o, "copy candidate", only({ type: "copied", blob: "candidate-1" })),
    act(a, "paste candidate", pastes(offered[0]!)),
    act(a, "add candidate", thenEmpty(made("addIceCandidate", offered[0]!))),
    act(a, "copy candidate", only({ type: "copied", blob: "candidate-1" })),
    act(o, "paste candidate", pastes(answered[0]!)),
    act(o, "add candidate", thenEmpty(made("addIceCandidate", answered[0]!))),
    act(o, "connected", only(...up, ...is(["channel", "open"]))),
    act(a, "connected", only(...up, { type: "channel-found", label: "channel" }, ...is(["channel", "open"]))),
    act("A", "say hello", made("send", "hello from A")),
    act("B", "hear hello", only({ type: "message-received", text: "hello from A" })),
    act("B", "say hello", made("send", "hello from B")),
    act("A", "hear hello", only({ type: "message-received", text: "hello from B" })),
  ];
}

/** What the box of a client has read, on this bench. */
export const readingOf = (bench: Bench, client: ClientName): BlobReading =>
  readOnBench(bench[client].pasted, { here: bench[client], others: [bench[across(client)]] });
/** What the boxes say, as the dark button asks it. */
export const boxesOf = (bench: Bench): Record<ClientName, Box> => {
  const box = (client: ClientName) => {
    const reading = readingOf(bench, client);
    return { fits: boxText(reading, bench[client]).fits, method: methodFor(reading) };
  };
  return { A: box("A"), B: box("B") };
};
/** The dark button of a bench. */
export const suggest = (bench: Bench, boxes = boxesOf(bench)): Suggestion | undefined =>
  suggestionOf(nextAct({ bench, boxes }));
/** The dark button of a client whose other is on another device. */
export const suggestAlone = (here: Session, box: Box): Suggestion | undefined => {
  const bench = { A: here, B: here };
  return suggestionOf(nextAct({ bench, sole: here.client, boxes: { A: box, B: box } }));
};
export const readingsOf = (bench: Bench) => ({ A: readingOf(bench, "A"), B: readingOf(bench, "B") });

export const mode = (mode: Mode) => only({ type: "mode-chosen", mode });

/** Any string of UTF-16 units: line breaks of every kind, lone surrogates, and pieces of SDP are frequent. */
export const anyText = (): fc.Arbitrary<string> =>
  fc.array(
    fc.oneof(
      fc.constantFrom("\r", "\n", "\r\n", " ", "\ud800", "\udc00", "\u2028", "\ufeff", "v=0", "a=", "o=- 1 1 IN IP4 0"),
      fc.constantFrom("a=candidate:", "a=mid:0", "{", "}", '"', "[", "__proto__", "<script>", "a=ice-ufrag:x", ":"),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.string(),
    ),
    { maxLength: 40 },
  ).map((pieces) => pieces.join(""));

/** A text with a few random cuts, insertions and repetitions. */
export const damaged = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...texts), fc.array(fc.tuple(fc.nat(9999), fc.nat(60), anyText()), { maxLength: 4 })).map(
    ([text, cuts]) =>
      cuts.reduce((now, [from, length, put]) => {
        const start = from % (now.length + 1);
        return now.slice(0, start) + put + now.slice(start + length);
      }, text),
  );

/** A whole listing as a text. */
export const listingText = (lines: readonly { readonly code: string }[]): string =>
  lines.map(({ code }) => `${code}\n`).join("");
