/** Reasons in what STUN and TURN servers answered while a client gathered. */
import { errorInWords } from "../../ice/mod.ts";
import { readCandidate } from "../../sdp/mod.ts";
import { clock } from "../../text/mod.ts";
import type { Session } from "../../session/mod.ts";
import { ownLines, type Reason, reason } from "./clues.ts";

type ServerError = Session["serverErrors"][number];

/**
 * Why a client has no address of its servers: the worst of each kind, with what the browser reported. Chromium reports
 * an error for each of its network interfaces, so one says nothing once another has brought the address.
 */
export function serverReasons(session: Session): readonly Reason[] {
  const found = new Set(ownLines(session).flatMap((line) => readCandidate(line)?.type ?? []));
  const missing = session.serverErrors.filter(({ url }) =>
    /^turn/i.test(url) ? !found.has("relay") : !found.has("srflx") && !found.has("relay")
  );
  const last = (is: (error: ServerError) => boolean) => missing.findLast(is);
  const refused = last(({ errorCode }) => errorCode !== 701);
  const unknown = last(({ errorCode, errorText }) => errorCode === 701 && /host lookup/i.test(errorText));
  const silent = last((error) => error.errorCode === 701 && error.url !== unknown?.url && error.url !== refused?.url);
  const evidence = ({ url }: ServerError) =>
    missing.filter((error) => error.url === url).slice(-3).map(({ at, errorCode, errorText }) =>
      `${session.client}: ${url} at ${clock(at)}: ${errorCode}${errorText ? ` “${errorText}”` : ""}`
    );
  const about = (error: ServerError) => ({ url: error.url, ...errorInWords(error.errorCode, error.errorText) });
  return [
    ...refused
      ? reason("server-refused", session, { ...about(refused), code: refused.errorCode }, evidence(refused))
      : [],
    ...unknown ? reason("server-unknown", session, { url: unknown.url }, evidence(unknown)) : [],
    ...silent ? reason("server-silent", session, about(silent), evidence(silent)) : [],
  ];
}

/** Whether a client may use relays only. */
export function needsRelay({ calls }: Session): boolean {
  const given = calls[0]?.argument;
  return typeof given === "object" && given !== null && "iceTransportPolicy" in given &&
    given.iceTransportPolicy === "relay";
}
