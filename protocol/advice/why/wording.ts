/** Every reason why a connection does not come about, each with two sentences: what is known, and what to do next. */
import type { Words } from "../../problems/mod.ts";

/** The client that a reason is about, and the one across; both as letters. */
type Where = { readonly client: string; readonly other: string };
type Browser = { readonly browser?: "Firefox" };

/** It is there, over, or was there and is lost. */
const OVER = {
  "renewal-open": (p: Where & { restart: boolean }) => ({
    said: p.restart
      ? `It is connected over the path that it had, and the ICE restart of Client ${p.client} is half carried: until ` +
        "both have the new descriptions and candidates, no new path is looked for (RFC 9429 §4.1.8)."
      : `It is connected, and a new offer of Client ${p.client} is half carried: nothing of it is in force yet.`,
    next: "Carry the offer and its answer to their end, as said below.",
  }),
  "closed": (p: Where) => ({
    said: `Client ${p.client} is closed, and a closed RTCPeerConnection never connects again (WebRTC 1.0 §4.4.2).`,
    next: "Reset the bench to begin anew.",
  }),
  "hung-up": (p: Where) => ({
    said: `The data channel was open and is closed: Client ${p.other} hung up, or its page went away.`,
    next: "Reset the bench to begin anew.",
  }),
  "lost": (p: Where & { failed: boolean }) => ({
    said: `Client ${p.client} was connected, and Client ${p.other} stopped answering (RFC 7675 §5.1): ` +
      (p.failed ? "the path is given up." : "it may still come back."),
    next: p.failed
      ? "Press restartIce and carry a new offer and answer, or reset the bench."
      : `See whether Client ${p.other} is asleep or off the network, and wait a little.`,
  }),
} satisfies Record<string, (p: never) => Words>;

/** It waits for a hand. */
const HAND = {
  "nothing-started": (p: Where & { channel: boolean; alone: boolean }) => {
    const press = p.channel ? "createOffer" : "createDataChannel, then createOffer";
    return p.alone
      ? {
        said: `Client ${p.client} has made no offer, and has been given none.`,
        next: `Paste the offer of Client ${p.other} and press setRemoteDescription; or, to offer, press ${press}.`,
      }
      : {
        said: "Nothing has been offered: no client has a description.",
        next: `On Client ${p.client}, press ${press}.`,
      };
  },
  "not-kept": (p: Where & { kind: string }) => ({
    said: `Client ${p.client} has made an ${p.kind}, and has not kept it, so it does not count yet.`,
    next: `On Client ${p.client}, press setLocalDescription.`,
  }),
  "both-offered": (p: Where) => ({
    said: `Both clients have an offer of their own waiting, so neither makes an answer.`,
    next: `Apply the offer of Client ${p.client} on Client ${p.other}, which takes its own back.`,
  }),
  "offer-empty": (p: Where) => ({
    said: `The offer of Client ${p.client} has no media section: it offers nothing that could be connected.`,
    next: `On Client ${p.client}, press createDataChannel and then createOffer, and carry the new offer.`,
  }),
  "answer-empty": (p: Where & { applied: boolean }) => ({
    said: `The answer of Client ${p.client} accepts no media section, so there is nothing to connect for.`,
    next: p.applied
      ? `Reset the bench, and carry the offer of Client ${p.other} whole; a part of it may have been lost on the way.`
      : `Carry the offer of Client ${p.other} again, whole; a part of it may have been lost on the way.`,
  }),
  "offer-waits": (p: Where & { where: Whereabouts }) => ({
    said: `The offer of Client ${p.client} has not been applied on Client ${p.other}: ${PLACES[p.where](p)}.`,
    next: NEXT[p.where](p, "offer"),
  }),
  "answer-missing": (p: Where) => ({
    said: `Client ${p.client} has the offer, and has kept no answer to it.`,
    next: `On Client ${p.client}, press createAnswer, then setLocalDescription.`,
  }),
  "answer-waits": (p: Where & { where: Whereabouts }) => ({
    said: `The answer of Client ${p.client} has not been applied on Client ${p.other}: ${PLACES[p.where](p)}.`,
    next: NEXT[p.where](p, "answer"),
  }),
  "answer-refused": (p: Where) => ({
    said: `Client ${p.client} refused the answer that it was given, and still waits for one.`,
    next: `Read why at its box; then copy the answer of Client ${p.other} again and carry it unchanged.`,
  }),
  "answer-awaited": (p: Where & { copied: boolean }) => ({
    said: `Client ${p.client} waits for an answer to its offer. It waits without limit.`,
    next: p.copied
      ? `On the other device, apply the offer and make an answer, and bring that here.`
      : `Copy the offer and carry it to Client ${p.other}.`,
  }),
  "answer-unseen": (p: Where & { copied: boolean }) => ({
    said: p.copied
      ? `It could be that Client ${p.other} has not applied the answer yet; this page cannot see that.`
      : `The answer of Client ${p.client} has not left its desk.`,
    next: p.copied
      ? `On the other device, paste the answer and press setRemoteDescription.`
      : `Copy the answer and carry it to Client ${p.other}.`,
  }),
  "too-late": (p: Where & Browser & { waited: string; missed: "answer" | "candidates" }) => ({
    said: `Client ${p.client} gave up ${p.waited} after its descriptions were complete, before ` +
      (p.missed === "answer" ? `Client ${p.other} had its answer` : `it had a candidate of Client ${p.other}`) +
      (p.browser ? `: ${p.browser} waits about 5 s, and never recovers.` : ", and does not recover."),
    next: p.browser
      ? "Reset the bench, and carry faster, or let the bench keep Firefox waiting."
      : "Reset the bench, and carry the next answer sooner.",
  }),
} satisfies Record<string, (p: never) => Words>;

