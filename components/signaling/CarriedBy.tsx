/** What carries the blobs: the hands, or a program in their place; what it has passed on, and its source. */
import type { ReadonlySignal } from "@preact/signals";
import { across, type ClientName } from "../../protocol/facts/mod.ts";
import { explain, type Problem } from "../../protocol/problems/mod.ts";
import type { Program } from "../../protocol/signaling/mod.ts";
import { clock, count } from "../../protocol/text/mod.ts";
import type { Passed } from "../../models/signaling/bench.ts";
import { useBench } from "../bench/view.ts";
import { spansOf, type Tokens } from "../client/Code.tsx";
import { CarriedByFrame, NOBODY_ELSE } from "./CarriedByFrame.tsx";
import type { Sources } from "./sources.ts";

/** What carries, as a model holds it. */
interface CarriedByView {
  readonly program: ReadonlySignal<Program | undefined>;
  readonly room: ReadonlySignal<string>;
  readonly problem: ReadonlySignal<Problem | undefined>;
  readonly others: ReadonlySignal<Readonly<Partial<Record<ClientName, number>>>>;
  readonly passed: ReadonlySignal<readonly Passed[]>;
  readonly waiting: ReadonlySignal<Readonly<Record<ClientName, readonly unknown[]>>>;
  readonly choose: (program: Program | undefined) => void;
  readonly writeRoom: (name: string) => void;
}

interface Props {
  readonly view: CarriedByView;
  readonly sources: Sources;
}

export function CarriedBy({ view, sources }: Props) {
  const program = view.program.value;
  const words = view.problem.value && explain(view.problem.value);
  const last = view.passed.value.at(-1);
  return (
    <CarriedByFrame
      program={program}
      onChoose={view.choose}
      says={<Others view={view} />}
      problem={words && (
        <p class="problem" role="alert">
          <b>{words.said}</b> {words.next}
        </p>
      )}
      last={last && passText(last)}
    >
      <div class="passes-body">
        <Passes view={view} />
        <Room view={view} />
        {(["broadcast", "websocket"] as const).map((one) => (
          <SourceOf key={one} program={one} lines={sources[one]} open={one === program} />
        ))}
      </div>
    </CarriedByFrame>
  );
}

/** Whether anybody listens whom something could be carried to. */
function Others({ view }: { readonly view: CarriedByView }) {
  const { here, root } = useBench();
  const program = view.program.value;
  const known = here.value.map((client) => view.others.value[client]);
  const other = across(here.value[0]);
  const isWhole = here.value.length === 2;
  return (
    <>
      {program === undefined
        ? NOBODY_ELSE
        : known.some((one) => one === undefined)
        ? "It is coming…"
        : known.some((one) => one === 0)
        ? `Client ${other} does not listen yet.`
        : "Each card passes at once; the calls are yours."}{" "}
      {program === "broadcast" && (
        <a href={`${root}device/?client=${isWhole ? "B" : other}`} target="_blank" rel="noopener">
          {isWhole ? "Open a second Client B" : `Open Client ${other}`} in a new tab
        </a>
      )}
      {program === "websocket" && !isWhole && (
        <a href={`${root}device/?client=${other}&room=${view.room.value}`} target="_blank" rel="noopener">
          Open Client {other} in this room in a new tab
        </a>
      )}
    </>
  );
}

const passText = ({ client, is, what, characters }: Passed): string =>
  `${is === "sent" ? `Client ${client} → ` : `→ Client ${client}: `}${what}, ${count(characters, "character")}`;

function Passes({ view }: { readonly view: CarriedByView }) {
  const waiting = (["A", "B"] as const).filter((client) => view.waiting.value[client].length > 0);
  return (
    <>
      <ol class="passed" aria-label="What has passed">
        {view.passed.value.map((one, i) => (
          <li key={i} class={one.client}>
            <time>{clock(one.at)}</time> {passText(one)}
          </li>
        ))}
      </ol>
      {waiting.map((client) => (
        <p key={client} class="quiet">
          {count(view.waiting.value[client].length, "more blob")}{" "}
          {view.waiting.value[client].length === 1 ? "waits" : "wait"} until Client{" "}
          {client}’s box is empty: one at a time, as a hand brings them.
        </p>
      ))}
    </>
  );
}

/** The room of the server; whoever is in it is found by its name alone. */
function Room({ view }: { readonly view: CarriedByView }) {
  const isIn = view.program.value === "websocket";
  return (
    <label class="room">
      Room on the server
      <input
        value={view.room.value}
        disabled={isIn}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => view.writeRoom(event.currentTarget.value)}
      />
      <span class="quiet">Two pages that write the same name meet there.</span>
    </label>
  );
}

const NAMES: Readonly<Record<Program, string>> = {
  broadcast: "How this page uses a BroadcastChannel",
  websocket: "The whole signaling server",
};

interface SourceProps {
  readonly program: Program;
  readonly lines: readonly Tokens[];
  readonly open: boolean;
}

function SourceOf({ program, lines, open }: SourceProps) {
  return (
    <details class="source" open={open}>
      <summary>{NAMES[program]}: {count(lines.length, "line")}</summary>
      <pre
        tabIndex={0}
        aria-label={NAMES[program]}
      ><code>{lines.map((tokens, i) => <span key={i} class="source-line">{spansOf(tokens)}</span>)}</code></pre>
    </details>
  );
}
