/** The origin of a blob: whose it is, by its `o=` and its `ice-ufrag`. */
import {
  type Candidate,
  identify,
  type Identity,
  isSameCandidate,
  readCandidate,
  readSdp,
  type SdpLine,
  ufragOf,
} from "../sdp/mod.ts";
import type { Session } from "../session/mod.ts";
import type { Altered, Origin } from "../blob/mod.ts";
import type { SignalingMessage } from "../facts/mod.ts";

/** Compares messages with every local description that the clients of a bench ever had. */
export function originOf(
  messages: readonly SignalingMessage[],
  bench?: { here: Session; others?: readonly Session[] },
): Origin {
  const marks = messages.flatMap(marksOf);
  if (!bench || marks.length === 0) return "unknown";
  const known = (identity: Identity) => marks.some((mark) => isOf(mark, identity));
  const present = (identity: Identity | undefined) =>
    identity !== undefined && marks.some((mark) => isOf(mark, identity) && isPresent(mark, identity));
  if (bench.here.identities.some(known)) return "own";
  const others = bench.others ?? [];
  if (others.some((other) => present(other.identities.at(-1)))) return "other";
  if (others.some((other) => other.identities.some(known))) return "earlier";
  return others.length > 0 ? "stranger" : "unknown";
}

/** What a message tells of its maker: a candidate only its generation, a description also its session. */
type Mark = Pick<Identity, "sessionId" | "sessionVersion" | "ufrags">;

const isOf = (mark: Mark, identity: Identity): boolean =>
  mark.ufrags.length > 0
    ? mark.ufrags.some((ufrag) => identity.ufrags.includes(ufrag))
    : mark.sessionId !== undefined && mark.sessionId === identity.sessionId;

/**
 * Whether a mark is of the present description: a later one may keep the ufrag, and then has another `<sess-version>`
 * (RFC 3264 §8).
 */
const isPresent = (mark: Mark, identity: Identity): boolean =>
  mark.sessionId !== identity.sessionId || mark.sessionVersion === identity.sessionVersion;

function marksOf(message: SignalingMessage): readonly Mark[] {
  if (message.kind === "description") {
    const said = identify(message.sdp);
    return said.sessionId !== undefined || said.ufrags.length > 0 ? [said] : [];
  }
  if (message.usernameFragment !== undefined) return [{ ufrags: [message.usernameFragment] }];
  const candidate = message.kind === "candidate" ? readCandidate(message.candidate) : undefined;
  const ufrag = candidate && ufragOf(candidate);
  return ufrag === undefined ? [] : [{ ufrags: [ufrag] }];
}

/** Where messages first differ from what their makers made: in a line of a description, or a field of a candidate. */
export function alteredIn(messages: readonly SignalingMessage[], makers: readonly Session[]): Altered | undefined {
  const line = alteredLine(messages, makers);
  if (line) return { number: line.number, text: line.text };
  for (const [i, message] of messages.entries()) {
    const altered = message.kind === "candidate" ? alteredField(message, makers) : undefined;
    if (altered) return { number: i + 1, ...altered };
  }
}

/** The fields of a candidate that are compared, in the order of its line (RFC 8839 §5.1). */
const FIELDS = ["component", "transport", "priority", "address", "port", "type"] as const satisfies (keyof Candidate)[];

/**
 * The field of a candidate that its maker did not write, and what stands there now. It is compared with the most similar
 * one of those that were found; where that has little in common with it, nothing is said of a field.
 */
function alteredField(
  message: SignalingMessage & { kind: "candidate" },
  makers: readonly Session[],
): Pick<Altered, "field" | "text"> | undefined {
  const found = makers.flatMap(({ cards, local }) => [
    ...cards.flatMap((card) => card.message.kind === "candidate" ? [card.message] : []),
    ...identify(local?.sdp ?? "").candidates.map((candidate) => ({ candidate, sdpMid: undefined })),
  ]);
  const given = readCandidate(message.candidate);
  if (found.length === 0 || !given) return undefined;
  const same = found.find(({ candidate }) => isSameCandidate(candidate, message.candidate));
  if (same) {
    const isMoved = same.sdpMid !== undefined && message.sdpMid !== undefined && same.sdpMid !== message.sdpMid;
    return isMoved ? { field: "sdpMid", text: message.sdpMid! } : undefined;
  }
  const differing = found.flatMap(({ candidate }) => {
    const made = readCandidate(candidate);
    return made ? [FIELDS.filter((name) => made[name].toLowerCase() !== given[name].toLowerCase())] : [];
  }).toSorted((one, two) => one.length - two.length)[0] ?? [];
  const [field] = differing;
  if (!field || differing.length > 3) return { text: message.candidate };
  return { field, text: given[field] };
}

/** The first line of a description that its maker did not write. Lines that change while gathering do not count. */
function alteredLine(messages: readonly SignalingMessage[], makers: readonly Session[]): SdpLine | undefined {
  const description = messages.find((message) => message.kind === "description");
  if (!description) return undefined;
  const marked = identify(description.sdp).sessionId;
  const made = makers.flatMap(({ cards }) => cards.map((card) => card.message)).findLast((message) =>
    message.kind === "description" && message.type === description.type && identify(message.sdp).sessionId === marked
  );
  if (made?.kind !== "description") return undefined;
  const grows = ({ text }: SdpLine) => /^(a=candidate:|a=end-of-candidates|c=|m=|a=rtcp:)/.test(text);
  const there = readSdp(made.sdp).lines.filter((line) => !grows(line));
  const here = readSdp(description.sdp).lines.filter((line) => !grows(line));
  const at = here.findIndex((line, i) => line.text !== there[i]?.text);
  return at < 0 && here.length < there.length ? here.at(-1) : here[at];
}
