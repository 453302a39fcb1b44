/** What can be seen in a blob before it is applied: that browsers will refuse it, or take it and never connect. */
import { count } from "../text/mod.ts";
import { FLAG, type Given, NUMBER, oneOf, TEXT, WHERE, worded } from "./words.ts";

const TEXT_OR_NUMBER = (value: unknown): value is string | number => TEXT(value) || NUMBER(value);

/** A section list that is not the one it should be: which way, and where it first differs. */
const DIFFERS = {
  how: oneOf("fewer", "more", "reordered", "renamed", "kind"),
  /** What the blob has: a number of sections, a kind or a mid. */
  theirs: TEXT_OR_NUMBER,
  /** What it should have instead. */
  ours: TEXT_OR_NUMBER,
};
export type Differs = Omit<Given<typeof DIFFERS>, "at">;

const sections = (n: string | number) => count(Number(n), "media section");

export const SEEN = {
  "two-descriptions": worded({ what: TEXT }, (p, on) => ({
    said: `There are two descriptions in this: ${p.what}.`,
    next: `${on.paste} only one of them.`,
  })),
  "no-media-sections": worded({ ...WHERE, kind: TEXT }, (p) => ({
    said: `This ${p.kind} has no media section, so browsers take it and connect nothing.`,
    next: `On Client ${p.other}, press createDataChannel before createOffer, and carry the new offer.`,
  })),
  "answer-to-another-offer": worded(WHERE, (p) => ({
    said:
      `This answer says that it answers another offer than the one Client ${p.client} has waiting: browsers would take it and never connect.`,
    next: `Carry the present offer of Client ${p.client} to Client ${p.other}, and the answer to it back.`,
  })),
  "sections-differ": worded({ ...WHERE, ...DIFFERS }, (p) => ({
    said: {
      fewer: `This answer has only ${sections(p.theirs)}, while the offer of Client ${p.client} has ${p.ours}: `,
      more: `This answer has ${sections(p.theirs)}, while the offer of Client ${p.client} has only ${p.ours}: `,
      reordered: `This answer has the media sections in another order than the offer of Client ${p.client}: `,
      renamed: `This answer has the mid “${p.theirs}” where the offer of Client ${p.client} has “${p.ours}”: `,
      kind: `This answer has ${p.theirs} where the offer of Client ${p.client} has ${p.ours}: `,
    }[p.how] + "it answers another offer (RFC 9429 §5.11, RFC 3264 §6).",
    next: `Carry the offer of Client ${p.client} to Client ${p.other} again, and the answer to it back.`,
  })),
  "sections-changed": worded({ ...WHERE, ...DIFFERS }, (p) => ({
    said: {
      fewer: `This offer has only ${sections(p.theirs)} of the ${p.ours} that Client ${p.client} knows: `,
      more: `This offer has more media sections than Client ${p.client} knows: `,
      reordered: `This offer has the media sections in another order than Client ${p.client} knows: `,
      renamed: `This offer has the mid “${p.theirs}” where Client ${p.client} knows “${p.ours}”: `,
      kind: `This offer has ${p.theirs} where Client ${p.client} knows ${p.ours}: `,
    }[p.how] + "a section keeps its place, and is only ever switched off with port 0 (RFC 3264 §8).",
    next: `Copy the present offer of Client ${p.other}; if that was begun anew, reset the bench.`,
  })),
  "offer-from-another-session": worded({ ...WHERE, live: FLAG }, (p) => ({
    said: `This offer is not from the session that Client ${p.client} has its remote description from: ` +
      `its o= and its fingerprint are others${p.live ? ", and applying it would end the connection for good" : ""}.`,
    next: p.live
      ? `Copy an offer of the present session from Client ${p.other}, or reset the bench to connect anew.`
      : `If Client ${p.other} was begun anew, begin Client ${p.client} anew too: reset the bench.`,
  })),
  "answer-again": worded(WHERE, (p) => ({
    said: `Client ${p.client} has applied this very answer already.`,
    next: `Carry on with the candidates of Client ${p.other}, if any are still missing.`,
  })),
  "both-offered": worded({}, () => ({
    said:
      "Both clients offered through the channel at the same moment. Client A keeps its offer, and Client B takes its own back.",
    next: "Let that exchange end; then Client B offers again.",
  })),
  "glare": worded(WHERE, (p) => ({
    said: `Both clients have started: this is an offer, and Client ${p.client} has one of its own waiting.`,
    next:
      `Apply it only on Client ${p.client}, which takes its own back, and let Client ${p.other} wait for the answer.`,
  })),
  "rollback-nothing": worded({ ...WHERE, state: TEXT }, (p) => ({
    said: `Client ${p.client} is in ${p.state}: there is no offer that it could take back.`,
    next: "Leave the rollback out and go on.",
  })),
  "pranswer-note": worded({}, () => ({
    said: "A pranswer is a provisional answer: Chromium takes it, and Firefox has not built it.",
    next: "Carry the final answer as soon as there is one.",
  })),
  "candidate-section-unknown": worded({ ...WHERE, place: TEXT }, (p) => ({
    said: `This candidate is for ${p.place}, which the remote description of Client ${p.client} does not have.`,
    next: `Copy a candidate that Client ${p.other} found for that description.`,
  })),
  "candidate-other-generation": worded({ ...WHERE, ufrag: TEXT }, (p) => ({
    said: `This candidate belongs to the ufrag “${p.ufrag}”, and the remote description of Client ${p.client} has ` +
      "another: it is from an earlier generation or another session (RFC 8839 §5.4).",
    next: `Copy a candidate that Client ${p.other} found for its present description.`,
  })),
  "candidate-field": worded({ fault: TEXT }, (p) => ({
    said: `This candidate cannot be: ${p.fault} (RFC 8839 §5.1).`,
    next: "Copy that candidate’s card again.",
  })),
  "candidate-odd": worded({ fault: TEXT }, (p) => ({
    said: `Browsers accept this candidate, but it will hardly help: ${p.fault}.`,
    next: "Copy that candidate’s card again, or carry another one.",
  })),
  "candidate-again": worded(WHERE, (p) => ({
    said: `Client ${p.client} has been given this candidate already.`,
    next: `Carry another candidate of Client ${p.other}, or none.`,
  })),
  "sdp-finding": worded({ finding: TEXT, said: TEXT, next: TEXT }, (p) => ({
    said: p.at ? `Line ${p.at.number}: ${p.said}` : p.said,
    next: p.next,
  })),
};
