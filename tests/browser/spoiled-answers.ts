/** Answers that browsers refuse, each made of a good one, as it is carried: JSON. */
export const SPOILED: Readonly<Record<string, (answer: string) => string>> = {
  "a=setup:actpass": (text) => text.replace(/setup:(?:active|passive)/, "setup:actpass"),
  "another mid": (text) => text.replace(/a=mid:0/, "a=mid:7"),
  "two sections": (text) => {
    const sdp: string = JSON.parse(text).sdp;
    return JSON.stringify({ type: "answer", sdp: sdp + sdp.slice(sdp.indexOf("m=")).replace("a=mid:0", "a=mid:1") });
  },
  "cut off before m=": (text) => {
    const sdp: string = JSON.parse(text).sdp;
    return JSON.stringify({ type: "answer", sdp: sdp.slice(0, sdp.indexOf("m=")) });
  },
  "no fingerprint": (text) => text.replace(/a=fingerprint:[^\\]*\\r\\n/, ""),
};

/** Those of them that are read as a whole description all the same, and are refused by the browser or before it. */
export const READ_AS_WHOLE: readonly string[] = ["a=setup:actpass", "two sections"];
