/** Finds every blob in a text, in whatever form and among whatever words, and reads each. */
import { readBase64, SHORTEST } from "./peel/base64.ts";
import { readBare } from "./bare-candidates.ts";
import { type Found, type Inside, isRefused, type Read, refused } from "./outcome.ts";
import { holdsBlob } from "./mend/lost-line-breaks.ts";
import { jsonAt, MOST_ROWS } from "./peel/embedded-json.ts";
import { atLine, type Line, startsOf, textOf } from "./lines.ts";
import type { Form, Repair } from "./reading.ts";
import type { SignalingMessage } from "../facts/mod.ts";
import { readRegion } from "./mend/raw-sdp.ts";
import { note, noteAll } from "./mend/repairs.ts";
import { fromValue, typeOf } from "./peel/json-values.ts";

const JSON_START = `[{[](?=\\s{0,40}(?:["'{[\\]}]|\\\\{1,40}["']|[A-Za-z_$][\\w$]{0,40}\\s{0,5}:))`;
const TEXT_START = `"(?=\\s{0,9}(?:v=0|[{[]|(?:a=)?candidate:|\\\\{1,40}"))`;
const SDP_START = "v ?= ?0(?=(?:\\\\{1,40}[rn]|\\s){0,20}(?:[>|*][ \\t]?){0,9}(?:[^\\n]{0,60}[\\s*])?o ?= ?\\S)";
const BARE =
  "[\\w+/]{1,32} [1-9]\\d{0,2} (?:udp|tcp|UDP|TCP) \\d{1,10} \\S{1,300} \\d{1,5} typ (?:host|srflx|prflx|relay)\\b";
const BASE64 = "(?:dj0w|ey|ew|Ww|W3|WyJ|YT1j|Y2Fu|H4sI|eJ|eN|Im|In|IC|UEsD)[\\w+/-]{20}";

/** Where a blob may begin. */
const MARK = new RegExp(
  `(?<json>${JSON_START})|(?<text>${TEXT_START})|(?<sdp>${SDP_START})` +
    "|(?<bare>(?:a ?= ?)?(?:candidate:(?=[\\w+/])|end-of-candidates\\b))" +
    `|(?<plain>^${BARE})|(?<base64>(?<![\\w+/=-])${BASE64})`,
  "gm",
);
/** Where a description ends, because the next blob begins. */
const BORDER = new RegExp(
  `${SDP_START}|[{](?=\\s{0,9}["'](?:candidate|sdp|type|sdpMid)["'])` +
    `|^[ \\t]{0,9}(?:${JSON_START}|${TEXT_START}|candidate:|${BARE}|${BASE64}[\\w+/-]{20})`,
  "gm",
);

/** More beginnings of JSON than this that are none are passed over. */
const MOST_TRIES = 8;

