/** One client on the bench: its states, its calls, its cards, its box, and its panes. */
import { roleSoFar } from "../../protocol/session/mod.ts";
import { useBench } from "../bench/view.ts";
import { Standing } from "../bench/Standing.tsx";
import { ClientContext, type ClientView } from "../bench/client-view.ts";
import { Cards } from "../desk/Cards.tsx";
import { ApiButtons, LaterCalls } from "./ApiButtons.tsx";
import { Panes } from "./Panes.tsx";
import { PasteBox } from "./PasteBox.tsx";
import { StateMachines } from "./StateMachines.tsx";

export function Client({ view }: { view: ClientView }) {
  const { client, session, Media } = view;
  const Glass = useBench().Glass.value;
  return (
    <ClientContext.Provider value={view}>
      <section class={`client ${client}`} role="region" aria-labelledby={`client-${client}`}>
        <header>
          <h2 id={`client-${client}`}>Client {client}</h2>
          <p>{roleSoFar(session.value)}</p>
          <LaterCalls />
        </header>
        {client === "B" && Glass && <Glass />}
        <StateMachines />
        <ApiButtons />
        <Standing what="The list of what is to be carried">
          <Cards />
        </Standing>
        <PasteBox />
        {Media && (
          <Standing what="Video and audio">
            <Media />
          </Standing>
        )}
        <Panes />
      </section>
    </ClientContext.Provider>
  );
}
