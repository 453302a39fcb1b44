/** Candidate pairs in words: what one is called, what its state means, and why there is none. */
import { across, type CandidateRead, type PairRead, type PairState } from "../facts/mod.ts";
import { hostAndPort, shortAddress } from "../sdp/mod.ts";
import type { Plot } from "./pair-plot.ts";
import type { Sample } from "./pair-samples.ts";
import { candidatesGiven, everWas, isNegotiated, type Session, stateOf } from "../session/mod.ts";
import { bytes, count, milliseconds, ownValue } from "../text/mod.ts";

/** A candidate in a few words: `host udp 192.0.2.1:5000`, `host udp port 5000` where the address is hidden. */
export function candidateName({ type, protocol, address, port }: CandidateRead): string {
  const host = address && shortAddress(address);
  const place = !host ? `port ${port ?? "unknown"}` : port === undefined ? host : hostAndPort(host, port);
  return `${type} ${protocol} ${place}`;
}

/** What each state of a pair means (RFC 8445 §6.1.2.6). */
const MEANS: Readonly<Record<PairState, string>> = {
  frozen: "Frozen: no check may be sent yet; it waits for a pair with the same foundation (RFC 8445 §6.1.2.6).",
  waiting: "Waiting: no check has been sent on this pair yet (RFC 8445 §6.1.2.6). " +
    "Once another pair is in use, its turn may never come.",
  "in-progress": "In-progress: a check has been sent, and its answer is awaited (RFC 8445 §6.1.2.6).",
  failed: "Failed: no answer came to its checks, or a refusal did (RFC 8445 §6.1.2.6).",
  succeeded: "Succeeded: a check went this way and its answer came back (RFC 8445 §6.1.2.6).",
  cancelled:
    "Cancelled, which is no state of RFC 8445: checking this pair was stopped, mostly because another was nominated.",
};

const CONTROLS =
  "The side that made the first offer is the controlling one: of the pairs that work it decides which is used (§6.1.1).";

/** What a pair is, in a sentence or two; a peer-reflexive one also says where it came from. */
export function explainPair(pair: PairRead): string {
  const said = [
    ownValue(MEANS, pair.state) ?? `The browser calls it ${pair.state}, which is no state of RFC 8445 §6.1.2.6.`,
  ];
  const { requestsReceived = 0, responsesReceived = 0 } = pair;
  if (pair.state === "in-progress" && requestsReceived > 1 && responsesReceived === 0) {
    said.push("Checks of the other side arrive here, while this side’s own get no answer that is believed.");
  }
  if (pair.selected) {
    const chosen = pair.nominated ? ` The controlling side nominated it (RFC 8445 §8.1.1). ${CONTROLS}` : "";
    said.push(`Selected: what this client sends goes this way.${chosen}`);
  } else if (pair.nominated) {
    said.push(
      `Nominated by the controlling side (RFC 8445 §8.1.1), but another is in use here, or none yet. ${CONTROLS}`,
    );
  }
  if (pair.remote.type === "prflx") {
    said.push(
      "The remote candidate is peer-reflexive: nobody carried it here; it is where a check of the other side came " +
        "from (RFC 8445 §7.3.1.3).",
    );
  }
  if (pair.local.type === "prflx") {
    said.push(
      "The local candidate is peer-reflexive: the answer to a check told that it was seen coming from there " +
        "(RFC 8445 §7.2.5.3.1).",
    );
  }
  return said.join(" ");
}

/** Why there is no pair to show. */
export function whyNoPairs(session: Session): string {
  const [here, there] = [`Client ${session.client}`, `Client ${across(session.client)}`];
  const given = candidatesGiven(session);
  if (stateOf(session, "signaling") === "closed") return `${here} is closed, and has no pairs any more.`;
  if (stateOf(session, "connection") === "failed") {
    return `No pairs: ICE has failed on ${here}. Pairs that nobody answered may be forgotten by then.`;
  }
  if (everWas(session, "connection", "connected")) return `No pairs: ${here} has none any more.`;
  const needs = "No pairs yet: a pair needs a candidate from each side, and an ICE agent that has both descriptions.";
  if (!isNegotiated(session)) return needs;
  if (given.length === 0) return `${needs} ${here} has both descriptions, and no candidate of ${there}.`;
  return given.every((line) => line.includes(".local "))
    ? `${needs} ${here} was given only .local names, and a name makes no pair until it is resolved.`
    : needs;
}

/** The plot in words, for those who do not see it: round-trip time and rates now, at most, and in all. */
export function summary(plot: Plot, last: Sample): string {
  const { roundTripTime: time, sent, received } = plot;
  const round = time.latest === undefined
    ? "No round-trip time yet."
    : `Round-trip time ${milliseconds(time.latest)} now, at most ${milliseconds(time.most!)}.`;
  const rate = sent.latest === undefined || received.latest === undefined
    ? ""
    : ` Sending ${bytes(sent.latest)}, receiving ${bytes(received.latest)} a second.`;
  const all = last.pair === undefined
    ? " No pair is selected now."
    : ` ${bytes(last.bytesSent)} sent and ${bytes(last.bytesReceived)} received on it in all.`;
  return round + rate + all;
}

/** What was counted of a pair's checks, as far as the browser tells: `5 checks sent, 5 answered, 4 received`. */
export function checksOf({ requestsSent, responsesReceived, requestsReceived }: PairRead): string {
  if (requestsSent === undefined) {
    return responsesReceived === undefined ? "" : `${count(responsesReceived, "check")} answered`;
  }
  if (requestsSent === 0 && !requestsReceived) return "no checks yet";
  const answered = responsesReceived === undefined ? "" : `, ${responsesReceived} answered`;
  return `${count(requestsSent, "check")} sent${answered}${requestsReceived ? `, ${requestsReceived} received` : ""}`;
}
