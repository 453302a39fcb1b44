/** SDP as other tools print it: a console, chrome://webrtc-internals, a packet’s tree, strings in source code. */
import type { Repair } from "../reading.ts";
import { changeLines, type TextLine } from "../lines.ts";
import { note } from "../mend/repairs.ts";

/** Consoles draw a line break as ↵ or ¶, before it or behind it. */
export function withoutBreakMarks(lines: readonly TextLine[], repairs: Repair[]): readonly TextLine[] | undefined {
  const after = changeLines(lines, (text) => text.replace(/^\s*[↵⏎␤¶]|[↵⏎␤¶]\s*$/g, ""));
  if (after) note(repairs, "break-marks");
  return after;
}

/** A terminal fills its lines with spaces up to its width. */
export function withoutPadding(lines: readonly TextLine[], repairs: Repair[]): readonly TextLine[] | undefined {
  if (lines.filter(({ text }) => / {12}$/.test(text)).length < 3) return undefined;
  note(repairs, "trailing-spaces");
  return changeLines(lines, (text) => / {12}$/.test(text) ? text.trimEnd() : text);
}

/** A patch writes + before each line that is new. */
export function withoutDiffMarks(lines: readonly TextLine[], repairs: Repair[]): readonly TextLine[] | undefined {
  if (!lines.some(({ text }) => /^\+o=/.test(text))) return undefined;
  note(repairs, "diff-marks");
  return changeLines(lines, (text) => text.replace(/^\+(?=[a-z]=)/, ""));
}

/** chrome://webrtc-internals says of a section that it is folded: `m=audio 9 … 126 (30 more lines) direction=… mid=0`. */
export function withoutLineCounts(lines: readonly TextLine[], repairs: Repair[]): readonly TextLine[] | undefined {
  const after = changeLines(
    lines,
    (text) => /^\s*[vm]=/.test(text) ? text.replace(/ \(\d+ more lines?\).*$/, "") : text,
  );
  if (after) note(repairs, "line-counts");
  return after;
}

const TREE = /^\s*\[?[A-Z][\w ,/-]{2,60} \(([a-z])\): (.*)$/;

/** Wireshark’s tree: `Media Attribute (a): rtpmap:111 opus/48000/2`, and below each line what it took from it. */
export function fromPacketTree(lines: readonly TextLine[], repairs: Repair[]): readonly TextLine[] | undefined {
  const indent = Math.min(...lines.flatMap(({ text }) => TREE.test(text) ? [text.search(/\S/)] : []));
  if (!lines.some(({ text }) => TREE.exec(text)?.[1] === "v")) return undefined;
  note(repairs, "packet-tree");
  return lines.flatMap((line) => {
    const [, letter, value] = TREE.exec(line.text) ?? [];
    if (letter !== undefined) return [{ ...line, text: `${letter}=${value}` }];
    const isDetail = line.text.search(/\S/) >= indent && /^\s*[A-Z][\w ,()/-]{2,60}: /.test(line.text);
    return isDetail ? [] : [line];
  });
}

/** A string that is one line of SDP: `"a=mid:0\\r\\n" +`, `'t=0 0',`, with the name of a variable before the first. */
const STRING =
  /^(?:[^"'`]{0,80}?[=(\[]\s*)?\[?\s*(["'`])([a-z]=[^"'`]*?)((?:\\r)?(?:\\n)?)\1[\s,;+.)\]\\}]*(?:join\(.*)?$/;
/** Several on one line, in brackets. */
const LIST = /\[\s*(["'])v=0(?:\\r)?(?:\\n)?\1\s*,.*?\]/;

/** Source code, in which each line of an SDP is a string by itself. */
export function fromSourceStrings(lines: readonly TextLine[], repairs: Repair[]): readonly TextLine[] | undefined {
  const whole = lines.some(({ text }) => LIST.test(text));
  const strings = lines.filter(({ text }) => STRING.test(text));
  if (!whole && (strings.length < 3 || !strings.some(({ text }) => STRING.exec(text)![2].startsWith("v=0")))) {
    return undefined;
  }
  note(repairs, "source-strings");
  return lines.flatMap((line) => {
    const list = LIST.exec(line.text)?.[0];
    if (list !== undefined) {
      return [...list.matchAll(/(["'])([a-z]=(?:(?!\1).)*?)(?:\\r)?(?:\\n)?\1/g)].map(([, , text]) => ({
        ...line,
        text,
      }));
    }
    const text = STRING.exec(line.text)?.[2];
    return text === undefined ? [line] : [{ ...line, text }];
  });
}
