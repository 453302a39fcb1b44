/** Whose blob is it? `ice-ufrag`, fingerprint and `o=` tell in one comparison. */
import { readCandidate, ufragOf } from "../candidate.ts";
import { identify, type Identity } from "../sdp/mod.ts";
import type { Session } from "../session/mod.ts";
import type { Origin, SignalingMessage } from "./message.ts";

/** Compares messages with every local description that the clients of a bench ever had. */
export function originOf(
  messages: readonly SignalingMessage[],
  bench?: { here: Session; others?: readonly Session[] },
): Origin {
  const ufrags = messages.flatMap(ufragsOf);
  if (!bench || ufrags.length === 0) return "unknown";
  const isIn = (identity: Identity | undefined) => identity?.ufrags.some((ufrag) => ufrags.includes(ufrag)) ?? false;
  if (bench.here.identities.some(isIn)) return "own";
  const others = bench.others ?? [];
  if (others.some((other) => isIn(other.identities.at(-1)))) return "other";
  if (others.some((other) => other.identities.some(isIn))) return "earlier";
  return others.length > 0 ? "stranger" : "unknown";
}

function ufragsOf(message: SignalingMessage): readonly string[] {
  if (message.kind === "description") return identify(message.sdp).ufrags;
  if (message.usernameFragment !== undefined) return [message.usernameFragment];
  const candidate = message.kind === "candidate" ? readCandidate(message.candidate) : undefined;
  const ufrag = candidate && ufragOf(candidate);
  return ufrag === undefined ? [] : [ufrag];
}
