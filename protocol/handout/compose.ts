/** Composes the sheet of a handout: what stands on it, from the top to the bottom. */
import { betweenBlocks } from "./between.ts";
import { candidateBlocks } from "./candidates.ts";
import { foundText } from "./found.ts";
import { type Handout, type HandoutPart, secrecy } from "./handout.ts";
import { diagramBlocks, stateBlocks } from "./happened.ts";
import { lessonBlocks } from "./lesson-sheet.ts";
import { linesBlocks, sidesBlocks, SIGNS } from "./lines.ts";
import { Notes, sourcesOf } from "./notes.ts";
import { type Block, heading, paragraph, said, type Sheet } from "./sheet.ts";
import { keySheet, worksheetOf } from "./worksheet.ts";
import { benchOf } from "./trace-documents.ts";

/** The whole document of a handout: itself, its worksheet, or the key to that. */
export function sheetOf(handout: Handout): Sheet {
  const { title, className, date, lesson, as, blanks } = handout;
  const whole = { title, className, date, ...(lesson && { lesson }), blocks: blocksOf(handout) };
  if (as === "handout") return whole;
  const worksheet = worksheetOf(whole, blanks);
  return as === "worksheet" ? worksheet.sheet : keySheet(worksheet);
}

function blocksOf(handout: Handout): readonly Block[] {
  const { brief, parts, found, trace, sources } = handout;
  const notes = new Notes(handout);
  const how = { brief, notes };
  const bench = trace && benchOf(trace);
  const described = descriptionBlocks(handout, how);
  const shown = parts.flatMap(({ annotated }) => annotated.lines);
  const rfcs = sources ? sourcesOf(shown) : [];
  const items = notes.items();
  return [
    ...(parts.length > 0 ? [paragraph(said([secrecy(handout), ...(found ? foundText(found) : [])].join(" ")))] : []),
    ...lessonBlocks(handout.steps),
    ...described,
    ...(items.length > 0 ? [heading("Notes"), { kind: "notes" as const, items }] : []),
    ...candidateBlocks(parts, bench),
    ...(trace ? diagramBlocks(trace, brief) : []),
    ...(bench ? stateBlocks(bench) : []),
    ...(rfcs.length > 0 ? [heading("Sources"), paragraph(said(sourcesText(rfcs, brief)))] : []),
  ];
}

const sourcesText = (rfcs: readonly string[], brief: boolean): string =>
  brief
    ? `${rfcs.join(", ")}: https://www.rfc-editor.org/`
    : `Section signs name where each explanation is from: ${
      rfcs.join(", ")
    }. Each RFC can be read at https://www.rfc-editor.org/rfc/ with its number behind rfc.`;

/** Every round side by side with what became of it, and what belongs to none by itself. */
function descriptionBlocks(handout: Handout, how: Parameters<typeof linesBlocks>[1]): readonly Block[] {
  const { rounds, parts, brief, trace } = handout;
  const sided = new Set<number>();
  const blocks: Block[] = [];
  for (const round of rounds) {
    const { first, second } = round;
    if (first !== undefined && second !== undefined) {
      if (blocks.length === 0) blocks.push(paragraph(said(SIGNS)));
      blocks.push(...sidesBlocks(parts[first], parts[second], how));
      sided.add(first).add(second);
    }
    blocks.push(...betweenBlocks(round, brief));
  }
  for (const [i, part] of parts.entries()) {
    // What travelled alone in a session stands in the table of candidates; here it is explained once.
    if (!sided.has(i) && !(part.isCandidates && trace && explains(parts, part))) blocks.push(...linesBlocks(part, how));
  }
  return [...blocks, ...problemBlocks(parts)];
}

/** What is to be looked at in the descriptions by themselves; what is said of several is said once. */
function problemBlocks(parts: readonly HandoutPart[]): readonly Block[] {
  const all = parts.flatMap(({ name, annotated }) => annotated.problems.map((problem) => ({ name, ...problem })));
  if (all.length === 0) return [];
  const items = [...Map.groupBy(all, ({ said, next }) => `${said} ${next}`)].map(([text, where]) => {
    const places = where.map(({ name, line }) => line === 0 ? name : `${name}, line ${line}`);
    return [said(`${[...new Set(places)].join("; ")}: `, "strong"), said(text)];
  });
  return [heading("To look at"), { kind: "list", items }];
}

/** Whether another part has a candidate, too, so that its words are explained without this one. */
const explains = (parts: readonly HandoutPart[], part: HandoutPart): boolean =>
  parts.some((one) =>
    one !== part && !one.isCandidates && one.annotated.lines.some(({ name }) => name === "candidate")
  ) || parts.find(({ isCandidates }) => isCandidates) !== part;
