/** The outlook of a connection that is not there: lost and to be had back, or over for good. */
import { across, CLIENTS } from "../facts/mod.ts";
import { identify } from "../sdp/mod.ts";
import { type Bench, everWas, failureOf, isNegotiated, type Session } from "../session/mod.ts";

/** Whether a client was connected: DTLS shook hands. Chromium may say `connected` before that, and is not believed. */
export const everConnected = (session: Session): boolean => everWas(session, "dtls", "connected");

/** Since when a client that was connected is `disconnected` or `failed`, in milliseconds; `undefined` where it is not. */
export function lostSince(session: Session): number | undefined {
  const visits = session.paths.connection;
  if (!everConnected(session) || !["disconnected", "failed"].includes(visits.at(-1)?.state ?? "")) return undefined;
  const up = visits.findLastIndex(({ state }) => state === "connected");
  return visits[up + 1]?.at;
}

/**
 * Whether a client gave up before it was ever connected, so that nothing that is still carried helps: a DTLS handshake
 * that failed or was never finished, and Firefox, once it has failed (docs/browsers.md, “How long may a human take?”).
 */
export function gaveUp(session: Session): boolean {
  const { code } = failureOf(session) ?? {};
  return code === "dtls-failed" || code === "dtls-unfinished" || code === "ice-failed" && isFirefox(session);
}

/** Whether a client is Firefox, which names itself in the `o=` of its descriptions; other browsers do not. */
const isFirefox = ({ local }: Session): boolean => local !== null && /^o=mozilla/m.test(local.sdp);

/**
 * Whether an exchange is over in which a client has applied another description than the other client made, or one
 * with other credentials: nothing that is carried after that helps (RFC 8445 §7.2.2, RFC 8122 §5).
 */
export const describesAnother = (bench: Bench): boolean =>
  isNegotiated(bench.A) && isNegotiated(bench.B) &&
  CLIENTS.some((client) => differs(bench[client], bench[across(client)]));

function differs({ remote, paths }: Session, { local }: Session): boolean {
  if (!remote || !local || paths.connection.at(-1)?.state === "connected") return false;
  const [theirs, made] = [remote.sdp, local.sdp];
  const apart = (values: (sdp: string) => readonly string[]) => {
    const [one, other] = [values(theirs), values(made)];
    return one.length > 0 && other.length > 0 && !one.some((value) => other.includes(value));
  };
  return apart((sdp) => identify(sdp).ufrags) || apart(passwords) ||
    apart((sdp) => identify(sdp).fingerprints.map((print) => print.toLowerCase()));
}

const passwords = (sdp: string): readonly string[] => sdp.match(/^a=ice-pwd:\S+/gm) ?? [];
