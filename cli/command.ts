/**
 * What the commands share: options and `--help`, what goes to which stream, and how a command ends. Exit status 0 is
 * good, 1 is read with problems, 2 is unreadable or wrongly asked: then one sentence on standard error says why.
 */
import { parseArgs } from "node:util";
import { explain, type Problem } from "../protocol/problems/mod.ts";
import { codePoint, visible } from "../protocol/text/mod.ts";

/** An option: what it takes, as `--help` names it, or nothing for a flag; and one sentence. */
export interface Option {
  readonly takes?: string;
  readonly says: string;
}
type Options = Readonly<Record<string, Option>>;

/** What was asked for: the values of the options that were given, and the files. */
export interface Given<O extends Options> {
  readonly values: { readonly [Name in keyof O]?: O[Name] extends { readonly takes: string } ? string : true };
  readonly files: readonly string[];
}

/** Why a command did nothing, in a sentence or two; `usage` when it was wrongly asked. */
export interface Refusal {
  readonly refused: string;
  readonly usage?: boolean;
}
export type Ending = 0 | 1 | Refusal;

export interface Command<O extends Options> {
  readonly name: string;
  /** One sentence: what it is for. */
  readonly does: string;
  /** How `--help` names what it reads, how many of these may be named, and what is said when these are others. */
  readonly reads: string;
  readonly least: number;
  readonly most: number;
  readonly wants: string;
  readonly options: O;
  /** When it ends with 0, and when with 1. */
  readonly endings: readonly [good: string, withProblems: string];
  readonly run: (given: Given<O>) => Promise<Ending>;
}

/** Runs a command with the arguments of this process, and ends the process. */
export async function main<O extends Options>(command: Command<O>): Promise<never> {
  Deno.exit(await statusOf(command, Deno.args));
}

async function statusOf<O extends Options>(command: Command<O>, args: readonly string[]): Promise<0 | 1 | 2> {
  const given = read(command, args);
  if (given === "help") {
    say(helpOf(command));
    return 0;
  }
  const ending = "refused" in given ? given : await command.run(given).catch(failed);
  if (typeof ending === "number") return ending;
  tell(ending.usage ? `${ending.refused} Use: ${useOf(command)}` : ending.refused);
  return 2;
}

/** A fault of this program ends as its refusals do; its stack would tell a reader nothing. */
const failed = (error: unknown): Refusal => ({
  refused: `This program failed: ${
    error instanceof Error ? error.message : error
  }. Please report it with what you gave it.`,
});

function read<O extends Options>({ options, least, most, wants }: Command<O>, args: readonly string[]) {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: {
      ...Object.fromEntries(
        Object.entries(options).map(([name, { takes }]) => [name, { type: takes ? "string" as const : "boolean" }]),
      ),
      help: { type: "boolean", short: "h" },
    },
  });
  const asked = tokens.filter((token) => token.kind === "option");
  if (asked.some(({ name }) => name === "help")) return "help";
  const values: Record<string, string | true> = {};
  for (const { name, rawName, value } of asked) {
    if (!Object.hasOwn(options, name)) return wrong(`There is no option “${rawName}”.`);
    const { takes } = options[name];
    if (takes && value === undefined) return wrong(`The option “${rawName}” needs ${takes} behind it.`);
    if (!takes && value !== undefined) return wrong(`The option “${rawName}” takes no value.`);
    values[name] = value ?? true;
  }
  if (positionals.length < least || positionals.length > most) return wrong(wants);
  return { values: values as Given<O>["values"], files: positionals };
}

/** A refusal that reminds of how to ask. */
export const wrong = (refused: string): Refusal => ({ refused, usage: true });

/** A problem, as a refusal; `before` is what to say first, such as the file it is about. Its line stands behind it. */
export function refusalOf(problem: Problem, before = ""): Refusal {
  const { said, next } = explain(problem, "command");
  const { at } = problem;
  const line = at && !said.includes(visible(at.text)) ? `\nLine ${at.number}: ${at.text}` : "";
  return { refused: `${before}${said}${/[.!?]$/.test(said) ? " " : "\n"}${next}${line}` };
}

const useOf = <O extends Options>({ name, reads, options }: Command<O>): string =>
  [
    `deno task ${name}`,
    ...(reads === "" ? [] : [reads]),
    ...Object.entries(options).map(([name, option]) => `[${optionOf(name, option)}]`),
  ]
    .join(" ");

const optionOf = (name: string, { takes }: Option): string => takes ? `--${name} ${takes}` : `--${name}`;

function helpOf<O extends Options>(command: Command<O>): string {
  const rows = Object.entries(command.options).map(([name, option]) => [optionOf(name, option), option.says]);
  rows.push(["-h, --help", "Print this."]);
  const width = Math.max(...rows.map(([option]) => option.length));
  const [good, withProblems] = command.endings;
  return [
    `${command.does} Use: ${useOf(command)}`,
    "",
    ...rows.map(([option, says]) => `  ${option.padEnd(width)}  ${folded(says, COLUMNS - width - 4, width + 4)}`),
    "",
    `It ends with status 0 ${good}, 1 ${withProblems}, 2 if nothing could be read or it was wrongly asked.`,
  ].join("\n");
}

/** As wide as a help text is, in characters; a terminal has at least 80, mostly more. */
const COLUMNS = 100;

/** A sentence on several lines, each but the first indented by so many spaces. */
const folded = (text: string, width: number, indent: number): string =>
  text.replace(new RegExp(`(.{1,${width}})(?: +|$)`, "g"), (_, line: string) => `${line}\n${" ".repeat(indent)}`)
    .trimEnd();

/** What is said, on standard output. No character of the input is sent that a terminal would obey. */
export const say = (text: string): void => console.log(visible(text));

/** What is told beside what was asked for, on standard error. */
export const tell = (text: string): void => console.error(visible(text));

/** Writes JSON that was asked for. It stays what it is: what a terminal would obey is escaped in its texts. */
export function give(json: string): true {
  console.log(json.replace(/[\x7f-\x9f\p{Bidi_Control}]/gu, escaped));
  return true;
}

/** Writes lines that were asked for, control characters by their numbers; false if there were any. */
export function giveLines(lines: string): boolean {
  const shown = lines.replace(/(?![\t\n])(?!\r\n)\p{Cc}/gu, codePoint);
  console.log(shown);
  return shown === lines;
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
