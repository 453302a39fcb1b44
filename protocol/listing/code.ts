/** The whole listing of one client, with all that was chosen for it. It is loaded with the first choice or press. */
import { listing, type ListingLine } from "./listing.ts";
import { chosen } from "./chosen.ts";
import { lit, withMedia } from "./media.ts";
import { withRelay } from "./relay.ts";
import { setupOf } from "./setup.ts";
import { type Session, type Wish, wished } from "../session/mod.ts";
import { hasMore, relayTurns, roleInCode, trackActs, turnsOf, usesRelay } from "./turns.ts";

/** The listing. `withholds` says whether an offer's candidates wait where they travel inside the description. */
export function codeOf(session: Session, wish: Partial<Wish>, withholds: boolean): readonly ListingLine[] {
  const { client } = session;
  const role = roleInCode(session);
  const mode = session.codeMode ?? session.mode;
  const setup = setupOf(session, role, wished(wish), withholds && mode === "gathered");
  const parts = chosen(client, role, setup);
  if (!hasMore(session)) return listing(client, role, mode, parts);
  const turns = turnsOf(session, role);
  const more = withMedia(client, role, mode, parts, trackActs(session, role), turns);
  const base = role === "offerer" ? { ...turns.first, ...turns.takes } : turns.answers;
  const lines = lit(listing(client, role, mode, more), base);
  return usesRelay(session) ? withRelay(client, mode, lines, relayTurns(session)) : lines;
}
