/** The panes of a client. */
import { candidatesGiven, stateOf } from "./questions.ts";
import type { Session } from "./session.ts";

/** The panes of a client, in order. `Packets` is there where something sees packets; no session knows of that. */
export const PANES = ["Code", "Local SDP", "Remote SDP", "Candidates", "Pairs", "Stats", "Chat", "Packets"] as const;
/** One of these. */
export type Pane = typeof PANES[number];

/** The panes that there is something to show in: each appears when a fact first needs it. */
export function panesOf(session: Session): readonly Pane[] {
  const panes: Pane[] = ["Code"];
  if (session.local || session.created) panes.push("Local SDP");
  if (session.remote) panes.push("Remote SDP");
  if (session.cards.some((card) => card.kind === "candidate") || candidatesGiven(session).length > 0) {
    panes.push("Candidates");
  }
  const checks = !["new", "closed", undefined].includes(stateOf(session, "ice"));
  if (session.pairs.length > 0 || checks) panes.push("Pairs");
  if (session.quality) panes.push("Stats");
  if (session.channels.length > 0) panes.push("Chat");
  return panes;
}
