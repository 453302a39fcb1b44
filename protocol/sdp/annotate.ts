/** Annotates an SDP in two passes: every line, and every field of it, by what this very value says. */
import type { AnnotatedField, AnnotatedLine, AnnotatedSdp } from "./annotated.ts";
import { type Context, contextOf } from "./context.ts";
import { findingsOf } from "./findings/mod.ts";
import { readSdp, type SdpLine } from "./lines.ts";
import { fieldOf, type Row, wholeOf } from "./row.ts";
import { rowOf } from "./rows/mod.ts";

/**
 * Annotates any text; nothing is refused, nothing is lost, and unknown attributes are named as unknown. `type` is what
 * it was given as, "answer" say; what does not fit that is among the problems.
 */
export function annotate(text: string, type?: string): AnnotatedSdp {
  const sdp = readSdp(text);
  const context = contextOf(sdp);
  const lines = sdp.lines.map((line) => annotateLine(line, context));
  return { format: "out-of-band/annotated-sdp", version: 1, lines, problems: findingsOf(sdp, context, type) };
}

function annotateLine(line: SdpLine, context: Context): AnnotatedLine {
  const { number, text, ending, level, section, name } = line;
  const row = rowOf(line);
  if (!row) return { number, text, ending, level, section, known: false, name, ...strange(line) };
  const ofData = WAYS.includes(name) && context.sectionOf(line)?.media === "application";
  const { summary, source, answer }: Pick<Row, "summary" | "source" | "answer"> = ofData ? IN_DATA : row;
  const fields = fieldsOf(line, row, summary, context);
  // Written out: to spread an object for each line takes longer than all the rest.
  return answer === undefined
    ? { number, text, ending, level, section, known: true, name, summary, source, fields }
    : { number, text, ending, level, section, known: true, name, summary, answer, source, fields };
}

/** The directions of a section, which say something of media only. */
const WAYS: readonly string[] = ["sendrecv", "sendonly", "recvonly", "inactive"];
const IN_DATA = {
  summary:
    "In a data section a direction means nothing and is ignored: a data channel always goes both ways. Firefox writes it all the same.",
  source: "RFC 8841 §9.2",
  answer: undefined,
};

function fieldsOf(line: SdpLine, row: Row, summary: string, context: Context): readonly AnnotatedField[] {
  const head = headOf(line, summary);
  if (line.value === "") return [head];
  const value = row.fields?.(line, context) ?? [fieldOf(wholeOf(line), "value", `The value is “${line.value}”.`)];
  return [head, ...value];
}

/** The name of the line, up to the delimiter before its value: `a=ice-ufrag`, or the letter of `v=`. */
function headOf(line: SdpLine, summary: string): AnnotatedField {
  const end = line.type === "a" ? 2 + line.name.length : 1;
  return { start: 0, end, text: line.text.slice(0, end), name: "name", meaning: summary };
}

const IGNORED = "RFC 8866 §5.13";

function strange(line: SdpLine): Pick<AnnotatedLine, "summary" | "source" | "fields"> {
  if (line.text.trim() === "") {
    return {
      summary: "A blank line, which SDP does not have; browsers may refuse the description.",
      source: "RFC 8866 §5",
      fields: [],
    };
  }
  const quoted = line.text.length > 60 ? `${[...line.text.slice(0, 60)].slice(0, -1).join("")}…` : line.text;
  if (line.type !== "a") {
    const summary = `“${quoted}” is no line of SDP: a line is one letter, an equals sign, and a value.`;
    return { summary, source: "RFC 8866 §5", fields: [] };
  }
  const summary = `“${line.name}” is an attribute this reader does not know. A receiver ignores what it does not know.`;
  const head = headOf(line, summary);
  const fields = line.value === ""
    ? [head]
    : [head, fieldOf(wholeOf(line), "value", `What “${line.value}” means is known to whoever wrote it.`)];
  return { summary, source: IGNORED, fields };
}
