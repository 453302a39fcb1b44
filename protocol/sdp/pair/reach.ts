/** Whether the candidates of two descriptions can be paired at all (RFC 8445 §6.1.2.2, RFC 6544 §6.2). */
import { readCandidate } from "../candidate.ts";

/** What decides about a pair. What is not known, such as the family behind a name, parts nothing. */
interface Reach {
  readonly transport: string;
  readonly family?: "IPv4" | "IPv6";
  readonly tcpType?: string;
  readonly isLoopback: boolean;
}

function reachOf(line: string): Reach | undefined {
  const candidate = readCandidate(line);
  if (!candidate) return undefined;
  const { transport, address } = candidate;
  const tcpType = / tcptype (\S+)/i.exec(line)?.[1].toLowerCase();
  const family = address.includes(":") ? "IPv6" : /^[\d.]+$/.test(address) ? "IPv4" : undefined;
  return {
    transport: transport.toLowerCase(),
    ...(family && { family }),
    ...(tcpType && { tcpType }),
    isLoopback: /^127\.[\d.]+$|^(?:0*:)*:?0*1$/.test(address),
  };
}

/** Active is paired with passive, and so with so. */
const MEETS: Readonly<Record<string, string>> = { active: "passive", passive: "active", so: "so" };

const canPair = (one: Reach, other: Reach): boolean =>
  one.transport === other.transport &&
  (!one.family || !other.family || one.family === other.family) &&
  (!one.tcpType || !other.tcpType || !Object.hasOwn(MEETS, one.tcpType) || MEETS[one.tcpType] === other.tcpType);

const reachesOf = (lines: readonly string[]): readonly Reach[] => lines.flatMap((line) => reachOf(line) ?? []);

/** The one value that all of them have. */
function sole<K extends "transport" | "family" | "tcpType">(all: readonly Reach[], key: K): Reach[K] | undefined {
  return all.every((one) => one[key] === all[0][key]) ? all[0][key] : undefined;
}

/** Why no candidate of one description can be paired with one of the other; `undefined` where some can, or none is. */
export function whyApart(offer: readonly string[], answer: readonly string[]): string | undefined {
  const [ours, theirs] = [reachesOf(offer), reachesOf(answer)];
  if (ours.length === 0 || theirs.length === 0) return undefined;
  if (ours.some((one) => theirs.some((other) => canPair(one, other)))) return undefined;
  const families = [sole(ours, "family"), sole(theirs, "family")];
  if (families[0] && families[1] && families[0] !== families[1]) {
    return `the offer has only ${families[0]} addresses, the answer only ${families[1]} ones`;
  }
  const transports = [sole(ours, "transport"), sole(theirs, "transport")];
  if (transports[0] && transports[1] && transports[0] !== transports[1]) {
    return `the offer has only ${transports[0].toUpperCase()} candidates, the answer only ${
      transports[1].toUpperCase()
    } ones`;
  }
  const types = [sole(ours, "tcpType"), sole(theirs, "tcpType")];
  if (types[0] === "active" && types[1] === "active") return "both only open TCP connections, and neither takes one";
  if (types[0] === "passive" && types[1] === "passive") return "both only take TCP connections, and neither opens one";
  return "where the transport is the same, the addresses are of different families";
}

/** Whether a description has candidates, and all of them are loopback addresses. */
export function isLoopbackOnly(lines: readonly string[]): boolean {
  const all = reachesOf(lines);
  return all.length > 0 && all.every(({ isLoopback }) => isLoopback);
}
