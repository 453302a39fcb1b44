/** Reads an SDP, a description as JSON, or candidates, and explains it. `deno task annotate [FILE] [--format text|json]` */
import { parseArgs } from "node:util";
import { readBlob } from "../protocol/blob/mod.ts";
import { explain } from "../protocol/problem.ts";
import { annotate, type AnnotatedSdp } from "../protocol/sdp/mod.ts";

/** Exit status: 0 read, 1 read with problems, 2 unreadable. */
if (import.meta.main) Deno.exit(await run(Deno.args));

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { format: { type: "string", default: "text" } },
  });
  const [file] = positionals;
  if (values.format !== "text" && values.format !== "json") {
    return complain(`There is no format “${values.format}”. There are text and json.`);
  }
  const text = file === undefined || file === "-"
    ? await new Response(Deno.stdin.readable).text()
    : await Deno.readTextFile(file).catch(() => undefined);
  if (text === undefined) return complain(`The file ${file} cannot be read.`);
  const sdp = sdpOf(text);
  if (typeof sdp !== "string") return complain(sdp.said);
  const annotated = annotate(sdp);
  console.log(values.format === "json" ? JSON.stringify(annotated, null, 2) : inWords(annotated));
  return annotated.problems.length > 0 ? 1 : 0;
}

/** Raw SDP is explained as it stands, damage and all; out of JSON and candidates the SDP lines are taken. */
function sdpOf(text: string): string | { readonly said: string } {
  if (/^[a-z]=/.test(text)) return text;
  const reading = readBlob(text);
  if (!reading.ok) {
    const { said, next } = explain(reading.problem);
    return { said: `${said} ${next}` };
  }
  if (reading.messages.length === 0) {
    return { said: "There is nothing to read. Give it an SDP, or a file that holds one." };
  }
  return reading.messages.map((message) => {
    if (message.kind === "description") return message.sdp;
    return message.kind === "candidate" ? `a=${message.candidate}\r\n` : "a=end-of-candidates\r\n";
  }).join("");
}

function inWords({ lines, problems }: AnnotatedSdp): string {
  const [bold, dim, plain] = Deno.stdout.isTerminal() && !Deno.noColor
    ? ["\x1b[1m", "\x1b[2m", "\x1b[0m"]
    : ["", "", ""];
  const told = lines.map((line) => {
    const fields = line.fields.slice(1).map(({ name, meaning }) => `      ${dim}${name}:${plain} ${meaning}`);
    const about = `    ${line.summary} ${dim}(${line.source})${plain}`;
    return [`${String(line.number).padStart(3)} ${bold}${line.text}${plain}`, about, ...fields].join("\n");
  });
  const found = problems.map(({ line, said, next }) => `${line === 0 ? "" : `Line ${line}: `}${said} ${next}`);
  return [...told, ...(found.length > 0 ? ["", ...found] : [])].join("\n");
}

function complain(sentence: string): number {
  console.error(sentence);
  return 2;
}
