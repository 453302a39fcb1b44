/** The teacher’s page: the network of every pair at once, and what became of each pair’s datagrams. */
import type { ReadonlySignal } from "@preact/signals";
import type { TeacherState } from "../../models/box/teacher.ts";
import { datagramsIn, type FromBox, networkText, type Settings, SIDES } from "../../protocol/box/mod.ts";
import { explain, type Problem } from "../../protocol/problems/mod.ts";
import { count } from "../../protocol/text/mod.ts";
import { LineFields, type LineView } from "./LineFields.tsx";

type Pair = (FromBox & { type: "overseen" })["pairs"][number];

/** What the teacher’s page shows, and what it changes. */
export interface ClassView extends LineView {
  readonly state: ReadonlySignal<TeacherState>;
  readonly problem: ReadonlySignal<Problem | undefined>;
  readonly settings: ReadonlySignal<Settings | undefined>;
  readonly pairs: ReadonlySignal<readonly Pair[]>;
  readonly ask: () => void;
  readonly enter: (key: string) => void;
}

export function ClassPage({ view }: { readonly view: ClassView }) {
  const words = view.problem.value && explain(view.problem.value);
  const state = view.state.value;
  const settings = view.settings.value;
  return (
    <>
      {words && (
        <p class="problem" role="alert">
          <b>{words.said}</b> {words.next}
        </p>
      )}
      {state === "asking" && <p class="quiet">Asking this address whether there is a box behind it…</p>}
      {state === "none" && (
        <p>
          This page comes from a site without the box. In the project’s folder start it with{" "}
          <code>deno task class</code>, and open the address for the teacher that it prints.
        </p>
      )}
      {state === "locked" && <Key onEnter={view.enter} />}
      {(state === "none" || state === "gone") && <button type="button" onClick={view.ask}>Ask again</button>}
      {state === "overseen" && settings && (
        <>
          <p>
            What you set here is set for every pair, and for those that will come. The next datagram meets it. A learner
            can still change the network of their own pair, and of no other.
          </p>
          <div class="class-lines">
            {SIDES.map((side) => <LineFields key={side} side={side} line={settings[side]} view={view} />)}
          </div>
          <Pairs pairs={view.pairs.value} />
        </>
      )}
    </>
  );
}

/** Where the key is written that the terminal has printed. */
function Key({ onEnter }: { readonly onEnter: (key: string) => void }) {
  return (
    <form
      class="class-key"
      onSubmit={(event) => {
        event.preventDefault();
        onEnter(String(new FormData(event.currentTarget).get("key") ?? ""));
      }}
    >
      <label>
        <span>Key of the box</span>
        <input name="key" type="password" autocomplete="off" required maxLength={100} />
      </label>{" "}
      <button type="submit">Show every pair</button>
      <p class="quiet">
        It stands in the terminal in which the box was started, behind the <code>#</code>{" "}
        of the address for the teacher. It stays in the memory of this page.
      </p>
    </form>
  );
}

function Pairs({ pairs }: { readonly pairs: readonly Pair[] }) {
  return (
    <table class="class-pairs">
      <caption>{pairs.length === 0 ? "No pair has joined yet" : `${count(pairs.length, "pair")} of clients`}</caption>
      <thead>
        <tr>
          <th scope="col">Pair</th>
          <th scope="col">Pages</th>
          <th scope="col">Network</th>
          <th scope="col">Datagrams</th>
          <th scope="col">Dropped</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => <PairRow key={pair.number} pair={pair} />)}
      </tbody>
    </table>
  );
}

function PairRow({ pair: { number, pages, settings, counts } }: { readonly pair: Pair }) {
  const { all, dropped } = datagramsIn(counts);
  return (
    <tr>
      <th scope="row">{number}</th>
      <td>{pages}</td>
      <td>{networkText(settings)}</td>
      <td>{all}</td>
      <td>{dropped}</td>
    </tr>
  );
}