/** Reads all blobs of a text; `open`: no line break follows the last line. */
export function findAll(lines: readonly Line[], open: boolean, inside: Inside): Read {
  const text = textOf(lines);
  const starts = startsOf(lines);
  const messages: SignalingMessage[] = [];
  const repairs: Repair[] = [];
  const forms = new Set<Form>();
  let tries = 0;
  let words = "";
  let at = 0;
  let from = 0;
  for (;;) {
    MARK.lastIndex = from;
    const mark = MARK.exec(text);
    if (!mark) break;
    const taken = take(mark.index, mark.groups!);
    if (taken && isRefused(taken)) return taken;
    from = taken ? taken.end : mark.index + mark[0].length;
    if (!taken) continue;
    words += `${text.slice(at, mark.index - taken.label).trim()}\n`;
    at = from;
    forms.add(taken.form);
    messages.push(...taken.found.messages);
    noteAll(repairs, taken.found.repairs);
  }
  words += text.slice(at).trim();
  if (messages.length === 0) return refused({ code: "not-a-blob", seen: "nothing in it is one" });
  if (holdsBlob(words)) {
    return refused({ code: "not-a-blob", seen: "it has lines like SDP, but does not begin with v=0" });
  }
  if (/[^\s,;"'()[\]]/.test(words)) note(repairs, "text-around");
  const [form] = forms;
  return { messages, repairs, form: forms.size > 1 ? "mixed" : form };

  type Taken = { readonly found: Found; readonly form: Form; readonly end: number; readonly label: number };

  function take(index: number, kind: Record<string, string | undefined>): Taken | { problem: never } | undefined {
    const read = kind.json !== undefined || kind.text !== undefined
      ? takeJson(index)
      : kind.sdp !== undefined
      ? takeSdp(index)
      : kind.base64 !== undefined
      ? takeBase64(index)
      : takeBare(index);
    return read as Taken | { problem: never } | undefined;
  }

  function takeJson(index: number): Taken | Read | undefined {
    if (tries > MOST_TRIES) return undefined;
    const { value, escaped, cut } = jsonAt(text, index, lines.slice(indexAt(index), indexAt(index) + MOST_ROWS));
    const ours = () =>
      /"?(?:sdp|candidate|type)\\*["']?\s*:/.test(text.slice(index, index + 5000)) || index === text.search(/\S/);
    if (value === "deep") return refused({ code: "nested-too-deep" });
    if (typeof value === "string") {
      tries++;
      if (!ours()) return undefined;
      const last = lineAt(text.length);
      return refused({ code: "json-broken", ...(value === "unterminated" && { at: atLine(last) }) });
    }
    const read = fromValue(value.value, inside);
    if (isRefused(read)) {
      tries++;
      return read.problem.code === "not-a-blob" && !ours() ? undefined : read;
    }
    const found: Repair[] = [];
    if (!value.strict) note(found, "json-mended");
    if (escaped) note(found, "escaped-quotes");
    if (cut) note(found, "wrapped-lines");
    noteAll(found, read.repairs);
    return { found: { messages: read.messages, repairs: found }, form: "json", end: value.end, label: 0 };
  }

  function takeSdp(index: number): Taken | Read {
    BORDER.lastIndex = index + 3;
    const end = BORDER.exec(text)?.index ?? text.length;
    const region = linesIn(index, end);
    const found: Repair[] = [];
    const column = index - starts[indexAt(index)];
    const read = readRegion(region, column, end === text.length && open, found);
    if (isRefused(read)) return read;
    const type = typeOf(read.sdp);
    if (!type) return refused({ code: "sdp-incomplete", missing: "whole a=setup line" });
    if (read.rest.some(({ text }) => /\w/.test(text))) note(found, "text-around");
    const label = found.some(({ code }) => code === "line-labels" || code === "indented") ? column : 0;
    return {
      found: { messages: [{ kind: "description", type, sdp: read.sdp }], repairs: found },
      form: "sdp",
      end,
      label,
    };
  }

  function takeBare(index: number): Taken | Read {
    MARK.lastIndex = index + 10;
    let next = MARK.exec(text);
    while (next && next.groups!.plain !== undefined && next.index < index + 40) next = MARK.exec(text);
    const limit = Math.min(next?.index ?? text.length, index + 2000);
    const region = linesIn(index, limit, true);
    const found: Repair[] = [];
    const read = readBare(region, found);
    if (isRefused(read)) return read;
    noteAll(found, read.repairs);
    const used = region.slice(0, read.used).reduce((sum, { text }) => sum + text.length + 1, 0);
    return {
      found: { messages: read.messages, repairs: found },
      form: "lines",
      end: Math.min(index + used, limit),
      label: 0,
    };
  }

  function takeBase64(index: number): Taken | Read | undefined {
    if (tries > MOST_TRIES) return undefined;
    const next = new RegExp(`\\n[ \\t]{0,9}${BASE64}`).exec(text.slice(index))?.index ?? text.length;
    for (const limit of new Set([next, text.length])) {
      const found: Repair[] = [];
      const read = readBase64(text.slice(index, index + limit), (decoded) => inside.text(decoded, 0), found);
      if (!isRefused(read)) {
        noteAll(found, read.repairs);
        return {
          found: { messages: read.messages, repairs: found },
          form: "base64",
          end: index + (read.end ?? 0),
          label: 0,
        };
      }
      tries++;
      const run = /^[\w+/-]+/.exec(text.slice(index))![0].length;
      if (limit === text.length || next === text.length) {
        return run < SHORTEST || (read.problem.code === "base64-damaged" && run < 60) ? undefined : read;
      }
    }
    return undefined;
  }

  function linesIn(begin: number, end: number, exact = false): readonly Line[] {
    const [first, last] = [indexAt(begin), indexAt(Math.max(begin, end - 1))];
    return lines.slice(first, last + 1).map((line, offset) => {
      const start = starts[first + offset];
      const to = Math.min(line.text.length, end - start);
      return { number: line.number, text: line.text.slice(exact && offset === 0 ? begin - start : 0, to) };
    });
  }
  function lineAt(offset: number): Line {
    return lines[indexAt(offset)];
  }
  function indexAt(offset: number): number {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
