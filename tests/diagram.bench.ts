/**
 * What one more fact costs with the diagram open: `deno run tests/diagram.bench.ts`. The log is at 100 and at 10 000
 * facts in turn, in one run; the median of each, and their ratio. Rendering is to a string, which builds every row
 * anew: the page builds only what changed.
 */
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { signal } from "@preact/signals";
import { Diagram as Drawn } from "../components/instruments/Diagram.tsx";
import { DiagramModel } from "../models/instruments/diagram.ts";
import {
  ALL,
  diagramOf,
  diagramSvg,
  extendAll,
  newDiagram,
  type SequenceDiagram,
  totalOf,
  visible,
} from "../protocol/diagram/mod.ts";
import type { ClientName, Entry } from "../protocol/facts/mod.ts";

/** A long talk: texts sent and received, candidates and their arrows, states. Every fact is of a kind that is drawn. */
export function* talk(): Generator<readonly [ClientName, Entry], never> {
  let at = 0;
  for (let i = 0;; i++) {
    const [here, there] = i % 2 ? ["B", "A"] as const : ["A", "B"] as const;
    const candidate = `candidate:1 1 udp ${i} 192.0.2.1 ${i % 65536} typ host`;
    yield [here, { type: "call-started", call: "send", id: 2 * i, argument: `message ${i}`, at: at += 7 }];
    yield [here, { type: "call-finished", call: "send", id: 2 * i, at: at += 1 }];
    yield [there, { type: "message-received", text: `message ${i}`, at: at += 15 }];
    yield [here, { type: "candidate-found", candidate: { candidate }, at: at += 200 }];
    yield [here, { type: "copied", blob: `candidate-${Math.floor(i / 2) + 1}`, at: at += 40 }];
    yield [there, {
      type: "call-started",
      call: "addIceCandidate",
      id: 2 * i + 1,
      argument: { candidate },
      at: at += 900,
    }];
    yield [there, { type: "call-finished", call: "addIceCandidate", id: 2 * i + 1, at: at += 3 }];
    yield [there, { type: "state-changed", machine: "ice", state: i % 2 ? "checking" : "connected", at: at += 1200 }];
  }
}

const STEPS = 4;

/** Something that grows by a fact, and is drawn after it. */
interface Grown {
  readonly add: (client: ClientName, entry: Entry) => void;
  readonly draw: () => void;
}

/** A log of this length that grows by a few facts at each call: gives back the cost of one, in microseconds. */
function growing(length: number, make: () => Grown) {
  const facts = talk();
  const { add, draw } = make();
  for (let i = 0; i < length; i++) add(...facts.next().value);
  draw();
  return () => {
    const more = Array.from({ length: STEPS }, () => facts.next().value);
    const began = performance.now();
    for (const one of more) {
      add(...one);
      draw();
    }
    return (performance.now() - began) * 1000 / STEPS;
  };
}

function grown(draw: (diagram: SequenceDiagram) => void): Grown {
  let diagram = newDiagram();
  return {
    add: (client, entry) => void (diagram = extendAll(diagram, { A: [], B: [], [client]: [entry] })),
    draw: () => draw(diagram),
  };
}

/** As the page has it; the logs are kept as the page keeps them, which is part of what is measured. */
function page(): Grown {
  const logs = { A: signal<readonly Entry[]>([]), B: signal<readonly Entry[]>([]) };
  const model = new DiagramModel(logs);
  return {
    add: (client, entry) => {
      logs[client].value = [...logs[client].value, entry];
      model.diagram.value;
    },
    draw: () => void renderToString(h(Drawn, { view: model })),
  };
}

const CASES: Record<string, { readonly rounds: number; readonly make: () => Grown }> = {
  "extend": { rounds: 400, make: () => grown(() => {}) },
  "extend and the window at the end": {
    rounds: 200,
    make: () =>
      grown((diagram) => {
        const total = totalOf(diagram, ALL);
        visible(diagram, ALL, { from: total - 60, to: total });
      }),
  },
  "the model and its component": { rounds: 100, make: page },
};

const median = (all: readonly number[]) => all.toSorted((one, two) => one - two)[all.length >> 1];

/** Both lengths by turns, so that the machine’s moods meet both; a small log is made anew for each round. */
export function ratioOf(name: keyof typeof CASES) {
  const { make, rounds } = CASES[name];
  const few: number[] = [];
  const many: number[] = [];
  const large = growing(10_000, make);
  for (let i = 0; i < rounds; i++) {
    const small = growing(100, make);
    many.push(large());
    few.push(small());
  }
  return { few: median(few), many: median(many), ratio: median(many) / median(few) };
}

if (import.meta.main) {
  for (const name of Object.keys(CASES)) {
    const { few, many, ratio } = ratioOf(name);
    console.log(`${name}: ${few.toFixed(1)} µs at 100, ${many.toFixed(1)} µs at 10 000: ${ratio.toFixed(2)}`);
  }
  const facts = talk();
  const logs: Record<ClientName, Entry[]> = { A: [], B: [] };
  for (let i = 0; i < 10_000; i++) {
    const [client, entry] = facts.next().value;
    logs[client].push(entry);
  }
  const began = performance.now();
  const diagram = diagramOf(logs);
  const drawn = performance.now();
  const svg = diagramSvg(diagram, { title: "x", theme: "light" });
  console.log(
    `10 000 facts at once: ${(drawn - began).toFixed(0)} ms; as a picture: ${
      (performance.now() - drawn).toFixed(0)
    } ms, ${(svg.length / 1e6).toFixed(1)} MB`,
  );
}
