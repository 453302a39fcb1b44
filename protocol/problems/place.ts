/** The page, the browser around it, and the connection. */
import { TEXT, WHERE, worded, type WordPair } from "./words.ts";

const FILES: Readonly<Record<string, WordPair>> = {
  empty: ["This file is empty.", "Choose another one; if it was just saved, save it once more."],
  "not-text": ["This file holds no text.", "Choose the file that a card was saved as, or a picture of its QR code."],
  "not-a-picture": [
    "This file calls itself a picture, but the browser cannot open it.",
    "Choose a PNG or JPEG, such as a photo or a screenshot of the code.",
  ],
  "no-code": [
    "There is no readable QR code in this picture.",
    "Take one that shows the whole code, sharp and straight, with some white around it.",
  ],
  "no-reader": [
    "The part of this page that reads QR codes did not load.",
    "Look whether you are connected and try again, or copy the text and paste it.",
  ],
  unread: ["The browser could not read this file.", "Choose it once more, or another one."],
};
const fileWords = (why: string) => FILES[Object.hasOwn(FILES, why) ? why : "unread"];

export const PLACE = {
  "no-webrtc": worded({}, () => ({
    said: "This browser did not let the page open a peer connection, so the bench cannot work here.",
    next: "Allow WebRTC for this page, or open it in another browser. The lesson’s text stays readable.",
  })),
  "clipboard-unread": worded({ client: TEXT }, (p) => ({
    said: "The browser did not let the page read the clipboard.",
    next: `Click into the box of Client ${p.client} and paste with your keyboard.`,
  })),
  "clipboard-refused": worded({ blob: TEXT }, (p) => ({
    said: `The browser did not let the page write to the clipboard, so the ${p.blob} was not copied.`,
    next: "Select the text on the card and copy it with your keyboard.",
  })),
  "edit-unreadable": worded({ blob: TEXT }, (p) => ({
    said: `What you typed for the ${p.blob} is not JSON with a candidate in it, so there is nothing to carry.`,
    next: "Keep the braces, the quotes and the name “candidate”, and change only what is inside.",
  })),
  "file-unread": worded({ why: TEXT }, (p) => ({
    said: fileWords(p.why)[0],
    next: fileWords(p.why)[1],
  })),
  "ice-failed": worded(WHERE, (p) => ({
    said: `Client ${p.client} found no path to Client ${p.other} and has given up.`,
    next:
      "Reset the bench and carry again. Firefox gives an answer about five seconds; Chromium waits longer, and for ever if it got no candidates.",
  })),
  "hung-up": worded(WHERE, (p) => ({
    said: `Client ${p.other} has hung up, or was lost: the data channel of Client ${p.client} is closed.`,
    next: "Reset the bench to connect again.",
  })),
  "path-lost": worded(WHERE, (p) => ({
    said: `Client ${p.client} no longer reaches Client ${p.other}: the path that was found has stopped answering.`,
    next: "Look whether the other client was closed. Reset the bench to connect again.",
  })),
  "dtls-unfinished": worded(WHERE, (p) => ({
    said: `Client ${p.client} found a path, but the DTLS handshake over it was never finished.`,
    next: `Look whether Client ${p.other} has taken the answer, in time and unaltered. Reset the bench to carry again.`,
  })),
  "dtls-failed": worded(WHERE, (p) => ({
    said:
      `Client ${p.client} found a path, but the DTLS handshake over it failed. Most often the certificate was not the one that the description promised.`,
    next: "Reset the bench and carry the descriptions unaltered.",
  })),
};