/** The two do not speak of the same thing. */
const DISAGREE = {
  "own-description": (p: Where) => ({
    said: `Client ${p.client} has applied a description of its own as that of Client ${p.other}.`,
    next: `Reset the bench, and paste what Client ${p.other} made into Client ${p.client}.`,
  }),
  "other-description": (p: Where) => ({
    said: `What Client ${p.client} has applied is not the present description of Client ${p.other}.`,
    next: `Carry the present description of Client ${p.other}; if Client ${p.client} refuses it, reset the bench.`,
  }),
  "credentials-differ": (p: Where & { what: "ice-ufrag" | "ice-pwd" }) => ({
    said: `The ${p.what} that Client ${p.client} has applied is not the one of Client ${p.other}, so its checks are ` +
      "refused (RFC 8445 §7.3).",
    next: `Copy the description of Client ${p.other} anew and carry it unchanged; to apply it, reset the bench.`,
  }),
  "certificate-mismatch": (p: Where) => ({
    said: `The fingerprint that Client ${p.client} has applied is not that of Client ${p.other}’s certificate, so ` +
      "DTLS refuses the connection (RFC 8122 §5).",
    next: `The description was changed on its way: reset the bench and carry it unchanged.`,
  }),
  "other-generation": (p: Where) => ({
    said: `Every candidate that Client ${p.client} was given belongs to another ufrag (RFC 8839 §5.4) than the ` +
      `description of Client ${p.other} that it has applied, so none of them counts.`,
    next: `Carry candidates that Client ${p.other} found for its present description.`,
  }),
} satisfies Record<string, (p: never) => Words>;

