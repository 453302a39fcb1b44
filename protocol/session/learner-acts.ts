/** The fold of what the learner does, and of what the bench does for the learner. */
import { type Entry, type Fact, isMessage, isOneOf, type Mode, type PeerFact } from "../facts/mod.ts";
import { labelOf, moved, withCard, withDeparture } from "./cards.ts";
import { ready } from "./description-cards.ts";
import type { Session } from "./session.ts";

const MODES: readonly Mode[] = ["trickle", "gathered"];

/** The session after an act. A fact of this version without a case, here or in the fold, does not compile. */
export function afterAct(session: Session, entry: Entry & Exclude<Fact, PeerFact>): Session {
  const { at } = entry;
  switch (entry.type) {
    case "mode-chosen":
      return isOneOf(MODES, entry.mode) ? { ...session, mode: entry.mode } : session;
    case "predicted":
      return session;
    case "withheld":
      return { ...session, withheld: entry.candidates, released: [] };
    case "released":
      return { ...session, withheld: [], released: session.withheld };
    case "copied":
      return { ...withDeparture(session, entry.blob, entry.by ?? "clipboard", at), problem: undefined };
    case "copy-refused":
      return { ...session, problem: { code: "clipboard-refused", blob: labelOf(session, entry.blob) } };
    case "held-back":
      return withCard(session, entry.blob, { heldBack: entry.held });
    case "thrown-away":
      return withCard(session, entry.blob, { thrownAway: entry.thrown });
    case "edited":
      if (entry.message && !isMessage(entry.message)) return session;
      return { ...withCard(session, entry.blob, { edited: entry.message ?? undefined }), problem: undefined };
    case "edit-refused":
      return { ...session, problem: { code: "edit-unreadable", blob: labelOf(session, entry.blob) } };
    case "moved":
      return { ...session, cards: moved(session.cards, entry.blob, entry.before) };
    case "pasted":
      return { ...session, pasted: entry.text, pastedAt: at, problem: entry.text === "" ? session.problem : undefined };
    case "paste-refused":
      return {
        ...session,
        problem: entry.length === undefined
          ? { code: "clipboard-unread", client: session.client }
          : { code: "too-long", length: entry.length },
      };
    case "file-refused":
      return { ...session, problem: { code: "file-unread", why: entry.why } };
    case "delivered":
      return withCard(session, entry.blob, { delivered: { at, by: entry.by } });
    case "stopped": {
      const damaged = entry.call === "setRemoteDescription" && DAMAGED.includes(entry.problem.code);
      return { ...session, offerRefused: damaged || session.offerRefused, problem: entry.problem };
    }
    case "gathering-settled":
      return ready(session);
    default:
      return unknown(session, entry);
  }
}

/** Problems of a text that was meant to be a description, and might have been an offer. */
const DAMAGED: readonly string[] = ["json-broken", "sdp-incomplete", "mislabelled"];

/** A fact of a newer version changes nothing here. */
const unknown = (session: Session, _newer: never): Session => session;
