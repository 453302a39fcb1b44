/** Which description of the new connections corresponds to one of the old, and what was edited in it on its way. */
import { type ClientName, type Description } from "../facts/mod.ts";
import { identify, isSameCandidate, readSdp, type SdpLine, writeSdp } from "../sdp/mod.ts";
import { type Card, namesOfMessage, type Session } from "../session/mod.ts";
import { counterpart, isComplete, originalOf, rewrittenLine } from "./candidates.ts";

const describes = ({ message }: Card): boolean => message.kind === "description";
const sdpOf = ({ message }: Card): string => message.kind === "description" ? message.sdp : "";

/** The old card that a description is, or was made from; `undefined` for one that this client never made. */
function cardOf(old: Session, description: Description): Card | undefined {
  const name = namesOfMessage({ kind: "description", ...description })[0];
  const cards = old.cards.filter(describes);
  const { ufrags, sessionId } = identify(description.sdp);
  return cards.findLast(({ message }) => namesOfMessage(message)[0] === name) ??
    cards.findLast((card) => identify(sdpOf(card)).ufrags.some((ufrag) => ufrags.includes(ufrag))) ??
    cards.findLast((card) => sessionId !== undefined && identify(sdpOf(card)).sessionId === sessionId);
}

/** The new card of an old one: the description of the same place among those that its client kept. */
export const sameCard = (now: Session, { generation, message, kind }: Card): Card | undefined =>
  now.cards.find((card) => card.generation === generation && card.message.kind === message.kind && card.kind === kind);

/**
 * A description as it was given, made of the new card: each line as the new browser wrote it, but those that were typed
 * on the way, which stay as they were typed. A candidate becomes the one that corresponds; `undefined` while that is
 * still looked for.
 */
export function descriptionNow(old: Session, now: Session, given: Description): Description | undefined {
  const from = cardOf(old, given);
  const to = from && sameCard(now, from);
  if (!from || !to) return undefined;
  const made = [sdpOf(from), ...(old.local ? [old.local.sdp] : [])].filter((sdp) =>
    identify(sdp).ufrags.join() === identify(sdpOf(from)).ufrags.join()
  );
  const places = new Map<string, string>();
  for (const sdp of made) {
    for (const [place, { text, section }] of placesOf(sdp)) {
      const key = `${section} ${text}`;
      if (!places.has(key)) places.set(key, place);
    }
  }
  const [usernameFragment] = identify(sdpOf(from)).ufrags;
  const fresh = placesOf(sdpOf(to));
  const lines: { text: string; ending: string }[] = [];
  for (const line of readSdp(given.sdp).lines) {
    if (line.name === "candidate") {
      const text = candidateNow(old, now, line.text.slice(2), usernameFragment);
      if (text === undefined) return undefined;
      if (text !== "") lines.push({ text: `a=${text}`, ending: line.ending });
      continue;
    }
    const place = places.get(`${line.section} ${line.text}`);
    lines.push({ text: place === undefined ? line.text : fresh.get(place)?.text ?? line.text, ending: line.ending });
  }
  const type = given.type === from.kind && to.message.kind === "description" ? to.message.type : given.type;
  return { type, sdp: writeSdp({ lines }) };
}

/** Each line but candidates by its place: its section, its name, and the how-manieth of that name it is there. */
function placesOf(sdp: string): ReadonlyMap<string, SdpLine> {
  const counts = new Map<string, number>();
  const places = new Map<string, SdpLine>();
  for (const line of readSdp(sdp).lines) {
    if (line.name === "candidate") continue;
    const name = `${line.section} ${line.name}`;
    const n = counts.get(name) ?? 0;
    counts.set(name, n + 1);
    places.set(`${name} ${n}`, line);
  }
  return places;
}

/** The line of a candidate inside a description: nothing where the new client found none, itself where it was typed. */
function candidateNow(old: Session, now: Session, line: string, usernameFragment?: string): string | undefined {
  const original = originalOf(old, { candidate: line, ...(usernameFragment !== undefined && { usernameFragment }) });
  if (!original) return line;
  const complete = isComplete(now);
  const fresh = counterpart(old, now, original, complete);
  if (!fresh) return complete ? "" : undefined;
  return isSameCandidate(line, original.init.candidate)
    ? rewrittenLine(line, original.init.candidate, fresh.init.candidate)
    : line;
}

/** The client that made a description; `undefined` where neither did. */
export const makerOf = (
  bench: Readonly<Record<ClientName, Session>>,
  description: Description,
): ClientName | undefined => (["A", "B"] as const).find((name) => cardOf(bench[name], description) !== undefined);