/** ICE found a way, and DTLS did not shake hands on it. */
const HANDSHAKE = {
  "both-start": (_: Where) => ({
    said: "Both sides start the DTLS handshake, since an a=setup was changed on its way (RFC 8842 §5). " +
      "Firefox fails then, and Chromium connects only if one side began well before the other.",
    next: "Reset the bench, and carry the answer with the a=setup that it was made with.",
  }),
  "nobody-starts": (_: Where) => ({
    said: "Nobody starts the DTLS handshake: both sides wait for the other, since an a=setup was changed on its way " +
      "(RFC 8842 §5).",
    next: "Reset the bench, and carry the answer with the a=setup that it was made with.",
  }),
  "dtls-failed": (p: Where & { compared: boolean }) => ({
    said: "ICE found a way, and the DTLS handshake failed on it. " +
      (p.compared
        ? "Both fingerprints are the ones that were promised, so it is something else."
        : "Most often the fingerprint in a description was changed on its way (RFC 8122 §5)."),
    next: p.compared
      ? "Reset the bench and try again; if it stays, save the trace."
      : `Compare a=fingerprint on both devices: the remote one of each with the local one of the other.`,
  }),
  "handshake-waits": (p: Where & { alone: boolean }) => ({
    said: `ICE found a way for Client ${p.client}, and the DTLS handshake has not ended. It could be that Client ` +
      (p.alone
        ? `${p.other} has not applied the answer, has applied an earlier one, or gets no answers to its own checks.`
        : `${p.other} had another answer before, or gets no answers to its own checks.`),
    next: `Look at the states and the pairs of Client ${p.other}.`,
  }),
} satisfies Record<string, (p: never) => Words>;

/** A STUN or TURN server did not help. */
const SERVERS = {
  "server-refused": (p: Where & { url: string; said: string; code: number; source: string }) => ({
    said: `Client ${p.client} has no address of ${p.url}, which answered: ${p.said} (${p.code}, ${p.source}).`,
    next: p.code === 401 || p.code === 441
      ? "Check the user name and the credential in the settings, and reset the bench with them."
      : "Whoever runs the server can tell why; or choose another one in the settings.",
  }),
  "server-unknown": (p: Where & { url: string }) => ({
    said: `Client ${p.client} has no address of ${p.url}: its host name could not be found (701, WebRTC 1.0 §4.8.3).`,
    next: "Check its spelling in the settings, and whether this device is online; then reset the bench.",
  }),
  "server-silent": (p: Where & { url: string; said: string }) => ({
    said: `Client ${p.client} has no address of ${p.url}: ${p.said} (701, WebRTC 1.0 §4.8.3).`,
    next: "Try the server in the settings: check its host and port, and whether a firewall is between; in a strict " +
      "network try turns: or ?transport=tcp.",
  }),
} satisfies Record<string, (p: never) => Words>;

