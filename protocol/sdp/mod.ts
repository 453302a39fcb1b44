/** SDP (RFC 8866): read without loss, written back, asked what tells one description from another. */

/** One line: `text` without its ending; `ending` is `\r\n`, `\n`, `\r` or nothing at the very end. */
export interface SdpLine {
  readonly number: number;
  readonly text: string;
  readonly ending: string;
}

export interface Sdp {
  readonly lines: readonly SdpLine[];
}

/** Reads any text into numbered lines, from 1. Nothing is refused and nothing is lost. */
export function readSdp(text: string): Sdp {
  const lines: SdpLine[] = [];
  for (const [whole, line, ending] of text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)) {
    if (whole !== "") lines.push({ number: lines.length + 1, text: line, ending });
  }
  return { lines };
}

/** Writes what {@link readSdp} read: `writeSdp(readSdp(x)) === x` for every string. */
export const writeSdp = (sdp: Sdp): string => sdp.lines.map((line) => line.text + line.ending).join("");

/**
 * The one place where SDP is made fit for a browser: every line ends with CRLF, the last one too (RFC 8866 §5),
 * since Chromium refuses a description whose final line break was lost.
 */
export const normalizeSdp = (text: string): string => readSdp(text).lines.map((line) => line.text + "\r\n").join("");

/** What tells one description from another, and one generation from the next. */
export interface Identity {
  /** `<sess-id>` of the `o=` line (RFC 8866 §5.2). */
  readonly sessionId?: string;
  /** `<sess-version>` of the `o=` line: one more for every changed description (RFC 3264 §8). */
  readonly sessionVersion?: string;
  /** Every `a=ice-ufrag` (RFC 8839 §5.4). */
  readonly ufrags: readonly string[];
  /** Every `a=fingerprint` (RFC 8122 §5). */
  readonly fingerprints: readonly string[];
  /** The first `a=setup` (RFC 4145 §4). */
  readonly setup?: string;
  /** Every `a=mid`, one for each media section (RFC 5888 §4). */
  readonly mids: readonly string[];
  /** The mids that `a=group:BUNDLE` names (RFC 9143 §7). */
  readonly bundled: readonly string[];
  /** Every `a=candidate`, without `a=` (RFC 8839 §5.1). */
  readonly candidates: readonly string[];
}

/** Reads a description's {@link Identity}. Lines it does not know are passed over. */
export function identify(text: string): Identity {
  const lines = readSdp(text).lines.map((line) => line.text);
  const after = (start: string) => lines.filter((l) => l.startsWith(start)).map((l) => l.slice(start.length));
  const origin = after("o=")[0]?.split(" ");
  return {
    sessionId: origin?.[1],
    sessionVersion: origin?.[2],
    ufrags: [...new Set(after("a=ice-ufrag:"))],
    fingerprints: [...new Set(after("a=fingerprint:"))],
    setup: after("a=setup:")[0],
    mids: after("a=mid:"),
    bundled: after("a=group:BUNDLE").flatMap((rest) => rest.split(" ").filter(Boolean)),
    candidates: after("a=candidate:").map((rest) => `candidate:${rest}`),
  };
}
