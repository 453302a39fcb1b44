/** A handout as plain text: every line of the SDP, and what it says as comments below it. */
import { comparisonTitle, foundText, type Handout, handoutLines, secrecy } from "./handout.ts";

/** Writes a handout as text. */
export function textHandout(handout: Handout): string {
  const { title, date, parts, comparison, notes, sources } = handout;
  const told: string[] = [title, ...(date === "" ? [] : [date]), secrecy(handout)];
  if (handout.found) told.push(...foundText(handout.found));
  if (comparison.length > 0) {
    told.push(
      "",
      comparisonTitle(handout).toUpperCase(),
      "",
      ...comparison.map((one) => `- ${one}`),
    );
  }
  for (const part of parts) {
    told.push("", part.name.toUpperCase(), "");
    for (const line of handoutLines(handout, part)) {
      told.push(
        line.text,
        `  # ${line.summary}${line.answer ? ` ${line.answer}` : ""}${sources ? ` (${line.source})` : ""}`,
      );
      for (const { name, meaning } of line.fields.slice(1)) told.push(`  #   ${name}: ${meaning}`);
      if (notes && line.note) told.push(...line.note.split(/[\r\n]+/).map((one) => `  # Note: ${one}`));
    }
    for (const { line, said, next } of part.annotated.problems) {
      told.push(`! ${line === 0 ? "" : `Line ${line}: `}${said} ${next}`);
    }
  }
  return told.join("\n") + "\n";
}
