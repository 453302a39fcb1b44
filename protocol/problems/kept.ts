/** What a browser keeps, where it keeps nothing or gives back what cannot be read (HTML §12.2). */
import { FLAG, NUMBER, worded } from "./words.ts";

const WORKS_ON = "Everything works on; it is forgotten when the page is left.";

export const KEPT = {
  "storage-blocked": worded({}, () => ({
    said: "This browser does not let the page keep anything, so it cannot remember how far you are.",
    next: WORKS_ON,
  })),
  "storage-full": worded({}, () => ({
    said: "The storage that this browser gives the page is full, so it cannot remember how far you are.",
    next: WORKS_ON,
  })),
  "note-unkept": worded({ full: FLAG }, (p) => ({
    said: p.full
      ? "The storage that this browser gives the page is full, so your note is not kept."
      : "This browser does not let the page keep anything, so your note is not kept.",
    next: "It stays until you leave the page: take it along in a handout.",
  })),
  "kept-unreadable": worded({}, () => ({
    said: "What this browser had kept of your progress cannot be read.",
    next: "It is kept anew from here on.",
  })),
  "kept-version": worded({ version: NUMBER }, (p) => ({
    said: `What this browser had kept of your progress is of version ${p.version}, which this page does not know.`,
    next: "It stays as it is, and nothing is added to it; close every page of this site, and open a newer one.",
  })),
};
