/** Camera and microphone, where the browser gives none (Media Capture and Streams, §10.2). */
import { oneOf, optional, TEXT, worded } from "./words.ts";

/** What is missing, and what is done with a code that was to be read: it is read from a picture. */
const DEVICE = { device: TEXT, instead: optional(oneOf("picture")) };

/** What does without the device. */
const otherwise = (instead: "picture" | undefined): string =>
  instead === "picture" ? "read a picture of the code" : "take synthetic media, which needs no device";

export const DEVICES = {
  "device-refused": worded(DEVICE, (p) => ({
    said: `The browser, or whoever was asked, did not let this page use the ${p.device}.`,
    next: `Allow the ${p.device} for this page, in the browser’s address bar or settings, and try again; or ${
      otherwise(p.instead)
    }.`,
  })),
  "device-missing": worded(DEVICE, (p) => ({
    said: `The browser found no ${p.device} on this machine.`,
    next: `Plug one in and try again, or ${otherwise(p.instead)}.`,
  })),
  "device-unready": worded(DEVICE, (p) => ({
    said: `The ${p.device} is there, and gives nothing: most often another program or page is using it.`,
    next: `Close that one and try again, or ${otherwise(p.instead)}.`,
  })),
  "device-insecure": worded(DEVICE, (p) => ({
    said: `This page came over plain HTTP, and browsers give such pages no ${p.device}.`,
    next: `Open it over HTTPS or on localhost, or ${otherwise(p.instead)}.`,
  })),
};
