/** What a card says of itself beside its name. */
import { identify, sketch } from "../../protocol/sdp/mod.ts";
import { type Card, outgoing } from "../../protocol/session/mod.ts";
import { count } from "../../protocol/text/mod.ts";

/** What it holds, in a few words; `length` is that of its JSON, `mayGrow` whether candidates may still come into it. */
export function whatItHolds(card: Card, length: number, mayGrow: boolean): string {
  const message = outgoing(card);
  if (message.kind === "candidate") return sketch(message.candidate);
  if (message.kind === "end-of-candidates") return "there are no more";
  const inside = identify(message.sdp).candidates.length;
  const candidates = count(inside, "candidate");
  if (!card.ready) return `incomplete: ${candidates} so far`;
  if (inside === 0) return `${length} characters`;
  return `${length} characters, ${candidates} inside${mayGrow ? "; more may come" : ""}`;
}
