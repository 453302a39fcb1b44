/** What a browser refused, in our words: one entry for each reason that its exceptions give. */
import type { Where, Words } from "./words.ts";

export const REFUSED = {
  "refused-description": (p: Where & { kind: string }) => ({
    said: `The browser refused this ${p.kind}. Client ${p.client} is as it was before.`,
    next: `Compare it with Client ${p.other}’s card, or copy that card again.`,
  }),
  "refused": (p: Where & { call: string }) => ({
    said: `The browser refused ${p.call}. Client ${p.client} is as it was before.`,
    next: "Read the browser’s own words below. Reset the bench if you cannot go on from here.",
  }),
} satisfies Record<string, (p: never) => Words>;
