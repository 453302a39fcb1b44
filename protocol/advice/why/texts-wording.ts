/** The reasons that two descriptions show by their texts alone; what only a state or a counter shows has no words here. */
import type { Words } from "../../problems/mod.ts";
import { capital } from "../../text/mod.ts";
import type { REASONS, WhyCode } from "./wording.ts";

/** What a client made: A offers and B answers, where a pair is read. */
const madeBy = (client: string): string => client === "A" ? "the offer" : "the answer";

/** The words of a reason of the bench, told of two texts. */
export const REASONS_OF_TEXTS: { readonly [C in WhyCode]?: (p: Parameters<typeof REASONS[C]>[0]) => Words } = {
  "other-generation": ({ client, other }) => ({
    said:
      `Every candidate that stands beside them belongs to another ufrag (RFC 8839 §5.4) than ${madeBy(other)}, so ` +
      `that the side of ${madeBy(client)} counts none of them.`,
    next:
      `Take candidates that were found for ${madeBy(other)} as it stands here; these are of another connection, or ` +
      "from before an ICE restart.",
  }),
  "none-found": ({ client }) => ({
    said:
      `${capital(madeBy(client))} says that its candidates are complete (a=end-of-candidates, RFC 8840 §8.2), and ` +
      "has none.",
    next:
      "Look at iceTransportPolicy on that side, since “relay” needs a TURN server that answers; then at its network.",
  }),
  "no-candidates": () => ({
    said:
      "Neither description holds a candidate, and none stands beside them: by these texts neither side knows where " +
      "to send a check.",
    next:
      "If candidates are carried one by one (trickle ICE), look whether they were, and paste them here, too; else " +
      "send each description only when its gathering is complete.",
  }),
  "one-sided": ({ client, other }) => ({
    said: `There are candidates of ${madeBy(other)}, and none of ${madeBy(client)}. On one network that is enough; ` +
      "through a NAT, mostly not.",
    next: `Look whether those of ${madeBy(client)} were carried one by one, and paste them here, too.`,
  }),
  "names-only": ({ other }) => ({
    said:
      `Every candidate of ${madeBy(other)} is a .local name, which is found only on the same network; it could be ` +
      "that the other side does not resolve it.",
    next: "Bring both devices to one network that lets multicast DNS through, which guest networks often do not; or " +
      "allow the page the camera on both, whereupon Chromium gives addresses in place of names; or use a STUN or TURN " +
      "server. Then exchange new descriptions.",
  }),
};

/** What is told of two texts and of no bench: `{ said, next }` by a code of its own. */
export const TEXTS_ALONE = {
  "two-answers": {
    said: "These are two answers, and an answer answers an offer: neither is what the other side waits for.",
    next:
      "Find the offer that one of the two was made for, and paste it with its answer. Of two sides, one offers and " +
      "one answers.",
  },
  "names-both": {
    said:
      "Every candidate of both is a .local name, which is found only on the same network; it could be that they are " +
      "not resolved.",
  },
  "one-network": {
    said: "All candidates are addresses of private networks or .local names, which meet only where both sides are in " +
      "one network (RFC 1918 §3, RFC 3927, RFC 4193, RFC 6762 §3).",
    next:
      "If they are in two networks, give both a STUN server, and a TURN server for where that is not enough; then " +
      "exchange new descriptions.",
  },
  "no-relay": {
    said: "No side has a relay candidate. It could be that the NATs or firewalls between them let none of the other " +
      "addresses through.",
    next:
      "Give both a TURN server, and exchange new descriptions; on one network, see whether a firewall is in the way.",
  },
  "nothing-seen": {
    said: "Nothing in these texts keeps the two from connecting.",
    next: "No text shows whether each was applied on the other side, and in time, and what the network lets through: " +
      "look at the states of both sides.",
  },
} satisfies Readonly<Record<string, Pick<Words, "said"> & Partial<Words>>>;
