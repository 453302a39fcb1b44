/** The roles of the clients: who offers and who answers, as far as it has shown. */
import { isDescription } from "../facts/mod.ts";
import type { Session } from "./session.ts";

/** What a client does in an exchange of descriptions (RFC 3264). */
export type Role = "offerer" | "answerer";

/** The role that the latest description gave this client; `undefined` before there was one. */
export function roleSoFar(session: Session): Role | undefined {
  const told = session.calls.findLast(({ call, outcome }) =>
    outcome === "finished" && ["createOffer", "createAnswer", "setRemoteDescription"].includes(call)
  );
  if (!told) return undefined;
  if (told.call !== "setRemoteDescription") return told.call === "createOffer" ? "offerer" : "answerer";
  return isDescription(told.argument) && told.argument.type === "offer" ? "answerer" : "offerer";
}

/** The role so far; before there is one, A offers and B answers, as in the lessons. */
export const roleOf = (session: Session): Role =>
  roleSoFar(session) ?? (session.client === "A" ? "offerer" : "answerer");
