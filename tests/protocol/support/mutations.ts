/** Traces that were altered at random, and every sentence that is ever said of one. It holds no test itself. */
import * as fc from "fast-check";
import { COURSE } from "../../lessons/course.ts";
import {
  actText,
  announcementOf,
  deadlineOf,
  explainOnBench,
  nextAct,
  nextStepFor,
  obstacleOf,
  reasonsOnBench,
} from "../../../protocol/advice/mod.ts";
import { boxText, readOnBench } from "../../../protocol/calls/mod.ts";
import { diagramOf, diagramSvg, markText } from "../../../protocol/diagram/mod.ts";
import { type ClientName, entrySentence, momentsOf } from "../../../protocol/facts/mod.ts";
import { checksSeenFrom, follow } from "../../../protocol/goals/mod.ts";
import { candidateName, explainPair, whyNoPairs } from "../../../protocol/ice/mod.ts";
import { asPage, codeOf } from "../../../protocol/listing/mod.ts";
import { explain } from "../../../protocol/problems/mod.ts";
import {
  type Bench,
  channelsOf,
  currentProblem,
  methodFor,
  statusOf,
  whyNothing,
} from "../../../protocol/session/mod.ts";
import { entryText, redactTrace, sessionsAt, ticksOf, type Trace, writeWhole } from "../../../protocol/trace/mod.ts";

/** Words of a newer page, and names that every object answers to. */
const WORDS = fc.constantFrom("of-next-year", "__proto__", "constructor", "toString", "", "v=0", "offer-1", "answer");
const NUMBERS = fc.constantFrom(0, 1, 2, 0.5, 1e6, -1, 1e308);

/** Values that a member of a fact was never meant to have. */
const STRANGE = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    [],
    {},
    [null],
    { type: "offer", sdp: "v=0" },
    { candidate: "" },
    { label: "x" },
    { kind: "candidate", candidate: "" },
    { code: "sections-differ" },
    { code: "toString" },
    { toString: 1 },
    { ordered: { toString: 1 } },
    { candidate: "candidate:1 1 udp 1 192.0.2.1 9 typ host", sdpMid: { toString: 1 } },
  ),
  fc.jsonValue(),
);

/** One change to a value: a member of it is replaced by its like or by anything, taken away, or put in twice. */
export interface Change {
  readonly place: number;
  readonly how: "alike" | "replace" | "delete" | "repeat";
  readonly word: string;
  readonly number: number;
  readonly value: unknown;
}
export const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({
    place: fc.nat(),
    how: fc.constantFrom("alike", "alike", "alike", "alike", "repeat", "delete", "replace"),
    word: WORDS,
    number: NUMBERS,
    value: STRANGE,
  }),
  { minLength: 1, maxLength: 4 },
);

/** Makes the changes in a copy of a JSON value. */
export function changed<T>(value: T, wanted: readonly Change[]): T {
  const copy = structuredClone(value);
  for (const { place, how, word, number, value } of wanted) {
    const places = placesIn(copy);
    const [parent, key] = places[place % places.length];
    const now: unknown = Reflect.get(parent, key);
    const like = typeof now === "string" ? word : typeof now === "number" ? number : now;
    if (how === "alike" || how === "replace") put(parent, key, how === "alike" ? like : value);
    else if (Array.isArray(parent)) parent.splice(Number(key), 1, ...(how === "repeat" ? [now, now] : []));
    else if (how === "delete") Reflect.deleteProperty(parent, key);
  }
  return copy;
}

/** As `JSON.parse` does it: a member that is called `__proto__` is one like any other. */
const put = (parent: object, key: string, value: unknown) =>
  void Object.defineProperty(parent, key, { value, enumerable: true, writable: true, configurable: true });

function placesIn(value: unknown): readonly (readonly [parent: object, key: string])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) => [[value, key] as const, ...placesIn(Reflect.get(value, key))]);
}

/** Every sentence about a trace: of each entry and mark, of both clients at each moment of it, and of the whole. */
export function sentencesOf(trace: Trace, moments: readonly number[] = []): readonly string[] {
  const logs = { A: trace.clients.A.log, B: trace.clients.B.log };
  const diagram = diagramOf(logs);
  const all = momentsOf(logs);
  const at = sessionsAt(all);
  return [
    ...[...logs.A, ...logs.B].flatMap((entry) => [entrySentence(entry) ?? "", entryText(entry)]),
    ...diagram.marks.flatMap(({ id, title }) => [title, markText(diagram, id)!.detail]),
    ...[...moments, all.length].flatMap((moment) => saidOf(at(moment), all[Math.min(moment, all.length) - 1]?.at ?? 0)),
    ...Object.values(ticksOf(all)).flat().map(String),
    ...follow(COURSE[0], logs).map(({ id }) => id),
    writeWhole(redactTrace(trace)),
    diagramSvg(diagram, { title: "A trace", theme: "light" }),
  ];
}

function saidOf(bench: Bench, now: number): readonly string[] {
  const boxOf = (client: ClientName) => {
    const other = client === "A" ? "B" : "A";
    const reading = readOnBench(bench[client].pasted, { here: bench[client], others: [bench[other]] });
    return { text: boxText(reading, bench[client]), method: methodFor(reading) };
  };
  const boxes = { A: boxOf("A"), B: boxOf("B") };
  const hands = {
    A: { fits: boxes.A.text.fits, method: boxes.A.method },
    B: { fits: boxes.B.text.fits, method: boxes.B.method },
  };
  const scene = { bench, boxes: hands };
  const suggested = nextAct(scene);
  const obstacle = obstacleOf(scene);
  return [
    announcementOf(bench),
    JSON.stringify(suggested),
    actText(suggested, scene),
    obstacle?.said ?? "",
    obstacle?.next ?? "",
    ...(["A", "B"] as const).flatMap((client) => {
      const session = bench[client];
      const problem = currentProblem(session);
      const asked = { box: hands[client], engine: "firefox" as const, keepsAlive: false };
      const code = codeOf(session, {}, false).map((line) => line.code);
      return [
        ...(problem ? [...Object.values(explain(problem)), ...Object.values(explainOnBench(problem, scene))] : []),
        boxes[client].text.said,
        ...Object.values(nextStepFor(session, asked)),
        deadlineOf(session, "chromium", now, false)?.said ?? "",
        ...code,
        asPage({ A: code.join("\n"), B: "" }),
        ...reasonsOnBench(scene, client, session.pairs, now).flatMap((
          { said, next, evidence },
        ) => [said, next, ...evidence]),
        ...session.cards.map((card) => statusOf(card, bench, client)),
        ...session.pairs.flatMap((pair) => [explainPair(pair), candidateName(pair.local), candidateName(pair.remote)]),
        ...session.tracksFound.map((track) => whyNothing(session, track) ?? ""),
        ...channelsOf(session).flatMap(({ label, state }) => [label, state]),
        whyNoPairs(session),
        ...COURSE[0].steps.flatMap((one) => checksSeenFrom(session, one).map((check) => JSON.stringify(check))),
      ];
    }),
  ];
}
