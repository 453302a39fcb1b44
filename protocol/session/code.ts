/** The code of one client, with all that was chosen for it. It comes with the first choice, or the first press. */
import { listing, type ListingLine } from "../listing.ts";
import { chosen } from "../listing-chosen.ts";
import { setupOf, type Wish, wished } from "./channels.ts";
import { roleOf } from "./roles.ts";
import type { Session } from "./session.ts";

/** The listing. `withholds` says whether an offer's candidates wait where they travel inside the description. */
export function codeOf(session: Session, wish: Partial<Wish>, withholds: boolean): readonly ListingLine[] {
  const { client } = session;
  const role = roleOf(session);
  const mode = session.codeMode ?? session.mode;
  const setup = setupOf(session, role, wished(wish), withholds && mode === "gathered");
  return listing(client, role, mode, chosen(client, role, setup));
}
