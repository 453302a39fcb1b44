/** Captures: files in which a program on the network has kept packets. */
import { NUMBER, worded } from "./words.ts";
import { count } from "../text/mod.ts";

export const CAPTURES = {
  "not-a-capture": worded({}, () => ({
    said: "This file is no capture: it begins neither as .pcap nor as .pcapng does.",
    next: "Choose a file that tcpdump or Wireshark has written, and unpack it first if it is compressed.",
  })),
  "capture-large": worded({ megabytes: NUMBER, most: NUMBER }, (p) => ({
    said: `This capture has ${p.megabytes} MB, and ${p.most} MB are read at most.`,
    next: "Capture again for a shorter time, or with the filter “udp”.",
  })),
  "capture-damaged": worded({ datagrams: NUMBER }, (p) => ({
    said: `This capture is damaged, or was cut off: after ${count(p.datagrams, "datagram")} nothing more can be read.`,
    next: "Look at what is there, or take the file as it was written.",
  })),
  "capture-long": worded({ frames: NUMBER }, (p) => ({
    said: `This capture goes on: only its first ${count(p.frames, "frame")} are read.`,
    next: "Cut it with Wireshark or editcap, and open the part that you want to see.",
  })),
  "capture-empty": worded({ frames: NUMBER }, (p) => ({
    said: `There is no whole UDP datagram in the ${count(p.frames, "frame")} of this capture.`,
    next: "Capture on every interface while the two connect, as with “tcpdump -i any -w connection.pcap udp”.",
  })),
  "captures-many": worded({}, () => ({
    said: "These are several files, and one of them is a capture.",
    next: "Open the capture by itself.",
  })),
};
