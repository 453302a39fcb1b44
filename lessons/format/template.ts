/** The text that a new lesson begins with: it is a whole lesson, and passes its own test. */

/** The folder of a lesson with this title: small letters, and a hyphen between words. */
export const slugOf = (title: string): string =>
  title.normalize("NFKD").toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "");

/** The text of a new lesson. Whoever writes it changes one thing after the other, and it stays a lesson. */
export const templateOf = (title: string): string => TEMPLATE.replace("{title}", () => title);

const TEMPLATE = `---
summary: In a line, what it is about
minutes: 5
chapter: "Hands: how two strangers agree"
question: What do learners ask that this answers?
unrecorded: It is being written. Take this line out at its end, and record it for its worksheet
---

# {title}

What this lesson is about, in two sentences. It ends with something that has happened, and not with something read.

## Make an offer {#make-an-offer}

Say what to press, and what to look at. On Client A press \`createDataChannel\`, \`createOffer\` and
\`setLocalDescription\`.

::point{client="A" pane="Local SDP" lines="m=application" states="signaling"}

::goal{check="channel-made" of="A"}

::goal{check="offer-kept" of="A"}

:::predict

A question that can be answered before the press?

- [ ] What many would say
- [x] What happens

Why it happens, in a sentence.

:::

:::hint

Where to look.

:::

:::hint

Which two facts disagree.

:::

:::hint

What to do.

:::

:::solution

- A createDataChannel
- A createOffer
- A setLocalDescription

:::

:::done

What has just happened, in a sentence.

:::

## A mistake: the candidate first {#too-early}

Have something go wrong on purpose. Copy **candidate 1** of A, paste it into B, and press \`addIceCandidate\`.

::point{client="B" pane="Code" states="signaling"}

::goal{check="refused-call" of="B" call="addIceCandidate" dark="none"}

:::predict

Will B take it?

- [ ] Yes
- [x] No

It has no remote description that the candidate could belong to.

:::

:::solution

- A carry candidate 1
- B addIceCandidate

:::

:::done

The browser’s own words, and nothing is lost.

:::

## Mend it {#mend-it}

Carry the offer to B, and press \`setRemoteDescription\`.

::point{client="B" pane="Remote SDP" states="signaling"}

::goal{check="offer-taken" by="B"}

:::predict

Does A notice?

- [ ] Yes
- [x] No

Nothing went from B to A.

:::

:::solution

- A carry offer
- B setRemoteDescription

:::

:::done

B knows now what A wants.

:::

## What you learned {#learned}

- One sentence for each thing that was learned.

:::challenge{par="3" counts="carries"}

Reset the bench, and connect with the fewest carries.

:::

To read more: the [offer/answer model](https://www.rfc-editor.org/rfc/rfc3264) is RFC 3264, its use in WebRTC
[JSEP](https://www.rfc-editor.org/rfc/rfc9429), RFC 9429.
`;
