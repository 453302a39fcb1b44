/** The origin of a blob: whose it is, by its `o=` and its `ice-ufrag`. */
import { identify, type Identity, readCandidate, readSdp, type SdpLine, ufragOf } from "../sdp/mod.ts";
import type { Session } from "../session/mod.ts";
import type { Origin } from "../blob/mod.ts";
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

/** The first line of a description that its maker did not write. Lines that change while gathering do not count. */
export function alteredLine(messages: readonly SignalingMessage[], makers: readonly Session[]): SdpLine | undefined {
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
