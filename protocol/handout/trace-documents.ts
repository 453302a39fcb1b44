/** What a trace holds to read: every description that was made or came, and the candidates that travelled alone. */
import type { Document } from "../blob/mod.ts";
import { across, type ClientName, CLIENTS, isCandidate, isDescription } from "../facts/mod.ts";
import { type Bench, finished, newSession, type Session } from "../session/mod.ts";
import { momentsOf } from "../facts/mod.ts";
import { sessionsAt, type Trace } from "../trace/mod.ts";

/** Both sessions at the end of a trace. */
export function benchOf({ clients }: Trace): Bench {
  const moments = momentsOf({ A: clients.A.log, B: clients.B.log });
  return moments.length === 0 ? { A: newSession("A"), B: newSession("B") } : sessionsAt(moments)(moments.length);
}

/** Something that was carried: when it was made or came, and what it is. */
interface Carried {
  readonly at: number;
  readonly client: ClientName;
  readonly document: Omit<Document, "name">;
}

/** The descriptions of a trace in the order of time, and behind them the candidates of each client. */
export function documentsOfTrace(trace: Trace): readonly Document[] {
  const bench = benchOf(trace);
  const carried = CLIENTS.flatMap((client) => [...made(bench, client), ...came(bench, client)]);
  const descriptions = carried.filter(({ document }) => document.kind !== "candidates");
  descriptions.sort((one, two) => one.at - two.at);
  const counts = new Map<string, number>();
  const named = descriptions.map(({ document }): Document => {
    const n = (counts.get(document.kind) ?? 0) + 1;
    counts.set(document.kind, n);
    return { ...document, name: n === 1 ? document.kind : `${document.kind} ${n}` };
  });
  const alone = carried.filter(({ document }) => document.kind === "candidates").map(({ client, document }) => ({
    ...document,
    name: `candidates of Client ${client}`,
  }));
  return [...named, ...alone];
}

/** What a client made, as it was carried. */
function made(bench: Bench, client: ClientName): readonly Carried[] {
  const lines: string[] = [];
  const places: NonNullable<Document["places"]>[number][] = [];
  const found: Carried[] = [];
  for (const { message: own, edited, madeAt, thrownAway } of bench[client].cards) {
    const message = edited ?? own;
    if (message.kind === "description") {
      if (message.type === "rollback") continue;
      found.push({ at: madeAt, client, document: { kind: message.type, sdp: message.sdp } });
    } else if (!thrownAway) {
      lines.push(`a=${message.kind === "candidate" ? message.candidate : "end-of-candidates"}\r\n`);
      const { sdpMid, sdpMLineIndex, usernameFragment }: Partial<NonNullable<Document["places"]>[number]> = message;
      places.push({ sdpMid, sdpMLineIndex, usernameFragment });
    }
  }
  if (found.length === 0) found.push(...neverKept(bench[client], client));
  if (lines.length > 0) found.push({ at: 0, client, document: { kind: "candidates", sdp: lines.join(""), places } });
  return found;
}

/** The offers that a client made and kept none of, so that none became a card. */
function neverKept(session: Session, client: ClientName): readonly Carried[] {
  const calls = finished(session, "createOffer");
  return session.offersMade.map((sdp, i) => ({
    at: calls[i]?.startedAt ?? 0,
    client,
    document: { kind: "offer", sdp },
  }));
}

/** What came from a client that nothing is known of: from another device, say. */
function came(bench: Bench, client: ClientName): readonly Carried[] {
  const here = bench[across(client)];
  if (bench[client].calls.length > 0) return [];
  const found = finished(here, "setRemoteDescription").flatMap(({ argument, startedAt }): readonly Carried[] =>
    isDescription(argument) && argument.type !== "rollback"
      ? [{ at: startedAt, client, document: { kind: argument.type, sdp: argument.sdp } }]
      : []
  );
  const alone = finished(here, "addIceCandidate").flatMap(({ argument }) =>
    isCandidate(argument) && argument.candidate !== "" ? [argument] : []
  );
  if (alone.length === 0) return found;
  const sdp = alone.map(({ candidate }) => `a=${candidate}\r\n`).join("");
  return [...found, { at: 0, client, document: { kind: "candidates", sdp, places: alone } }];
}
