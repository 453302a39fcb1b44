/** Texts for the formats a handout is written in: nothing of an SDP is ever taken for markup. */

/** HTML, for text and for attributes in double quotes. */
export const html = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[c]!);

/** Markdown: what would be read as markup or as a link is escaped, line breaks become spaces. */
export const markdown = (text: string): string =>
  text.replace(/[\r\n]+/g, " ").replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, (c) => `\\${c}`)
    .replaceAll("://", "&#58;//").replaceAll("@", "&#64;");

/** A span of Markdown code: fenced by more backticks than it holds (CommonMark 0.31 §6.1). */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return text === "" ? "` `" : `${fence}${pad}${text.replace(/[\r\n]+/g, " ")}${pad}${fence}`;
}
