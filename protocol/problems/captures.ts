/** Captures: files in which a program on the network has kept packets. */
import { worded } from "./words.ts";

export const CAPTURES = {
  "not-a-capture": worded({}, () => ({
    said: "This file is no capture: it begins neither as .pcap nor as .pcapng does.",
    next: "Choose a file that tcpdump or Wireshark has written, and unpack it first if it is compressed.",
  })),
};
