/** What is wrong between an offer and its answer, or between two rounds, each in two sentences. */
import type { WordPair } from "../../problems/mod.ts";

const ANSWERER = "Whoever makes the answer has to change it; copying it again does not help.";

/** One table words every code: what is so, with `{}` for what it is about, and what to do next. */
export const PAIR_WORDS = {
  "two-offers": [
    "These are two offers, and neither answers the other: both sides offered (glare).",
    "Let one side take its offer back, apply the other’s, and answer it.",
  ],
  "own-offer": [
    "The answer is the offer itself: it has the same session and the same credentials, so nobody has answered.",
    "Carry the offer to the other side, and what its createAnswer makes back.",
  ],
  "section-count": [
    "{}. An answer has exactly as many sections as its offer (RFC 3264 §6): it was made for another offer, or before this one was applied.",
    "Let the answering side apply the offer with setRemoteDescription first, and then call createAnswer.",
  ],
  "section-order": [
    "{}. An answer keeps the order of the offer (RFC 3264 §6); Chromium then says “The order of m-lines in answer doesn't match order in offer”.",
    ANSWERER,
  ],
  "section-kind": [
    "{}. A section keeps its kind (RFC 3264 §6); Chromium then says “The order of m-lines in answer doesn't match order in offer”.",
    ANSWERER,
  ],
  "section-mid": [
    "{}. An answer keeps the mids (RFC 9429 §5.3.1); Chromium then says “The order of m-lines in answer doesn't match order in offer”.",
    "Whoever makes the answer has to copy each a=mid of the offer.",
  ],
  "refused-all": [
    "The answer refuses every section (port 0), so there is nothing to connect, and nobody gets an error.",
    "Look why: a codec that both have, or data channels in a form that the answering side knows, are missing.",
  ],
  "refused-codec": [
    "The answer refuses the section with mid {}: what it knows has no codec in common with the offer.",
    "Let both sides have one codec, VP8 say, or H264 with the same profile and packetization-mode.",
  ],
  "roles": [
    "Both say a=setup:{}, so that {} starts the DTLS handshake (RFC 8842 §5.3).",
    "Of the two, one has to be active and the other passive; an offer leaves it open with actpass.",
  ],
  "role-open": [
    "The answer leaves the DTLS role open (a=setup:actpass); an answer has to choose one (RFC 8842 §5.3).",
    "Whoever makes the answer has to say active or passive.",
  ],
  "lite-both": [
    "Both sides are ICE-lite, so that nobody sends checks (RFC 8445 §2.7): nothing connects if both only wait.",
    "One side has to be a full ICE agent: take a=ice-lite out of it only if it really is one.",
  ],
  "bundle-enlarged": [
    "The answer bundles the mid {}, which the offer did not bundle (RFC 9143 §7.3).",
    "Whoever makes the answer has to leave it out of a=group:BUNDLE.",
  ],
  "bundle-refused": [
    "The answer does not bundle what the offer bundled, so that each section needs a path of its own.",
    "That is allowed; but an offer with bundlePolicy “max-bundle” fails then.",
  ],
  "direction-more": [
    "The offer says {}, which is more than was offered (RFC 3264 §6.1).",
    "Whoever makes the answer has to say what mirrors the offer: sendonly to recvonly, or less.",
  ],
  "codec-strange": [
    "In the section with mid {} no codec is left that was offered: the answer names only others (RFC 3264 §6.1).",
    "Whoever makes the answer has to choose among the codecs of the offer, or refuse the section with port 0.",
  ],
  "codec-added": [
    "The answer names {}, which was not offered. A codec may be added, but nobody needs to take it (RFC 3264 §6.1).",
    "Look whether it was made for another offer.",
  ],
  "payload-meaning": [
    "{}. Each side sends with the numbers of the other, so that this is allowed; but a receiver that trusts its own offer reads the wrong codec.",
    "Whoever makes the answer should keep the numbers of the offer (RFC 3264 §6.1).",
  ],
  "extmap-moved": [
    "{}. An answer keeps the ids of the header extensions (RFC 8285 §7).",
    ANSWERER,
  ],
  "extmap-direction": [
    "The header extension {} is not mirrored in the answer: to sendonly belongs recvonly (RFC 8285 §7).",
    ANSWERER,
  ],
  "simulcast-refused": [
    "The answer refuses simulcast: one encoding is sent (RFC 8853 §5.3.2).",
    "That is allowed. If several are wanted, the answering side has to take a=simulcast and a=rid.",
  ],
  "simulcast-changed": [
    "The answer takes other streams than were offered: {} (RFC 8853 §5.3.2).",
    "Look which a=rid of the offer the answer leaves out or pauses (~).",
  ],
  "level-raised": [
    "The answer raises the H264 level: {}. Without level-asymmetry-allowed=1 on both sides it may not (RFC 6184 §8.2.2).",
    "Whoever makes the answer has to keep the level, or both have to allow asymmetry.",
  ],
  "profile-changed": [
    "The offer says {} as its transport. An answer keeps it (RFC 9429 §5.1.2).",
    "Browsers take it where a=fingerprint is there; other receivers may refuse it.",
  ],
  "answer-unreachable": [
    "The answer has no candidate and does not say a=ice-options:trickle, so that none will follow: nobody can be reached, unless that side hears the other one first.",
    "Let the answering side send its answer only after gathering is complete; servers of WHIP must (RFC 9725).",
  ],
  "no-pair": [
    "No candidate of the offer can be paired with one of the answer (RFC 8445 §6.1.2.2): {}.",
    "Carry candidates that were left out on the way; or let both gather addresses of one kind, or use a TURN server.",
  ],
  "loopback-only": [
    "Every candidate of the {} is a loopback address, which only this machine itself reaches (RFC 8445 §5.1.1.1).",
    "If both are on one machine, leave it; otherwise let that side gather the addresses of its network.",
  ],
  "ufrag-shared": [
    "The answer has the offer’s own ice-ufrag, {}, while each side chooses one for itself (RFC 8445 §5.3).",
    "Carry the answer as its createAnswer made it; this line was copied from the offer.",
  ],
  "candidate-nowhere": [
    "A candidate is for {}, and no description here has such a section.",
    "Look which description it was found for; a candidate without its section is refused.",
  ],
  "role-changed": [
    "In this round {} without an ICE restart: the DTLS role of a standing transport may not change; Chromium then says “Failed to set SSL role” (RFC 8842 §5).",
    "The side that answers has to keep the role that it had.",
  ],
  "credentials-changed": [
    "The ICE credentials of this side are new in this round: this is an ICE restart (RFC 8839 §4.4.1.1.1).",
    "If no restart was meant, this is a description of another connection.",
  ],
} as const satisfies Record<string, WordPair>;

/** Names what is wrong between two descriptions. */
export type PairCode = keyof typeof PAIR_WORDS;

/** What is allowed, and good to know. */
const NOTES: readonly PairCode[] = [
  "bundle-refused",
  "simulcast-refused",
  "codec-added",
  "credentials-changed",
  "profile-changed",
];

/** Whether a finding of a pair is only a note. */
export const isPairNote = (code: string): boolean => (NOTES as readonly string[]).includes(code);
