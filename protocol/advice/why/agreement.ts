/** Reasons in the descriptions and in DTLS: descriptions that do not match, and a handshake that does not come. */
import { identify } from "../../sdp/mod.ts";
import { shorten } from "../../text/mod.ts";
import { isNegotiated, type Session, stateOf } from "../../session/mod.ts";
import { type Clues, known, type Reason, reason, since, stands, valuesOf } from "./clues.ts";

const share = (one: readonly string[], other: readonly string[]): boolean => one.some((value) => other.includes(value));
const list = (values: readonly string[]): string => values.map((value) => shorten(value, 40)).join(", ") || "none";

/** Reasons in the descriptions that were applied: with these nothing can work, whatever ICE finds. */
export function disagreements(clues: Clues): readonly Reason[] {
  const { here, there } = clues;
  const own = known(clues).flatMap(ownApplied);
  if (own.length > 0) return own;
  if (!there) return [];
  return [...(isNegotiated(here) ? applied(here, there) : []), ...(isNegotiated(there) ? applied(there, here) : [])];
}

/** Browsers take their own description back without a word (docs/browsers.md, “What resolves, and never connects”). */
function ownApplied(session: Session): readonly Reason[] {
  if (!session.remote) return [];
  const theirs = identify(session.remote.sdp).ufrags;
  const own = session.identities.flatMap(({ ufrags }) => ufrags);
  if (!share(theirs, own)) return [];
  return reason("own-description", session, {}, [
    `${session.client}: the remote a=ice-ufrag is ${list(theirs)}, which is its own`,
  ]);
}

/** How what `session` has applied differs from what `other` has made. */
function applied(session: Session, other: Session): readonly Reason[] {
  const { remote } = session;
  if (!remote) return [];
  const [a, b] = [session.client, other.client];
  if (!other.local) {
    return reason("other-description", session, {}, [`${a} has a remote description, and ${b} has no local one`]);
  }
  const [one, two] = [identify(remote.sdp), identify(other.local.sdp)];
  const differ = (what: string, mine: readonly string[], theirs: readonly string[]) => [
    `${a}: the remote a=${what} is ${list(mine)}`,
    `${b}: the local a=${what} is ${list(theirs)}`,
  ];
  if (one.ufrags.length + two.ufrags.length > 0 && !share(one.ufrags, two.ufrags)) {
    const evidence = differ("ice-ufrag", one.ufrags, two.ufrags);
    const same = one.sessionId === two.sessionId && one.sessionVersion === two.sessionVersion;
    return same
      ? reason("credentials-differ", session, { what: "ice-ufrag" }, evidence)
      : reason("other-description", session, {}, evidence);
  }
  const [pwd, realPwd] = [valuesOf(remote.sdp, "ice-pwd"), valuesOf(other.local.sdp, "ice-pwd")];
  const prints = [one, two].map(({ fingerprints }) => fingerprints.map((print) => print.toLowerCase()));
  return [
    ...(pwd.length > 0 && realPwd.length > 0 && !share(pwd, realPwd)
      ? reason("credentials-differ", session, { what: "ice-pwd" }, [
        `${a}: the remote a=ice-pwd is not ${b}’s local one, though a=ice-ufrag is ${list(one.ufrags)} in both`,
      ])
      : []),
    ...(prints.every((some) => some.length > 0) && !share(prints[0], prints[1])
      ? reason("certificate-mismatch", session, {}, [
        ...differ("fingerprint", one.fingerprints, two.fingerprints),
        stands(session, "ice", "ICE"),
        stands(session, "dtls", "DTLS"),
      ])
      : []),
  ];
}

/** The DTLS role of a client, by the answer that it knows (RFC 8842 §5). */
function dtlsRole({ local, remote }: Session): "client" | "server" | undefined {
  const answered = local?.type === "answer" ? local : remote?.type === "answer" ? remote : undefined;
  const setup = answered && identify(answered.sdp).setup;
  if (setup !== "active" && setup !== "passive") return undefined;
  return (setup === "active") === (answered === local) ? "client" : "server";
}

const setups = ({ client, local, remote }: Session): string => {
  const [mine, theirs] = [local, remote].map((one) => (one && identify(one.sdp).setup) ?? "none");
  return `${client}: its own a=setup is ${mine}, the remote one ${theirs}`;
};

/** Reasons in DTLS: why there is no handshake on the path that ICE found. */
export function handshake(clues: Clues): readonly Reason[] {
  const { here, there } = clues;
  const states = known(clues).map((session) => stands(session, "dtls", "DTLS"));
  const roles = known(clues).map(dtlsRole);
  const failed = stateOf(here, "dtls") === "failed";
  if (there && roles[0] !== undefined && roles[0] === roles[1]) {
    const says = roles[0] === "client" ? "each takes itself for the one that starts" : "each waits for the other";
    const evidence = [...states, ...known(clues).map(setups), `by these, ${says}`];
    return reason(roles[0] === "client" ? "both-start" : "nobody-starts", here, {}, evidence);
  }
  if (failed) {
    return reason("dtls-failed", here, { compared: there !== undefined }, [...states, stands(here, "ice", "ICE")]);
  }
  // A handshake takes milliseconds, once both can.
  if (clues.now - (since(here, "ice") ?? 0) < 3_000) return [];
  const evidence = [...known(clues).map((session) => stands(session, "ice", "ICE")), ...states];
  return reason("handshake-waits", here, { alone: there === undefined }, evidence);
}