/** ICE finds no way. */
const PATH = {
  "no-network": (p: Where & { isLost: boolean }) => ({
    said: p.isLost
      ? `This device is in no network any more, and the path of Client ${p.client} went with it.`
      : `This device is in no network, so Client ${p.client} has no address that it could give as a candidate.`,
    next: "Join any network, a cable, a Wi-Fi or a phone’s hotspot; it needs no internet. Then reset the bench.",
  }),
  "none-found": (p: Where) => ({
    said: `Client ${p.client} has finished gathering, and found no candidate at all.`,
    next: "Look at iceTransportPolicy, since “relay” needs a TURN server that answers; then at the network.",
  }),
  "candidates-refused": (p: Where & { count: number }) => ({
    said: p.count === 1
      ? `Client ${p.client} refused the only candidate that it was given.`
      : `Client ${p.client} refused every candidate that it was given.`,
    next: `Read why at its box; then copy a candidate of Client ${p.other} again and carry it unchanged.`,
  }),
  "no-candidates": (p: Where & { held: boolean; both: boolean }) => ({
    said: p.both
      ? "No candidate has been delivered on either side, so neither knows where to send a check."
      : `Client ${p.client} has been given no candidate of Client ${p.other}, and knows no place to send a check to.`,
    next: p.held
      ? "Carry one candidate each way; on one network, one is enough."
      : `Carry a candidate of Client ${p.other} as soon as it has found one.`,
  }),
  "names-only": (p: Where & { sure: boolean }) => ({
    said: `Client ${p.client} was given only .local names, which are found only on the same network; ` +
      (p.sure ? "no pair was made of them, so they are not resolved here." : "it could be that they are not resolved."),
    next: "Bring both devices to one network that lets multicast DNS through, which guest networks often do not; or " +
      "allow this page the camera on both, whereupon Chromium gives addresses in place of names, and begin anew; or " +
      "use a STUN or TURN server.",
  }),
  "checks-refused": (p: Where) => ({
    said:
      `Checks of Client ${p.other} reach Client ${p.client}, and none of its own is answered. It could be that the ` +
      "ice-pwd or ice-ufrag it has applied is wrong, or that a firewall lets only one way through.",
    next: `Compare a=ice-ufrag and a=ice-pwd: the remote ones here with the local ones of Client ${p.other}.`,
  }),
  "unreachable": (p: Where & { failed: boolean; more: boolean }) => ({
    said: `No address of Client ${p.other} that Client ${p.client} was given ` +
      (p.failed ? "has answered." : "has answered so far."),
    next: p.more
      ? "Carry the remaining candidates; between different networks it may take a TURN server."
      : "Between different networks it may take a TURN server; on one, see whether a firewall is in the way.",
  }),
  "one-sided": (p: Where) => ({
    said:
      `Only Client ${p.client} has been given candidates. On one network that is enough; through a NAT, mostly not.`,
    next: `Carry a candidate of Client ${p.client} to Client ${p.other}, too.`,
  }),
  "candidates-held": (p: Where & { count: number }) => ({
    said: `Client ${p.other} has not been given every candidate of Client ${p.client}.`,
    next: p.count === 1
      ? "Carry it: it may be the one that works."
      : "Carry them: one of them may be the one that works.",
  }),
  "gathering-slow": (p: Where & { relayOnly: boolean }) => ({
    said: `Client ${p.client} is still gathering. It could be that a STUN or TURN server does not answer.`,
    next: p.relayOnly
      ? "Try the server in the settings: with “relay” there is no candidate without its answer."
      : "Do not wait for it: what was found already can be carried now.",
  }),
  "other-gave-up": (p: Where) => ({
    said: `Client ${p.client} has given up.`,
    next: `Look at what is said on Client ${p.client}.`,
  }),
  "under-way": (p: Where) => ({
    said: `Nothing is known to be wrong: Client ${p.client} is on its way.`,
    next: "Wait a few seconds.",
  }),
} satisfies Record<string, (p: never) => Words>;

/**
 * Where a description is while it is not applied: collecting candidates, on its desk, in the learner’s hand, in a box;
 * or, once it left its desk, something else lies in the box, or it was refused.
 */
export type Whereabouts = "collecting" | "desk" | "hand" | "box" | "other-text" | "refused";

const PLACES: Readonly<Record<Whereabouts, (p: Where) => string>> = {
  collecting: () => "it still collects candidates",
  desk: (p) => `it lies on the desk of Client ${p.client}`,
  hand: () => "it is in your hand",
  box: (p) => `it lies in the box of Client ${p.other}`,
  "other-text": (p) => `what lies in the box of Client ${p.other} is something else`,
  refused: (p) => `Client ${p.other} refused what it was given`,
};

const NEXT: Readonly<Record<Whereabouts, (p: Where, kind: string) => string>> = {
  collecting: () => "Wait until its card can be copied; that takes a few seconds.",
  desk: (p, kind) => `Copy the ${kind} and paste it into Client ${p.other}.`,
  hand: (p) => `Paste it into Client ${p.other}.`,
  box: (p) => `On Client ${p.other}, press setRemoteDescription.`,
  "other-text": (p, kind) => `Copy the ${kind} and paste it into Client ${p.other}, in the place of that text.`,
  refused: (p, kind) => `Read why, then copy the ${kind} of Client ${p.client} again and carry it unchanged.`,
};

/** Every reason, by its code. */
export const REASONS = { ...OVER, ...HAND, ...DISAGREE, ...HANDSHAKE, ...SERVERS, ...PATH };
/** Names a reason. */
export type WhyCode = keyof typeof REASONS;
