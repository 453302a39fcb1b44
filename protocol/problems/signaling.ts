/** A program that carries blobs in place of a hand: why it does not. */
import { worded } from "./words.ts";

export const SIGNALING = {
  "signaling-none": worded({}, () => ({
    said: "No signaling server answers at this page’s address: it is there only where it was asked for.",
    next:
      "Start the site with deno task start --signaling, and choose it again; hands and BroadcastChannel carry anyway.",
  })),
  "signaling-full": worded({}, () => ({
    said: "The signaling server has sent this page away: the room has its two already.",
    next: "Choose another room on both pages, or close the page that is in this one.",
  })),
  "signaling-room": worded({}, () => ({
    said: "That is no name of a room: it has 4 to 32 letters and digits, and nothing else.",
    next: "Write another one, the same on both pages.",
  })),
  "signaling-closed": worded({}, () => ({
    said: "The signaling server has closed the connection: it has ended, or nothing was said for half an hour.",
    next: "Choose it again; what is connected stays connected.",
  })),
};
