/** One client on the bench: its states, its calls, its cards, its box, and its panes. */
import { currentProblem, roleSoFar } from "../../protocol/session/mod.ts";
import { ClientContext, type ClientView, useBench } from "../bench/view.ts";
import { Cards } from "../desk/Cards.tsx";
import { ApiButtons } from "./ApiButtons.tsx";
import { Waiting } from "./AnswerDeadline.tsx";
import { Panes } from "./Panes.tsx";
import { PasteBox } from "./PasteBox.tsx";
import { ProblemNote } from "./ProblemNote.tsx";
import { StateMachines } from "./StateMachines.tsx";

export function Client({ view }: { view: ClientView }) {
  const { parts } = useBench();
  const { client, session, Media } = view;
  return (
    <ClientContext.Provider value={view}>
      <section class={`client ${client}`} role="region" aria-labelledby={`client-${client}`}>
        <header>
          <h2 id={`client-${client}`}>Client {client}</h2>
          <p>{roleSoFar(session.value)}</p>
        </header>
        <StateMachines />
        <ApiButtons />
        <Trouble view={view} />
        <Cards />
        <Waiting />
        <PasteBox />
        {session.value.channels.length > 0 && <parts.Chat />}
        {Media && <Media />}
        <Panes />
      </section>
    </ClientContext.Provider>
  );
}

/** The problem of the client, in words, once there are any. */
function Trouble({ view }: { view: ClientView }) {
  const explain = useBench().explain.value;
  const problem = currentProblem(view.session.value);
  return problem && explain ? <ProblemNote problem={problem} explain={explain} /> : null;
}
