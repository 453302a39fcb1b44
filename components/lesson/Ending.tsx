/** What a learner has at the end of a lesson: the time, their own diagram, their code, the sheet, and what comes next. */
import { CLIENTS } from "../../protocol/facts/mod.ts";
import { bytesOf, carriesOf, connectedAfter, everWas, pressesOf } from "../../protocol/session/mod.ts";
import { clock } from "../../protocol/text/mod.ts";
import { useBench } from "../bench/view.ts";
import { HandoutLink } from "../reader/HandoutLink.tsx";

interface Props {
  readonly nextLesson?: { readonly title: string; readonly href: string };
  readonly benchHref: string;
  /** Where sheets of this lesson are made, up to which one; nothing where there are none. */
  readonly sheetHref?: string;
}

const TAKEN = { carries: carriesOf, presses: pressesOf, bytes: bytesOf };

/** What the present bench has taken, beside the fewest that it can be done with. */
export function Challenge({ par, counts }: { readonly par: number; readonly counts: keyof typeof TAKEN }) {
  const { readOnly, sessions: { value: bench } } = useBench();
  if (readOnly) return <p class="quiet">Par: {par} {counts}. It needs the box: nothing is called on a recording.</p>;
  const taken = TAKEN[counts](bench);
  const isConnected = CLIENTS.every((client) => everWas(bench[client], "connection", "connected"));
  return (
    <p class="quiet" role="status">
      Par: {par} {counts}. On this bench so far: {taken ?? "no connection"}. What was refused does not count.
      {isConnected && taken !== undefined && (
        <>
          {" "}
          <b>Both are connected, with {taken <= par ? "par or fewer" : `${taken - par} more than par`}.</b>
        </>
      )}
    </p>
  );
}

export function Ending({ nextLesson, benchHref, sheetHref }: Props) {
  const { readOnly, sessions, sole, codeTools, isUnaided, actions, clients } = useBench();
  const bench = sessions.value;
  const took = connectedAfter(bench);
  const isDescribed = CLIENTS.some((client) => bench[client].local);
  return (
    <>
      {took !== undefined && !readOnly && (
        <p class="ending-time">
          Connected by hand in {clock(took)}
          {isUnaided.value && ", without the next press being marked"}.
        </p>
      )}
      <p class="ending-on">
        {nextLesson && <a class="button" href={nextLesson.href}>Next: {nextLesson.title}</a>}
        <button type="button" onClick={() => actions.openHappened(true)}>
          Look at {readOnly ? "the" : "your"} diagram
        </button>
        {codeTools.value && (
          <button type="button" onClick={() => clients[sole.value ?? "A"].actions.showPane("Code")}>
            Show {readOnly ? "the" : "your"} code
          </button>
        )}
        {isDescribed && <HandoutLink />}
        {!readOnly && (
          <>
            <button type="button" onClick={() => actions.again(false)}>Begin this lesson again</button>
            <button type="button" onClick={() => actions.again(true)}>Begin again, with no press marked</button>
          </>
        )}
        <a class={nextLesson ? "" : "button"} href={benchHref}>Go on at the free bench</a>
      </p>
      {sheetHref && (
        <p class="quiet">
          For teachers, filled from a recorded session:{" "}
          <a href={`${sheetHref}&as=worksheet`} target="_blank" rel="noopener">Worksheet</a> and{" "}
          <a href={`${sheetHref}&as=key`} target="_blank" rel="noopener">Key</a>
        </p>
      )}
    </>
  );
}
