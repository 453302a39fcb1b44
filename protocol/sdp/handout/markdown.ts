/** A handout as Markdown (CommonMark). */
import { code, markdown } from "./escape.ts";
import { comparisonTitle, foundText, type Handout, handoutLines, type HandoutPart, secrecy } from "./handout.ts";

/** Writes a handout as Markdown. */
export function markdownHandout(handout: Handout): string {
  const { title, date, parts, comparison } = handout;
  const blocks = [`# ${markdown(title)}`, ...(date === "" ? [] : [markdown(date)]), markdown(secrecy(handout))];
  if (handout.found) blocks.push(...foundText(handout.found).map(markdown));
  if (comparison.length > 0) {
    blocks.push(
      `## ${comparisonTitle(handout)}`,
      comparison.map((one) => `- ${markdown(one)}`).join("\n"),
    );
  }
  for (const part of parts) blocks.push(...partBlocks(handout, part));
  return blocks.join("\n\n") + "\n";
}

function partBlocks(handout: Handout, part: HandoutPart): string[] {
  const blocks = [`## ${markdown(part.name)}`];
  for (const line of handoutLines(handout, part)) {
    const source = handout.sources ? ` *(${markdown(line.source)})*` : "";
    const fields = line.fields.slice(1).map((field) =>
      `   - ${code(field.text)} **${markdown(field.name)}**: ${markdown(field.meaning)}`
    );
    const note = handout.notes && line.note ? [`\n   > ${markdown(line.note)}`] : [];
    const answer = line.answer ? ` ${markdown(line.answer)}` : "";
    blocks.push(
      [`${line.number}. ${code(line.text)}\n   ${markdown(line.summary)}${answer}${source}`, ...fields, ...note].join(
        "\n",
      ),
    );
  }
  const problems = part.annotated.problems.map(({ line, said, next }) =>
    `- ${line === 0 ? "" : `Line ${line}: `}${markdown(said)} ${markdown(next)}`
  );
  return problems.length === 0 ? blocks : [...blocks, "### To look at", problems.join("\n")];
}
