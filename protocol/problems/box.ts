/** The box, the network in one process: what it does not do for a page. */
import { worded } from "./words.ts";

export const BOX = {
  "box-gone": worded({}, () => ({
    said: "The box does not answer any more: its process has ended, or this device has left its network.",
    next: "Look into the terminal in which it was started, start it again there, and ask again.",
  })),
  "box-unknown": worded({}, () => ({
    said: "What this address says of a box is not what this page understands.",
    next: "Load the page anew from the box itself, so that both are of one version.",
  })),
  "box-full": worded({}, () => ({
    said: "The box has as many pairs as it takes, or as this machine has sockets for.",
    next: "Join a pair that is there already, or wait: a pair that nobody uses is over after half an hour.",
  })),
  "box-pair-unknown": worded({}, () => ({
    said: "The box has no such pair: it was started anew, or the pair was not used for half an hour.",
    next: "Join without a token, and get a pair of your own.",
  })),
  "box-pair-crowded": worded({}, () => ({
    said: "As many pages are open for this pair as the box serves.",
    next: "Close one of them, or join without a token and get a pair of your own.",
  })),
  "box-key-wrong": worded({}, () => ({
    said: "Only with the teacher’s key is the network of every pair changed, and this is not it.",
    next: "Take the key from the terminal in which the box was started, or change your own pair’s network.",
  })),
  "box-message-unreadable": worded({}, () => ({
    said: "The box does not understand what the page asked of it.",
    next: "Load the page anew from the box itself, so that both are of one version.",
  })),
  "box-glass-missing": worded({}, () => ({
    said: "This box plays no peer of glass: werift, the package that it is made of, is not there.",
    next: "Run deno install in the project’s folder and start the box again; until then Client B is this browser’s.",
  })),
  "box-glass-full": worded({}, () => ({
    said: "The box plays as many peers of glass as it can at one time.",
    next: "Wait until another pair has closed its own, and choose it again; until then Client B is this browser’s.",
  })),
  "box-hurried": worded({}, () => ({
    said: "The page asked more of the box in one second than it does, and the box has hung up.",
    next: "Connect again, and ask less often.",
  })),
};
